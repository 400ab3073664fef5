"""Whose an upload in pieces is."""

from cms.registries.admin_urls import Rule
from media_pipeline.models.upload import ResumableUpload


def own_resumable(kwarg: str) -> Rule:
    """What somebody began to upload is nobody else's, whatever their role."""
    return lambda ask: ResumableUpload.objects.filter(pk=ask.kwargs[kwarg], user_id=ask.request.user.pk or 0).exists()
