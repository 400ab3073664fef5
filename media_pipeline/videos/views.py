"""How far videos are, for a script that asks again, and the button that tries one again."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.permissions import policy_registry

from media_pipeline.models import Video
from media_pipeline.videos import asking
from media_pipeline.videos.progress import said_of

MOST = 100


@never_cache
@require_GET
def progress(request: HttpRequest) -> HttpResponse:
    """Answer with what the lists and forms say of the videos that the query names, by id."""
    ids = request.GET.getlist("id")[:MOST]
    policy = policy_registry.get_by_type(Video)
    videos = policy.instances_user_has_any_permission_for(request.user, ["change", "delete", "choose"])
    found = videos.filter(pk__in=ids).only("pk", "state", "progress", "problem")
    return JsonResponse(
        {str(video.pk): {"state": video.state, "progress": video.progress, "text": said_of(video)} for video in found}
    )


@require_POST
def retry(request: HttpRequest, media_id: int) -> HttpResponse:
    """Have a video made that failed."""
    video = get_object_or_404(Video, pk=media_id)
    if not policy_registry.get_by_type(Video).user_has_permission_for_instance(request.user, "change", video):
        return permission_denied(request)  # type: ignore[no-any-return]
    if asking.try_again(video=video, actor=request.user):  # type: ignore[arg-type]
        messages.success(request, _("Video “%(title)s” diolah lagi.") % {"title": video.title})
    else:
        messages.warning(request, _("Video “%(title)s” tidak perlu diolah lagi.") % {"title": video.title})
    return redirect("wagtailmedia:edit", video.pk)


def urls() -> list[URLPattern]:
    return [
        path("media/kemajuan/", progress, name="video_progress"),
        path("media/coba-lagi/<int:media_id>/", retry, name="retry_video"),
    ]
