"""The admin's home shows a person what waits for them, and nobody what is others' to do."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.publishing.four_eyes import system_publication
from opd.agenda.services import refresh_occurrences
from opd.models import ServicePage
from tests.factories.pages import AnnouncementPageFactory, EventPageFactory, ServicePageFactory
from tests.factories.sites import site_tree
from tests.factories.users import diskominfo, editor_of, operator_of
from tests.publishing.drafts import decide, draft_news, submit
from tests.story.people import client_of
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = pytest.mark.django_db


@pytest.fixture
def agencies():
    return site_tree("dinkes", "disdukcapil")


def home(user):
    response = client_of(user).get("/admin/")
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def section(soup, key):
    """Return the text of one panel of the desk, "" where it is not shown."""
    found = soup.find(id=f"{key}-section")
    return found.get_text(" ", strip=True) if found else ""


def test_the_desk_is_the_opd_s_own_in_name_and_colour(agencies):
    soup = home(operator_of(agencies["dinkes"]))
    assert soup.h1.get_text(strip=True) == "Dinas Kesehatan"
    assert "Dinkes" in soup.select_one("[data-wagtail-sidebar-branding-logo]").get_text()
    assert soup.select_one('link[href*="admin/palettes/nila.css"]')
    assert home(diskominfo()).select_one('link[href*="admin/palettes/laut.css"]')


def test_who_serves_two_opds_reads_both_names_and_starts_in_either(agencies):
    operator = operator_of(agencies["dinkes"])
    operator.groups.add(agencies["disdukcapil"].operators)
    soup = home(operator)
    assert soup.h1.get_text(strip=True) == "Dinkes, Disdukcapil"
    starts = [link.get_text(" ", strip=True) for link in soup.select(".cms-actions a")]
    assert sum("Tulis berita" in each for each in starts) == 2
    assert any("Dinas Kesehatan" in each for each in starts)


def test_an_operator_finds_drafts_returns_and_what_waits(agencies):
    operator, editor = operator_of(agencies["dinkes"]), editor_of(agencies["dinkes"])
    draft_news(agencies["dinkes"], operator, title="Belum diajukan")
    waiting = draft_news(agencies["dinkes"], operator, title="Sedang dibaca")
    submit(waiting, operator)
    returned = draft_news(agencies["dinkes"], operator, title="Naskah kembali")
    submit(returned, operator)
    decide(returned, editor, "reject", comment="Tulis jam layanannya.")
    soup = home(operator)
    assert "Belum diajukan" in section(soup, "due-drafts")
    assert "Sedang dibaca" not in section(soup, "due-drafts")
    assert "Naskah kembali" not in section(soup, "due-drafts")
    assert "Sedang dibaca" in section(soup, "waiting")
    assert "Tulis jam layanannya." in section(soup, "returned")
    assert not section(soup, "awaiting-review")
    starts = {link.get_text(strip=True) for link in soup.select(".cms-actions a")}
    assert starts == {"Tulis berita", "Tambah agenda", "Unggah foto"}


def test_an_editor_finds_what_to_decide_and_not_what_they_wrote(agencies):
    operator, editor = operator_of(agencies["dinkes"]), editor_of(agencies["dinkes"])
    submit(draft_news(agencies["dinkes"], operator, title="Dari operator"), operator)
    submit(draft_news(agencies["dinkes"], editor, title="Tulisan sendiri"), editor)
    soup = home(editor)
    assert "Dari operator" in section(soup, "awaiting-review")
    assert "menunggu sejak" in section(soup, "awaiting-review")
    assert "Tulisan sendiri" not in section(soup, "awaiting-review")
    assert "Dari operator" not in home(editor_of(agencies["disdukcapil"])).get_text()


def test_diskominfo_decides_only_where_an_opd_has_no_other_editor(agencies):
    operator = operator_of(agencies["dinkes"])
    editor_of(agencies["dinkes"])
    submit(draft_news(agencies["dinkes"], operator, title="Ada editornya"), operator)
    alone = editor_of(agencies["disdukcapil"])
    submit(draft_news(agencies["disdukcapil"], alone, title="Tanpa editor lain"), alone)
    returned = draft_news(agencies["dinkes"], operator, title="Kembali ke operator")
    submit(returned, operator)
    decide(returned, editor_of(agencies["dinkes"]), "reject", comment="Perbaiki.")
    text = home(diskominfo()).get_text(" ")
    assert "Tanpa editor lain" in text
    assert "Disdukcapil" in text
    assert "Ada editornya" not in text
    assert "Kembali ke operator" not in text


def test_what_falls_due_is_told_to_the_opd_s_own_people(agencies):
    now = timezone.now()
    event = EventPageFactory(agency=agencies["dinkes"], title="Posyandu lewat", start=now - timedelta(days=1))
    refresh_occurrences(event)
    AnnouncementPageFactory(
        agency=agencies["dinkes"], title="Segera tutup", closing_date=timezone.localdate() + timedelta(days=3)
    )
    AnnouncementPageFactory(agency=agencies["dinkes"], title="Masih lama")
    old = ServicePageFactory(agency=agencies["dinkes"], title="Layanan lama")
    ServicePage.objects.filter(pk=old.pk).update(last_published_at=now - timedelta(days=400))
    fresh = ServicePageFactory(agency=agencies["dinkes"], title="Layanan baru")
    ServicePage.objects.filter(pk=fresh.pk).update(last_published_at=now)
    soup = home(operator_of(agencies["dinkes"]))
    assert "Posyandu lewat" in section(soup, "due-events")
    assert "Segera tutup" in section(soup, "due-announcements")
    assert "Masih lama" not in section(soup, "due-announcements")
    assert "Layanan lama" in section(soup, "due-services")
    assert "Layanan baru" not in section(soup, "due-services")
    for other in (operator_of(agencies["disdukcapil"]), diskominfo()):
        assert "Semua beres" in home(other).get_text(" ")


@pytest.mark.parametrize("who", ["operator", "editor", "diskominfo"])
def test_the_desk_costs_the_same_however_much_waits(agencies, who):
    operator = operator_of(agencies["dinkes"])
    writer = editor_of(agencies["disdukcapil"])
    for number in range(6):
        draft_news(agencies["dinkes"], operator, title=f"Naskah {number}")
        for page, by in (
            (draft_news(agencies["dinkes"], operator, title=f"Ajuan {number}"), operator),
            (draft_news(agencies["disdukcapil"], writer, title=f"Cadangan {number}"), writer),
        ):
            submit(page, by)
        with system_publication():
            EventPageFactory(agency=agencies["dinkes"], start=timezone.now())
    person = {"operator": operator, "editor": editor_of(agencies["dinkes"]), "diskominfo": diskominfo()}[who]
    client = client_of(person)
    client.get("/admin/")
    warm_project_caches()
    with assert_max_queries({"operator": 49, "editor": 52, "diskominfo": 45}[who], f"beranda {who}"):
        client.get("/admin/")
