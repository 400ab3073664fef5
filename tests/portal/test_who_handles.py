"""“Siapa mengurus ini?” leads from a matter, an old name or a topic to the office that handles it today."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from opd.models import Agency, AgencyAlias, AgencyName, AgencyStatus, Succession, SuccessionKind
from tests.factories.pages import ServicePageFactory
from tests.factories.registry import NamedAgencyFactory, TopicFactory
from tests.factories.sites import portal, provisioned, section_of
from tests.pages.samples import fill_contact, live
from tests.support.axe import assert_no_axe_violations
from tests.support.html import assert_valid_html

pytestmark = pytest.mark.django_db
ADDRESS = "/siapa-mengurus/"


@pytest.fixture
def house():
    """The portal, two OPDs with services, and a topic that one service has."""
    portal()
    dinkes, dukcapil = provisioned("dinkes"), provisioned("disdukcapil")
    ServicePageFactory(agency=dinkes, title="Imunisasi balita", topics=[TopicFactory(name="Kesehatan", slug="sehat")])
    ServicePageFactory(agency=dinkes, title="Surat keterangan sehat")
    birth = ServicePageFactory(agency=dukcapil, title="Pencatatan kelahiran")
    birth.keywords = "akte lahir, punya bayi"
    live(birth)
    return {"dinkes": dinkes, "disdukcapil": dukcapil}


def ask(client, query: str = "") -> BeautifulSoup:
    response = client.get(f"{ADDRESS}{query}", headers={"host": "localhost"})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def names(soup: BeautifulSoup) -> list[str]:
    return [name.get_text(strip=True) for name in soup.select(".agency__name")]


@pytest.mark.parametrize(
    "matter", ["pencatatan kelahiran", "akte lahir", "Siapa mengurus akta kelahiran?", "punya bayi"]
)
def test_a_matter_leads_to_its_office_and_the_service(house, client, matter):
    soup = ask(client, f"?q={matter}")
    assert names(soup) == ["Dinas Kependudukan dan Pencatatan Sipil"]
    assert [link.get_text() for link in soup.select(".agency__services a")] == ["Pencatatan kelahiran"]
    assert soup.select_one(".agency__services a")["href"].startswith("http://disdukcapil.localhost")


def test_an_alias_and_a_former_name_lead_to_the_office(house, client):
    AgencyAlias.objects.create(agency=house["dinkes"], text="puskesmas")
    AgencyName.objects.filter(agency=house["dinkes"]).update(
        start=timezone.localdate() - timedelta(days=30), start_precision="day"
    )
    AgencyName.objects.create(agency=house["dinkes"], name="Jawatan Kesehatan Rakyat", abbreviation="JKR")
    for query in ("puskesmas", "jawatan", "JKR"):
        assert names(ask(client, f"?q={query}")) == ["Dinas Kesehatan"], query
    assert "dahulu Jawatan Kesehatan Rakyat" in ask(client, "?q=jkr").get_text()


def test_a_closed_office_says_who_handles_its_matter_today_through_all_successions(house, client):
    first, second = (
        NamedAgencyFactory(code=code, naming__name=name, status=AgencyStatus.MERGED)
        for code, name in (("kantor-lama", "Kantor Lama"), ("badan-antara", "Badan Antara"))
    )
    Succession.objects.create(predecessor=first, successor=second, kind=SuccessionKind.RENAME)
    Succession.objects.create(predecessor=second, successor=house["dinkes"], kind=SuccessionKind.MERGE)
    Succession.objects.create(predecessor=second, successor=first, kind=SuccessionKind.TRANSFER)
    tomorrow = timezone.localdate() + timedelta(days=1)
    Succession.objects.create(
        predecessor=first,
        successor=house["disdukcapil"],
        kind=SuccessionKind.SPLIT,
        effective_date=tomorrow,
        effective_date_precision="day",
    )
    closed = ask(client, "?q=kantor lama")
    assert names(closed) == ["Kantor Lama"]
    heirs = closed.select_one(".agency__heirs")
    assert "kini ditangani" in heirs.get_text()
    assert [(link.get_text(), link["href"]) for link in heirs.select("a")] == [
        ("Dinas Kesehatan", house["dinkes"].address + "/")
    ]
    everything = ask(client)
    past = everything.select_one("section[aria-labelledby=dahulu]")
    assert names(past) == ["Badan Antara", "Kantor Lama"]


def test_planned_offices_and_the_portal_s_own_editors_are_no_offices_yet(house, client):
    NamedAgencyFactory(code="dinas-rencana", naming__name="Dinas Rencana", status=AgencyStatus.PLANNED)
    assert names(ask(client)) == ["Dinas Kependudukan dan Pencatatan Sipil", "Dinas Kesehatan"]


def test_address_and_telephone_come_from_the_office_s_own_page(house, client):
    fill_contact(house["dinkes"])
    entry = ask(client, "?q=dinas kesehatan").select_one(".agency")
    assert "Jalan Contoh 1" in entry.get_text()
    assert entry.select_one("a[href^='tel:']")["href"] == "tel:0295000000"


def test_topic_kind_and_letter_order_without_script_and_nonsense_counts_as_not_asked(house, client):
    provisioned("kec-juwana", name="Kecamatan Juwana")
    by_topic = ask(client, "?topik=sehat")
    assert names(by_topic) == ["Dinas Kesehatan"]
    assert [link.get_text() for link in by_topic.select(".agency__services a")] == ["Imunisasi balita"]
    assert by_topic.select_one("select[name=topik] option[selected]")["value"] == "sehat"
    assert names(ask(client, "?jenis=kecamatan")) == ["Kecamatan Juwana"]
    letters = [each.contents[0].strip() for each in ask(client, "?susun=abjad").select(".directory__group")]
    assert letters == ["J", "K"]
    groups = [each.contents[0].strip() for each in ask(client, "?susun=topik").select(".directory__group")]
    assert groups == ["Kesehatan", "Belum ada layanan dengan topik"]
    everything = names(ask(client))
    for nonsense in ("?topik=tidak-ada", "?jenis=portal", "?susun=%00", "?q=%00%20"):
        assert names(ask(client, nonsense)) == everything, nonsense


def test_nothing_fits_and_nearly_fits_are_said_with_a_way_on(house, client):
    near = ask(client, "?q=imunisasi zzzz")
    assert names(near) == ["Dinas Kesehatan"]
    assert "paling mendekati" in near.select_one(".directory__found").get_text()
    none = ask(client, "?q=zzzz")
    assert names(none) == []
    assert none.select_one(".directory__on a")["href"] == "/cari/?q=zzzz"
    assert none.select_one("meta[name=robots]")["content"] == "noindex"
    assert_valid_html(str(none))


def test_what_strangers_may_not_read_is_not_listed_and_a_change_is_seen_at_once(house, client):
    assert "2 layanan" in ask(client).get_text()
    healthy = ServicePageFactory._meta.model.objects.get(title="Surat keterangan sehat")
    PageViewRestriction.objects.create(page=healthy, restriction_type=PageViewRestriction.LOGIN)
    assert names(ask(client, "?q=keterangan sehat")) != ["Dinas Kesehatan"] or "Surat keterangan" not in str(
        ask(client)
    )
    Agency.objects.get(code="dinkes").names.update(name="Dinas Sehat")
    AgencyName.objects.get(agency__code="dinkes").save()
    assert "Dinas Sehat" in names(ask(client))


def test_it_is_one_of_the_portal_s_sections(house, client):
    from home.models import WhoHandlesPage

    page = section_of(portal(), WhoHandlesPage)
    assert page.show_in_menus
    menu = BeautifulSoup(client.get("/", headers={"host": "localhost"}).content, "html.parser").select_one(".site-nav")
    assert [link["href"] for link in menu.select("a")][:2] == ["/layanan/", ADDRESS]


@pytest.mark.browser
def test_the_answer_is_reached_by_keyboard_and_readable_for_all(live_site, context_factory):
    portal()
    ServicePageFactory(agency=provisioned("dinkes"), title="Imunisasi balita")
    page = context_factory(viewport={"width": 320, "height": 800}, java_script_enabled=True).new_page()
    page.goto(live_site.address(path="/"))
    page.fill("#urus-q", "imunisasi")
    page.press("#urus-q", "Enter")
    page.wait_for_url("**/siapa-mengurus/?q=imunisasi")
    assert page.input_value("#urus-q") == "imunisasi"
    assert_no_axe_violations(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.click(".agency__services a")
    page.wait_for_url("**/layanan/imunisasi-balita/")
