"""What a stranger may read, and how it is worded, reaches the results without a save of the page itself: both ways.

Each test takes the action that people or the clock take, and asks the search and the page's own address.
"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from cms.archive.removal import system_removal
from cms.archive.selectors import open_entry
from cms.archive.services import archive_page, restore_page
from cms.publishing.four_eyes import system_publication
from cms.publishing.schedule import run_schedule
from opd.models import AgencyName, Host
from search import indexing
from search.models import IndexRequest, SearchEntry
from tests.factories.pages import NewsPageFactory, PlainPageFactory
from tests.factories.sites import provisioned, site_tree
from tests.factories.users import editor_of
from tests.search.conftest import Committed
from tests.search.finding import found

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


def reads(page: Page) -> bool:
    """Whether a stranger gets the page at its address."""
    page = Page.objects.get(pk=page.pk)
    host, _slash, path = page.full_url.removeprefix("http://").partition("/")
    return Client(headers={"host": host}).get(f"/{path}").status_code == 200


def both(page: Page, text: str) -> tuple[bool, bool]:
    """Return whether the page is found by these words, and whether its address answers a stranger."""
    return page.pk in found(text), reads(page)


def names_of(page: Page) -> set[str]:
    return set(SearchEntry.objects.filter(source_id=page.pk).values_list("agency_name", flat=True))


def test_what_the_clock_publishes_and_takes_off_line(committed: Committed) -> None:
    site_tree("dinkes")
    page = NewsPageFactory(title="Lomba kampung sehat", live=False, go_live_at=timezone.now() + timedelta(hours=1))
    with system_publication():
        committed(page.save_revision().publish)
    assert both(page, "lomba kampung") == (False, False)
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    with system_publication():
        revision.save(update_fields=["approved_go_live_at", "content"])
    committed(run_schedule)
    assert both(page, "lomba kampung") == (True, True)
    with system_publication():
        page = Page.objects.get(pk=page.pk).specific
        page.expire_at = timezone.now() + timedelta(hours=1)
        committed(page.save)
    # Nothing is saved when the hour comes, and the command that takes the page off line may be late.
    after = timezone.now() + timedelta(hours=2)
    assert page.pk in found("lomba kampung")
    assert page.pk not in found("lomba kampung", now=after)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    committed(run_schedule)
    assert both(page, "lomba kampung") == (False, False)


def test_a_page_leaves_with_the_archive_and_comes_back_from_it(committed: Committed) -> None:
    agency = site_tree("dinkes")["dinkes"]
    editor = editor_of(agency)
    page = committed(NewsPageFactory, agency=agency, title="Pasar murah")
    committed(archive_page, page=page, actor=editor, reason="Sudah lewat")
    assert both(page, "pasar murah") == (False, False)
    committed(restore_page, entry=open_entry(page), actor=editor)
    assert both(page, "pasar murah") == (False, False)


def test_a_page_that_is_restored_as_citizens_read_it_is_found_again(committed: Committed) -> None:
    agency = site_tree("dinkes")["dinkes"]
    page = committed(NewsPageFactory, agency=agency, title="Pasar tani")
    committed(archive_page, page=page, actor=editor_of(agency), reason="Sudah lewat")
    committed(restore_page, entry=open_entry(page), actor=editor_of(agency), publish=True)
    assert both(page, "pasar tani") == (True, True)


def test_archiving_a_page_takes_along_what_lies_below_it(committed: Committed) -> None:
    agency = site_tree("dinkes")["dinkes"]
    above = committed(PlainPageFactory, agency=agency, title="Tentang puskesmas")
    below = committed(PlainPageFactory, parent=above, title="Denah gedung")
    committed(archive_page, page=above, actor=editor_of(agency), reason="Pindah gedung")
    assert both(below, "denah gedung") == (False, False)


def test_below_a_page_that_was_taken_off_line_what_can_be_read_can_be_found(committed: Committed) -> None:
    agency = site_tree("dinkes")["dinkes"]
    above = committed(PlainPageFactory, agency=agency, title="Tentang puskesmas")
    below = committed(PlainPageFactory, parent=above, title="Denah gedung")
    committed(above.unpublish)
    assert both(above, "tentang puskesmas") == (False, False)
    # Wagtail leaves them on line, and so does the search.
    found_below, read_below = both(below, "denah gedung")
    assert found_below == read_below


def test_a_restriction_above_closes_address_and_search_and_its_end_opens_both(committed: Committed) -> None:
    agency = site_tree("dinkes")["dinkes"]
    above = committed(PlainPageFactory, agency=agency, title="Untuk pegawai")
    below = committed(PlainPageFactory, parent=above, title="Daftar piket")
    restriction = PageViewRestriction(page=above, restriction_type="login")
    committed(restriction.save)
    assert both(below, "daftar piket") == (False, False)
    committed(restriction.delete)
    assert both(below, "daftar piket") == (True, True)


def test_a_copy_in_another_language_is_as_closed_as_its_source(committed: Committed) -> None:
    english, _new = Locale.objects.get_or_create(language_code="en")
    agency = provisioned(languages=("en",))
    page = committed(NewsPageFactory, agency=agency, title="Jembatan juwana")
    with system_publication():
        copy = committed(page.copy_for_translation, english, alias=True)
    assert found("jembatan", locale="en") == [copy.pk]
    restriction = PageViewRestriction(page=page, restriction_type="login")
    committed(restriction.save)
    assert found("jembatan", locale="en") == []
    committed(restriction.delete)
    assert found("jembatan", locale="en") == [copy.pk]
    committed(page.unpublish)
    assert found("jembatan", locale="en") == []


def test_a_copy_takes_over_what_its_source_says(committed: Committed) -> None:
    english, _new = Locale.objects.get_or_create(language_code="en")
    agency = provisioned(languages=("en",))
    page = committed(NewsPageFactory, agency=agency, title="Jembatan juwana", summary="")
    with system_publication():
        copy = committed(page.copy_for_translation, english, alias=True)
        page.title = "Dermaga juwana"
        committed(page.save_revision().publish)
    assert found("dermaga", locale="en") == [copy.pk]
    assert found("jembatan", locale="en") == []


def test_moving_into_a_closed_part_hides_and_out_of_it_shows_what_lies_below_too(committed: Committed) -> None:
    agency = site_tree("dinkes")["dinkes"]
    closed = committed(PlainPageFactory, agency=agency, title="Untuk pegawai")
    opened = committed(PlainPageFactory, agency=agency, title="Untuk warga")
    moved = committed(PlainPageFactory, parent=opened, title="Panduan")
    below = committed(PlainPageFactory, parent=moved, title="Lampiran denah")
    committed(PageViewRestriction(page=closed, restriction_type="login").save)
    for target, expected in ((closed, (False, False)), (opened, (True, True))):
        with system_publication():
            page = Page.objects.get(pk=moved.pk).specific
            committed(page.move, Page.objects.get(pk=target.pk), pos="last-child")
        assert both(below, "lampiran denah") == expected


def test_a_new_name_of_an_agency_is_found_at_once_where_pages_bear_it(committed: Committed) -> None:
    agency = provisioned("dispertan")
    old = committed(NewsPageFactory, agency=agency, title="Panen", date=timezone.now() - timedelta(days=400))
    new = committed(NewsPageFactory, agency=agency, title="Tanam", date=timezone.now())
    assert {old.pk, new.pk} <= set(found("dinas pertanian"))
    committed(
        AgencyName(
            agency=agency,
            name="Badan Ketahanan Uji",
            abbreviation="BKU",
            start=timezone.localdate() - timedelta(days=30),
            start_precision="day",
        ).save
    )
    assert names_of(old) == {"Dinas Pertanian"}
    assert names_of(new) == {"Badan Ketahanan Uji"}
    committed(AgencyName.objects.get(name="Badan Ketahanan Uji").delete)
    assert names_of(new) == {"Dinas Pertanian"}


def test_a_name_that_begins_tomorrow_is_in_the_index_tomorrow(committed: Committed) -> None:
    agency = provisioned("dispertan")
    tomorrow = timezone.localdate() + timedelta(days=1)
    committed(
        AgencyName(
            agency=agency, name="Badan Ketahanan Uji", abbreviation="BKU", start=tomorrow, start_precision="day"
        ).save
    )
    waiting = IndexRequest.objects.get()
    assert timezone.localtime(waiting.due_at).date() == tomorrow
    assert (waiting.key, timezone.localtime(waiting.due_at).hour) == ("dispertan", 0)


def test_an_agency_s_new_host_is_where_its_hits_lead_at_once(committed: Committed, client: Client) -> None:
    agency = site_tree("dinkes")["dinkes"]
    committed(NewsPageFactory, agency=agency, title="Imunisasi polio")
    former = Host.objects.get(agency=agency, is_current=True)
    former.is_current = False
    former.save()
    Host.objects.create(agency=agency, label="kesehatan", is_current=True)
    html = client.get("/cari/", {"q": "imunisasi polio"}, headers={"host": "localhost"}).content.decode()
    assert 'href="http://kesehatan.localhost:8000/berita/imunisasi-polio/"' in html


def test_the_results_page_checks_each_hit_of_an_index_that_is_behind(client: Client) -> None:
    """Here nobody tells the index anything: whatever is closed meanwhile is not shown all the same."""
    agency = site_tree("dinkes")["dinkes"]
    pages = [NewsPageFactory(agency=agency, title=f"Rapat anggaran {number}") for number in range(5)]
    for page in pages:
        indexing.index_page(page.pk)
    _opened, unpublished, restricted, expired, deleted = pages
    Page.objects.filter(pk=unpublished.pk).update(live=False)
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    Page.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    with system_removal():
        deleted.delete()
    assert len(found("rapat anggaran")) == 5
    html = client.get("/cari/", {"q": "rapat anggaran"}, headers={"host": "localhost"}).content.decode()
    assert [page.title in html.replace("<mark>", "").replace("</mark>", "") for page in pages] == [True, *[False] * 4]
