"""Error pages: 404 with search, 500 without a database."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Say that the page is not here and offer the search of this host."""
    return HttpResponseNotFound(render(request, "404.html").content)


def server_error(request: HttpRequest) -> HttpResponse:
    """Render a page that needs neither the database nor the request."""
    return HttpResponseServerError(get_template("500.html").render())
