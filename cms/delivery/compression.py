"""Text leaves the application compressed, so that a slow line is served well whatever stands in front."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_TEXT = ("text/", "application/json", "application/javascript", "image/svg+xml")


class TextGZipMiddleware(GZipMiddleware):
    """Compresses pages, feeds and JSON; files and films pass as they are, with their length.

    Here and not in nginx for what BREACH could learn from lengths (breachattack.com): Django adds random bytes to every
    compressed answer and masks its form tokens, nginx does neither. The session cookie is SameSite=Lax besides, so that
    another site cannot ask for a person's own pages at all.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.headers.get("Content-Encoding") == "None":
            # What wagtail.utils.sendfile writes for a document without one; strict readers refuse such a file.
            del response.headers["Content-Encoding"]
        if response.streaming or not _is_text(response):
            return response
        return super().process_response(request, response)


def _is_text(response: HttpResponseBase) -> bool:
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return kind.startswith(_TEXT) or kind.endswith(("+xml", "/xml", "+json"))
