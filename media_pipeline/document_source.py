"""Documents as a source of the search: found while a page that anybody may read links to them, in its language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from os.path import splitext
from typing import Any
from urllib.parse import urlsplit

from django.db.models import BigIntegerField, CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.registries.places import Place, place_source
from cms.registries.searchable import SearchDocument, batch
from media_pipeline import document_uses as uses
from media_pipeline.models import Document
from media_pipeline.texts import SOURCE

KIND = "dokumen"
KIND_LABEL = gettext_lazy("Dokumen")
_STEP = 1000


@dataclass(frozen=True, slots=True)
class _Use:
    """The page that speaks for a document in one language, and until when any page links to it there."""

    page_id: int
    locale: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class _Shown:
    url: str
    note: str


class DocumentSource:
    name = SOURCE

    def ids(self) -> Iterator[int]:
        """Yield the ids of all documents, a bounded number at a time."""
        last = 0
        while found := list(Document.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:_STEP]):
            yield from found
            last = found[-1]

    def documents(self, ids: Sequence[int]) -> Mapping[int, Sequence[SearchDocument]]:
        """Return a document once a language; its agency and date are those of the page that links to it."""
        uses_of = _uses(ids)
        documents = uses.open_documents().filter(pk__in=uses_of).select_related("extracted")
        with batch():
            declared = _declared({use.page_id for found in uses_of.values() for use in found})
            return {
                document.pk: [_search_document(document, use, declared[use.page_id]) for use in uses_of[document.pk]]
                for document in documents
            }

    def links(self, ids: Sequence[int], locale: str, request: HttpRequest) -> Mapping[int, str]:
        """Return addresses on the host of the page that links to each; one query, one more for the restrictions."""
        return {pk: shown.url for pk, shown in _shown(ids, locale, request).items()}

    def notes(self, ids: Sequence[int], locale: str, request: HttpRequest) -> Mapping[int, str]:
        return {pk: shown.note for pk, shown in _shown(ids, locale, request).items()}


def _uses(ids: Iterable[int]) -> dict[int, list[_Use]]:
    """Return what each document is found by, without those that no stranger reaches; 3 queries."""
    page_ids = uses.pages_of(ids)
    everywhere = {pk for found in page_ids.values() for pk in found}
    pages = {
        pk: (locale, until)
        for pk, locale, until in uses.readable_pages(everywhere, None).values_list(
            "pk", "locale__language_code", "expire_at"
        )
    }
    # They come in order: the first of a language stays longest.
    rank = {pk: number for number, pk in enumerate(pages)}
    found: dict[int, list[_Use]] = {}
    for document_id, of_document in page_ids.items():
        first: dict[str, _Use] = {}
        for pk in sorted(of_document & pages.keys(), key=rank.__getitem__):
            locale, until = pages[pk]
            first.setdefault(locale, _Use(pk, locale, until))
        if first:
            found[document_id] = list(first.values())
    return found


@dataclass(frozen=True, slots=True)
class _Declared:
    """What a page says of itself that holds for its documents too."""

    agency_code: str = ""
    agency_name: str = ""
    date: datetime | None = None


def _declared(page_ids: set[int]) -> dict[int, _Declared]:
    declared = {}
    places: Sequence[Place] | None = None
    page: Any
    for page in Page.objects.filter(pk__in=page_ids).specific():
        if getattr(page, "search_kind", None):
            says: SearchDocument = page.get_search_document()
            declared[page.pk] = _Declared(says.agency_code, says.agency_name, says.date)
        else:
            places = places or place_source().places()
            declared[page.pk] = _of_place(page, places)
    return declared


def _of_place(page: Page, places: Iterable[Place]) -> _Declared:
    """A section or a home page declares nothing; it stands in somebody's tree all the same."""
    for place in places:
        if any(page.path.startswith(path) for path in place.page_paths):
            return _Declared(place.key, place.name)
    return _Declared()


def _search_document(document: Document, use: _Use, page: _Declared) -> SearchDocument:
    extracted = getattr(document, "extracted", None)
    return SearchDocument(
        title=document.title,
        kind=KIND,
        kind_label=str(KIND_LABEL),
        locale=use.locale,
        text=extracted.text if extracted is not None else "",
        date=page.date or document.created_at,
        agency_code=page.agency_code,
        agency_name=page.agency_name,
        is_demo=document.is_demo,
        expires_at=use.until,
    )


def _shown(ids: Sequence[int], locale: str, request: HttpRequest) -> Mapping[int, _Shown]:
    """Read what may be shown of these documents now, once a request."""
    known: dict[tuple[int, str], _Shown | None] = getattr(request, "_shown_documents", {})
    asked = [pk for pk in ids if (pk, locale) not in known]
    if asked:
        known |= dict.fromkeys(((pk, locale) for pk in asked), None)
        known |= {(pk, locale): shown for pk, shown in _read(asked, locale, request)}
        request._shown_documents = known  # type: ignore[attr-defined]
    return {pk: shown for pk in ids if (shown := known[pk, locale]) is not None}


def _read(ids: Sequence[int], locale: str, request: HttpRequest) -> Iterator[tuple[int, _Shown]]:
    referring = uses.references().filter(to_object_id=Cast(OuterRef(OuterRef("pk")), CharField()))
    pages = uses.readable_pages(
        Subquery(referring.annotate(page=Cast("object_id", BigIntegerField())).values("page")), request
    ).filter(locale__language_code=locale)
    documents: Any = (
        uses.open_documents()
        .filter(pk__in=ids)
        .annotate(**{f"page_{name}": Subquery(pages.values(name)[:1]) for name in ("pk", "title", "url_path")})
    )
    for document in documents:
        if document.page_pk is None:
            continue
        # Enough of a page for its address; the same query brought it.
        page = Page(pk=document.page_pk, title=document.page_title, url_path=document.page_url_path)
        host = urlsplit(page.get_full_url(request) or "")
        if host.netloc:
            url = f"{host.scheme}://{host.netloc}{urlsplit(document.url).path}"
            yield document.pk, _Shown(url, _note(document))


def _note(document: Any) -> str:
    """Say type, size and where it is linked, as far as known: "PDF · 1,2 MB · di halaman “Kartu keluarga”"."""
    kind = splitext(document.file.name or "")[1].removeprefix(".").upper()
    size = filesizeformat(document.file_size) if document.file_size else ""
    place = _("di halaman “%(title)s”") % {"title": document.page_title}
    return " · ".join(part for part in (kind, size, place) if part)
