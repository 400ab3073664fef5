"""The portal's first screen: five services for sure, news with a benefit first, this week's agenda, open slots."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from cms.archive.services import archive_page
from cms.models import ContentVersion
from cms.publishing.four_eyes import system_publication
from cms.registries import teasers
from cms.registries.teasers import OPD_HOME, PORTAL_HOME, Teaser, register_teaser
from home.ceremonies import tells_of_a_ceremony
from home.front import EVENTS, agenda_of_week
from home.models import ChosenService, PortalHomePage
from opd.models import NewsPage
from tests.factories.pages import AnnouncementPageFactory, GalleryPageFactory, NewsPageFactory, ServicePageFactory
from tests.factories.sites import home_of, portal, provisioned
from tests.factories.users import editor_of
from tests.pages.samples import live

pytestmark = pytest.mark.django_db


def front(client, host: str = "localhost") -> BeautifulSoup:
    response = client.get("/", headers={"host": host})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def first(soup: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in soup.select(".quick__link")]


def services(*codes: str, **values) -> list:
    return [ServicePageFactory(agency=provisioned(code), title=f"Layanan {code}", **values) for code in codes]


@pytest.fixture
def choose_services():
    home = home_of(portal())

    def choose(*rows) -> PortalHomePage:
        home.chosen_services.set(
            [ChosenService(service=service, label=label, sort_order=n) for n, (service, label) in enumerate(rows)]
        )
        return live(home)

    return choose


def test_the_chosen_services_stand_first_in_their_order_and_words_then_the_newest_one_of_each_opd(
    client, choose_services
):
    a, b, _c, d = services("dinas-a", "dinas-b", "dinas-c", "dinas-d")
    ServicePageFactory(agency=d.agency, title="Lebih baru, OPD sama")
    choose_services((b, "Buat KTP"), (a, ""))
    assert first(front(client)) == ["Buat KTP", "Layanan dinas-a", "Lebih baru, OPD sama", "Layanan dinas-c"]


def test_five_are_shown_however_many_there_are(client):
    portal()
    services(*(f"dinas-{n}" for n in range(7)))
    assert first(front(client)) == [f"Layanan dinas-{n}" for n in (6, 5, 4, 3, 2)]


def test_a_chosen_service_that_goes_off_line_or_into_the_archive_is_gone_at_the_next_request(client, choose_services):
    a, b, c = services("dinas-a", "dinas-b", "dinas-c")
    choose_services((a, "Satu"), (b, "Dua"), (c, "Tiga"))
    assert first(front(client)) == ["Satu", "Dua", "Tiga"]
    with system_publication():
        a.unpublish()
    assert first(front(client)) == ["Dua", "Tiga"]
    archive_page(page=b, actor=editor_of(b.agency), reason="Layanan dihentikan")
    assert first(front(client)) == ["Tiga"]


def test_without_any_service_the_first_screen_is_the_search_alone(client):
    portal()
    soup = front(client)
    assert soup.select(".quick") == []
    assert soup.select_one("#cari-utama")


def test_news_that_states_its_benefit_leads_however_new_a_ceremony_is(client):
    portal()
    dinkes = provisioned("dinkes")
    now = timezone.now()
    NewsPageFactory(agency=dinkes, title="Bermanfaat", date=now - timedelta(days=20))
    old = NewsPageFactory(agency=dinkes, title="Upacara", date=now)
    NewsPageFactory(agency=dinkes, title="Bupati menghadiri peringatan hari jadi", date=now - timedelta(days=1))
    # As it came from a site that never asked for it.
    NewsPage.objects.filter(pk=old.pk).update(benefit="")
    titles = [title.get_text() for title in front(client).select("section[aria-labelledby=berita] .card__title")]
    assert titles == ["Bermanfaat", "Bupati menghadiri peringatan hari jadi", "Upacara"]


def test_closed_announcements_and_albums_without_a_cover_do_not_take_a_place(client):
    portal()
    dinkes = provisioned("dinkes")
    AnnouncementPageFactory(agency=dinkes, title="Masih berlaku")
    AnnouncementPageFactory(agency=dinkes, title="Sudah lewat", closing_date=timezone.localdate() - timedelta(days=1))
    GalleryPageFactory(agency=dinkes, title="Tanpa sampul")
    text = front(client).get_text()
    assert "Masih berlaku" in text
    assert "Sudah lewat" not in text
    assert "Tanpa sampul" not in text


def event(day: str):
    return SimpleNamespace(start=datetime.fromisoformat(f"{day}+07:00"))


def test_the_week_ends_on_sunday_midnight_in_wib():
    wednesday = date(2026, 11, 25)
    sunday, monday = event("2026-11-29T23:59"), event("2026-11-30T00:00")
    agenda = agenda_of_week([sunday, monday], wednesday)
    assert (agenda.first_day, agenda.last_day) == (date(2026, 11, 23), date(2026, 11, 29))
    assert agenda.this_week == [sunday]
    assert agenda.later == [monday], "a nearly empty week tells what comes next"


def test_a_full_week_stands_alone_and_an_empty_one_gives_way_to_what_comes_next():
    days = [event(f"2026-11-{day}T09:00") for day in (25, 26, 27)]
    later = [event(f"2026-12-0{day}T09:00") for day in range(1, 8)]
    full = agenda_of_week([*days, *later], date(2026, 11, 24))
    assert (full.this_week, full.later) == (days, [])
    empty = agenda_of_week(later, date(2026, 11, 24))
    assert (empty.this_week, empty.later) == ([], later[:EVENTS])
    assert agenda_of_week([], date(2026, 11, 24)).is_empty


@pytest.mark.parametrize(
    ("title", "ceremony"),
    [
        ("Bupati Hadiri Pelantikan", True),
        ("Camat memberikan sambutan", True),
        ("Pasar murah dibuka oleh Bupati", True),
        ("Loket sore dibuka untuk pekerja", False),
        ("Cara mengurus akta kelahiran", False),
        ("Sambut musim tanam dengan benih gratis", False),
    ],
)
def test_a_ceremony_is_told_by_its_own_words(title, ceremony):
    assert tells_of_a_ceremony(title) is ceremony


@pytest.fixture
def slots(monkeypatch):
    monkeypatch.setattr(teasers, "_providers", {})


def test_what_a_room_registers_stands_in_its_slots_alone_and_in_order(client, slots):
    portal()
    provisioned("dinkes")
    register_teaser("dashboard", lambda request, home: Teaser(title="Angka Pati"), slots=[PORTAL_HOME], order=2)
    register_teaser(
        "complaints",
        lambda request, home: Teaser(title=f"Adukan ke {home.title}", url="/adu/", label="Tulis aduan"),
        slots=[PORTAL_HOME, OPD_HOME],
        order=1,
    )
    register_teaser("silent", lambda request, home: None, slots=[PORTAL_HOME, OPD_HOME])
    ContentVersion.bump()
    shown = [title.get_text() for title in front(client).select(".teaser__title")]
    assert shown == ["Adukan ke Pemerintah Kabupaten Pati", "Angka Pati"]
    opd = front(client, "dinkes.localhost")
    assert [title.get_text() for title in opd.select(".teaser__title")] == ["Adukan ke Dinas Kesehatan"]
    assert opd.select_one(".teaser a")["href"] == "/adu/"


def test_a_slot_is_not_seen_while_nobody_registers(client, slots):
    portal()
    assert front(client).select(".teasers") == []


def test_a_name_is_taken_once_and_a_slot_has_to_exist(slots):
    register_teaser("dashboard", lambda request, home: None, slots=[PORTAL_HOME])
    with pytest.raises(ImproperlyConfigured, match="dashboard"):
        register_teaser("dashboard", lambda request, home: None, slots=[PORTAL_HOME])
    with pytest.raises(ImproperlyConfigured, match="kolam"):
        register_teaser("ikan", lambda request, home: None, slots=["kolam"])
