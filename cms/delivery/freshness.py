"""How long an answer for everybody may be kept, and the tag that makes asking again cheap."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware

# A browser asks every time and mostly hears "unchanged" (304), so that who has just published sees it. What stands in
# front of many readers may answer for some seconds by itself: an emergency must be everywhere within a minute, and the
# jobs of the minute, which begin and end it, take their part of that.
PUBLIC = "public, max-age=0, s-maxage=20, must-revalidate"
MISSING = "no-cache"
# A rendition's name changes with its picture; embedded only, nginx says the same in production.
MEDIA = "public, max-age=604800"


class FreshnessMiddleware(ConditionalGetMiddleware):
    """Gives citizens' pages their Cache-Control and ETag; what is somebody's own is left to cms.safety.headers."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.method not in {"GET", "HEAD"} or _is_personal(request, response):
            return response
        if "Cache-Control" not in response.headers:
            if request.path.startswith(settings.MEDIA_URL) and response.status_code == 200:
                response["Cache-Control"] = MEDIA
            elif response.status_code == 200:
                response["Cache-Control"] = PUBLIC
            elif response.status_code >= 400:
                response["Cache-Control"] = MISSING
        answer: HttpResponse = super().process_response(request, response)
        return answer


def _is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Tell whether an answer is one person's; asked of the cookie, for reading the session would vary the answer."""
    return (
        request.path.startswith("/admin/")
        or settings.SESSION_COOKIE_NAME in request.COOKIES
        or bool(response.cookies)
        or "no-store" in response.get("Cache-Control", "")
    )
