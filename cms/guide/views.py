"""The guide's two screens; they read no database and name nothing of an OPD."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from cms.guide.search import find
from cms.registries.guide import PICTURE_HEIGHT, PICTURE_WIDTH, chapters

_LONGEST_QUERY = 100


def index(request: HttpRequest) -> HttpResponse:
    """All chapters, or those that a search finds."""
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:_LONGEST_QUERY]
    every = chapters()
    context = {
        "page_title": _("Panduan"),
        "query": query,
        "found": [(every.index(chapter) + 1, chapter) for chapter in find(every, query)],
    }
    return TemplateResponse(request, "cms/guide/index.html", context)


def chapter(request: HttpRequest, slug: str) -> HttpResponse:
    """One chapter with its neighbours."""
    every = chapters()
    number = next((place for place, one in enumerate(every) if one.slug == slug), None)
    if number is None:
        raise Http404
    context = {
        "chapter": every[number],
        "number": number + 1,
        "total": len(every),
        "previous": every[number - 1] if number else None,
        "next": every[number + 1] if number + 1 < len(every) else None,
        "width": PICTURE_WIDTH,
        "height": PICTURE_HEIGHT,
    }
    return TemplateResponse(request, "cms/guide/chapter.html", context)


urls: list[URLPattern] = [path("", index, name="index"), path("<slug:slug>/", chapter, name="chapter")]
