"""Error pages: 404 with search, 500 without a database."""

from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template

from cms.registries.chrome import Chrome, get_chrome

logger = structlog.get_logger(__name__)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Say that the page is not here and offer the search of this host."""
    return HttpResponseNotFound(render(request, "404.html", {"chrome": _chrome(request)}).content)


def _chrome(request: HttpRequest) -> Chrome | None:
    """Return the site's own frame; a page that is not there must never become a server error."""
    if getattr(request, "host_answer", None) is None:
        return None
    try:
        return get_chrome(request)
    except Exception:
        logger.exception("frame_of_404_failed")
        return None


def server_error(request: HttpRequest) -> HttpResponse:
    """Render a page that needs neither the database nor the request."""
    return HttpResponseServerError(get_template("500.html").render())
