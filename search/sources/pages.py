"""Pages as a source of entries: whatever page type declares a search kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone, translation
from wagtail.models import Page

from cms.registries.searchable import SearchDocument, batch, is_findable
from cms.visibility import visible

NAME = "page"
STEP = 1000


class PageSource:
    name = NAME

    def ids(self) -> Iterator[int]:
        """Yield the ids of all live pages, a bounded number at a time."""
        last = 0
        while found := list(
            Page.objects.filter(live=True, pk__gt=last).order_by("pk").values_list("pk", flat=True)[:STEP]
        ):
            yield from found
            last = found[-1]

    def documents(self, ids: Sequence[int]) -> Mapping[int, Sequence[SearchDocument]]:
        """Read live, public pages again; a copy that stands twice in one language is found once."""
        pages: Any = visible(Page.objects.filter(pk__in=ids).exclude(alias_of__locale=F("locale")), None)
        with batch():
            return {page.pk: [_document(page)] for page in pages.specific() if is_findable(type(page))}

    def links(self, ids: Sequence[int], locale: str, request: HttpRequest) -> Mapping[int, str]:
        pages = Page.objects.filter(pk__in=ids, locale__language_code=locale).exclude(expire_at__lte=timezone.now())
        # The bare Page is enough for an address, and one query serves all types.
        found = ((page.pk, page.get_full_url(request)) for page in visible(pages, request))
        return {page_id: url for page_id, url in found if url}

    def notes(self, ids: Sequence[int], locale: str, request: HttpRequest) -> Mapping[int, str]:
        """A page says everything itself."""
        return {}


def _document(page: Any) -> SearchDocument:
    # What a type says by itself is said in the page's language, whoever's request or worker this is.
    with translation.override(page.locale.language_code):
        return replace(page.get_search_document(), expires_at=page.expire_at)
