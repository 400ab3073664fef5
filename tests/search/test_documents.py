"""A document is found by its text while a page that anybody may read links to it in that language, and not longer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Locale, PageViewRestriction

from cms.archive.removal import system_removal
from cms.publishing.four_eyes import system_publication
from media_pipeline.models import Document
from opd.models import Agency, NewsIndexPage, NewsPage
from search.engines.base import Filters
from search.models import SearchEntry
from search.query import parse
from search.searching import search
from tests.factories.media import DocumentFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import provisioned, section_of, site_tree
from tests.factories.users import editor_of
from tests.media.hostile_files import docx, pdf
from tests.story.people import client_of
from tests.support.html import assert_valid_html
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = [pytest.mark.django_db, pytest.mark.contract]

Committed = Callable[..., Any]
WORDS = "retribusi lapak"


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Committed:
    """Return a function that calls another and then runs what it left for after the commit."""

    def run(action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return action(*args, **kwargs)

    return run


@pytest.fixture
def agency(db: None) -> Agency:
    return site_tree("dinkes")["dinkes"]


@pytest.fixture
def document(agency: Agency, committed: Committed) -> Document:
    """A document that says WORDS, which nobody links to yet."""
    file = ContentFile(pdf("Pembukaan naskah", "Besar retribusi lapak pasar"), name="perbup.pdf")
    made: Document = committed(DocumentFactory, title="Lampiran", collection=agency.collection, file=file)
    return made


def linking(document: Document) -> list[dict[str, Any]]:
    return [{"type": "rich_text", "value": f'<p>Baca <a linktype="document" id="{document.pk}">ini</a>.</p>'}]


def listing(document: Document) -> list[dict[str, Any]]:
    value = {"title": "Berkas", "documents": [{"document": document.pk, "title": ""}]}
    return [{"type": "documents", "value": value}]


@pytest.fixture
def page(agency: Agency, document: Document, committed: Committed) -> NewsPage:
    made: NewsPage = committed(NewsPageFactory, agency=agency, title="Pasar rakyat", body=linking(document))
    return made


def found(text: str = WORDS, locale: str = "id") -> list[int]:
    """Return the ids of the documents that the index finds."""
    hits = search(parse(text), Filters(locale=locale, now=timezone.now()), size=50)
    entries = SearchEntry.objects.filter(source_type="document").in_bulk(list(hits.ids))
    return [entries[entry_id].source_id for entry_id in hits.ids if entry_id in entries]


def shown(text: str = WORDS, host: str = "localhost", prefix: str = "") -> str:
    response = Client().get(f"{prefix}/cari/", {"q": text}, headers={"host": host})
    assert response.status_code == 200
    return response.content.decode()


def test_nobody_finds_what_no_page_links_to(document: Document) -> None:
    assert document.extracted.text.endswith("Besar retribusi lapak pasar")
    assert found() == []


@pytest.mark.parametrize("body", [linking, listing])
def test_it_is_found_from_publication_until_the_page_goes_off_line(
    body: Any, agency: Agency, document: Document, committed: Committed
) -> None:
    draft = committed(NewsPageFactory, agency=agency, live=False, body=body(document))
    assert found() == []
    with system_publication():
        committed(draft.save_revision().publish)
    assert found() == [document.pk]
    entry = SearchEntry.objects.get(source_type="document")
    assert (entry.kind, entry.agency_code, entry.locale) == ("dokumen", "dinkes", "id")
    committed(NewsPage.objects.get(pk=draft.pk).unpublish)
    assert found() == []


def test_a_draft_that_links_to_it_shows_nothing_and_one_without_the_link_hides_nothing(
    agency: Agency, page: NewsPage, document: Document, committed: Committed
) -> None:
    other = committed(NewsPageFactory, agency=agency, title="Lain")
    page.body = []
    committed(page.save_revision)
    assert found() == [document.pk]
    with system_publication():
        committed(page.get_latest_revision().publish)
    assert found() == []
    other.body = linking(document)
    committed(other.save_revision)
    assert found() == []


def test_one_of_two_pages_is_enough(agency: Agency, page: NewsPage, document: Document, committed: Committed) -> None:
    other = committed(NewsPageFactory, agency=agency, title="Lain", body=listing(document))
    committed(page.unpublish)
    assert found() == [document.pk]
    with system_removal():
        committed(NewsPage.objects.get(pk=other.pk).delete)
    assert found() == []


def test_a_restriction_above_the_page_hides_it_and_its_end_shows_it(
    page: NewsPage, document: Document, committed: Committed
) -> None:
    restriction = PageViewRestriction(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    committed(restriction.save)
    assert found() == []
    committed(restriction.delete)
    assert found() == [document.pk]


def test_moving_the_page_out_of_and_into_a_restricted_section(
    page: NewsPage, document: Document, committed: Committed
) -> None:
    section = page.get_parent()
    committed(PageViewRestriction(page=section, restriction_type=PageViewRestriction.LOGIN).save)
    elsewhere = section_of(provisioned("disdukcapil"), NewsIndexPage)
    with system_publication():
        committed(NewsPage.objects.get(pk=page.pk).move, elsewhere, pos="last-child")
        assert found() == [document.pk]
        committed(NewsPage.objects.get(pk=page.pk).move, NewsIndexPage.objects.get(pk=section.pk), pos="last-child")
    assert found() == []


def test_deleting_the_section_hides_what_its_pages_link_to(page: NewsPage, committed: Committed) -> None:
    with system_removal():
        committed(page.get_parent().delete)
    assert found() == []


def test_a_page_that_expires_takes_it_along_before_any_command_runs(
    agency: Agency, document: Document, committed: Committed
) -> None:
    soon = timezone.now() + timedelta(minutes=5)
    page = committed(NewsPageFactory, agency=agency, expire_at=soon, body=linking(document))
    assert found() == [document.pk]
    later = Filters(locale="id", now=soon + timedelta(seconds=1))
    assert search(parse(WORDS), later).total == 0
    committed(NewsPageFactory, agency=agency, body=listing(document))
    assert search(parse(WORDS), later).total == 1
    assert page.live


@pytest.mark.parametrize("above", [False, True], ids=["its own", "one above"])
def test_a_collection_that_is_closed_hides_it(
    above: bool, agency: Agency, page: NewsPage, document: Document, committed: Committed
) -> None:
    closed = agency.collection.get_parent() if above else agency.collection
    restriction = CollectionViewRestriction(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    committed(restriction.save)
    assert found() == []
    committed(restriction.delete)
    assert found() == [document.pk]


def test_moving_a_collection_below_a_closed_one_hides_what_is_in_it(
    page: NewsPage, document: Document, committed: Committed
) -> None:
    closed = Collection.get_first_root_node().add_child(name="Tertutup")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)

    def as_the_admin_does() -> None:
        own = Collection.objects.get(pk=document.collection_id)
        own.save()
        own.move(closed, "sorted-child")

    committed(as_the_admin_does)
    assert found() == []


def test_each_language_has_its_own_links(
    agency: Agency, document: Document, page: NewsPage, committed: Committed
) -> None:
    Locale.objects.get_or_create(language_code="en")
    provisioned(languages=("en",))
    assert found(locale="en") == []
    with system_publication():
        english = committed(page.copy_for_translation, Locale.objects.get(language_code="en"), alias=True)
    assert (english.live, found(locale="en"), found()) == (True, [document.pk], [document.pk])
    with system_publication():
        committed(english.unpublish)
    assert (found(locale="en"), found()) == ([], [document.pk])


def test_a_new_title_and_a_new_file_are_found_and_the_old_are_not(
    agency: Agency, page: NewsPage, document: Document, committed: Committed
) -> None:
    with system_publication():
        document.title = "Peraturan baru"
        committed(document.save)
        assert found("peraturan baru") == [document.pk]
        assert found() == [document.pk]
        document.file = ContentFile(docx("Tarif kebersihan pekarangan"), name="perbup.docx")
        committed(document.save)
    assert found("tarif kebersihan pekarangan") == [document.pk]
    assert found() == []


def test_a_deleted_document_is_gone(document: Document, page: NewsPage, committed: Committed) -> None:
    with system_removal():
        committed(Document.objects.get(pk=document.pk).delete)
    assert not SearchEntry.objects.filter(source_type="document").exists()


def test_the_uploaded_file_is_found_after_the_page_with_it_is_approved(agency: Agency, committed: Committed) -> None:
    file = SimpleUploadedFile("syarat.pdf", pdf("Syarat pendirian warung apung"))
    form = {"title": "Syarat", "file": file, "collection": agency.collection_id, "tags": ""}
    committed(client_of(editor_of(agency)).post, reverse("wagtaildocs:add"), form)
    document = Document.objects.get(title="Syarat")
    assert found("warung apung") == []
    committed(NewsPageFactory, agency=agency, body=linking(document))
    assert found("warung apung") == [document.pk]


def test_a_result_says_what_kind_of_file_it_is_where_it_is_and_shows_the_passage(
    page: NewsPage, document: Document
) -> None:
    document.get_file_size()
    html = shown()
    assert_valid_html(html)
    result = html[html.index("<article") : html.index("</article>")]
    assert f'href="http://dinkes.localhost:8000{document.url}"' in result or document.url in result
    assert "http://dinkes.localhost" in result
    for said in ("Dokumen", "PDF", "di halaman “Pasar rakyat”", "Dinas Kesehatan", "<mark>retribusi</mark>"):
        assert said in result, said
    assert "Pembukaan naskah" in result


def test_the_passage_is_shown_wherever_in_the_text_it_stands(agency: Agency, committed: Committed) -> None:
    long = " ".join(f"pasal{number}" for number in range(9_000)) + " larangan membakar jerami"
    document = committed(
        DocumentFactory, title="Perda", collection=agency.collection, file=ContentFile(long.encode(), "p.txt")
    )
    committed(NewsPageFactory, agency=agency, body=linking(document))
    assert found("membakar jerami") == [document.pk]
    assert "<mark>membakar</mark> <mark>jerami</mark>" in shown("membakar jerami")


def test_the_page_checks_what_the_index_does_not_know_yet(agency: Agency, page: NewsPage, document: Document) -> None:
    assert document.url in shown()
    restriction = CollectionViewRestriction.objects.create(
        collection=agency.collection.get_parent(), restriction_type=CollectionViewRestriction.LOGIN
    )
    assert found() == [document.pk]
    assert document.url not in shown()
    restriction.delete()
    hidden = PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert document.url not in shown()
    hidden.delete()
    NewsPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert document.url not in shown()
    NewsPage.objects.filter(pk=page.pk).update(expire_at=None, live=False)
    assert document.url not in shown()
    assert found() == [document.pk]


def test_results_cost_the_same_however_many_documents_there_are(
    agency: Agency, page: NewsPage, document: Document, committed: Committed
) -> None:
    counts = []
    committed(NewsPageFactory, agency=agency, title="Retribusi lapak")
    for total in (11, 16):
        while Document.objects.count() < total:
            file = ContentFile(b"Daftar retribusi lapak", name="a.txt")
            other = committed(DocumentFactory, title="Retribusi lapak", collection=agency.collection, file=file)
            committed(NewsPageFactory, agency=agency, title=f"Kabar {other.pk}", body=linking(other))
        shown()
        warm_project_caches()
        with CaptureQueriesContext(connection) as captured:
            html = shown()
        assert (html.count("<article"), "di halaman" in html, "/berita/" in html) == (10, True, True)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    warm_project_caches()
    with assert_max_queries(14, "pages and documents among the results"):
        shown()
