"""The screens: from a phone to every site in a few steps; a refusal is told in words and loses nothing typed."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from opd.alerts.models import Alert
from opd.alerts.states import State, Step
from opd.models import Agency
from tests.alerts.conftest import House
from tests.factories.alerts import draft, issued, step
from tests.factories.users import editor_of
from tests.story.people import client_of, desk_of
from tests.support.axe import assert_no_axe_violations
from tests.support.browser import ContextFactory
from tests.support.live_site import LiveSite


def typed(agency: Agency, **changes: str) -> dict[str, Any]:
    end = timezone.localtime() + timedelta(hours=5)
    return {
        "agency": agency.pk,
        "level": "awas",
        "title": "Banjir bandang (contoh)",
        "text": "Pergi ke tempat tinggi.",
        "area": "Kecamatan Juwana",
        "link": "",
        "starts_at": "",
        "ends_at": f"{end:%Y-%m-%d %H:%M}",
        **changes,
    }


def test_from_draft_to_every_site_and_back(house):
    operator, editor = client_of(house.operator), client_of(house.editor)
    saved = operator.post("/admin/serta-merta/tulis/", typed(house.bpbd), follow=True)
    alert = Alert.objects.get()
    assert "Draf tersimpan" in saved.content.decode()
    operator.post(f"/admin/serta-merta/{alert.pk}/langkah/ajukan/", {"edition": 1})
    assert "Banjir bandang (contoh)" in editor.get("/admin/").content.decode()
    editor.post(f"/admin/serta-merta/{alert.pk}/langkah/setujui/", {"edition": 1})
    assert "alert--awas" in client_of(house.operator).get("/", headers={"host": "dinkes.localhost"}).content.decode()
    assert "Banjir bandang (contoh)" not in editor.get("/admin/").content.decode()
    editor.post(f"/admin/serta-merta/{alert.pk}/langkah/akhiri/", {"edition": 1, "reason": "Sudah surut."})
    alert.refresh_from_db()
    assert alert.state == State.STOPPED
    shown = editor.get(f"/admin/serta-merta/{alert.pk}/").content.decode()
    assert "Peringatan diakhiri lebih awal" in shown
    assert "Sudah surut." in shown
    assert "Sudah surut." in editor.get("/admin/audit/").content.decode()


def test_a_refused_form_says_what_to_do_and_keeps_what_was_typed(house):
    client = client_of(house.operator)
    for changes, message in (
        ({"ends_at": "2020-01-01 10:00"}, "Waktu ini sudah lewat"),
        ({"ends_at": "besok"}, "Tulis seperti"),
        ({"area": ""}, "untuk wilayah mana"),
        ({"level": "kiamat"}, "Pilih"),
    ):
        html = client.post("/admin/serta-merta/tulis/", typed(house.bpbd, **changes)).content.decode()
        assert message in html
        assert "Pergi ke tempat tinggi." in html
        assert "Banjir bandang (contoh)" in html
    assert not Alert.objects.exists()


def test_a_refused_step_keeps_the_reason(house):
    alert = issued(house.bpbd, house.operator, house.editor)
    body = {"edition": alert.edition + 1, "reason": "Air sudah surut sejak subuh."}
    html = client_of(house.second).post(f"/admin/serta-merta/{alert.pk}/langkah/akhiri/", body).content.decode()
    assert "Baca lagi" in html
    assert "Air sudah surut sejak subuh." in html
    alert.refresh_from_db()
    assert alert.state == State.ISSUED


def test_two_people_in_one_draft_lose_nothing_silently(house):
    alert = draft(house.bpbd, house.operator)
    body = typed(house.bpbd, edition="1")
    client_of(house.editor).post(f"/admin/serta-merta/{alert.pk}/ubah/", body)
    html = client_of(house.operator).post(
        f"/admin/serta-merta/{alert.pk}/ubah/", body | {"title": "Judul saya sendiri"}
    )
    assert "Orang lain baru saja mengubah" in html.content.decode()
    assert "Judul saya sendiri" in html.content.decode()
    alert.refresh_from_db()
    assert alert.title == "Banjir bandang (contoh)"


def test_who_was_not_named_finds_no_door(house):
    alert = draft(house.bpbd, house.operator)
    client = client_of(house.stranger)
    assert "serta-merta" not in client.get("/admin/").content.decode()
    for path in ("", "tulis/", f"{alert.pk}/", f"{alert.pk}/pratinjau/"):
        assert client.get(f"/admin/serta-merta/{path}").status_code == 404
    assert client_of(house.operator).get(f"/admin/serta-merta/{alert.pk}/").status_code == 200


def test_a_named_opd_reaches_its_own_alerts_only(house):
    alert = draft(house.bpbd, house.operator)
    Agency.objects.filter(pk=house.dinkes.pk).update(issues_alerts=True)
    client = client_of(house.stranger)
    assert client.get("/admin/serta-merta/").status_code == 200
    assert client.get(f"/admin/serta-merta/{alert.pk}/").status_code == 404
    assert client.post("/admin/serta-merta/tulis/", typed(house.bpbd)).status_code == 404


def test_a_returned_draft_waits_on_the_writers_home_screen(house):
    alert = step(draft(house.bpbd, house.operator), Step.SUBMIT, house.operator)
    step(alert, Step.RETURN, house.editor, "Sebut dusunnya.")
    assert "Sebut dusunnya." in client_of(house.operator).get("/admin/").content.decode()


def test_nobody_reads_that_all_is_done_while_an_alert_waits(house):
    home = client_of(house.diskominfo)
    assert "Semua beres" in home.get("/admin/").content.decode()
    step(draft(house.bpbd, house.operator), Step.SUBMIT, house.operator)
    assert "Semua beres" not in home.get("/admin/").content.decode()


@pytest.mark.browser
def test_the_banner_and_its_screens_are_for_everybody(
    live_site: LiveSite, context_factory: ContextFactory, transactional_db: Any
) -> None:
    house = House()
    for level in ("informasi", "waspada", "siaga", "awas"):
        alert = issued(house.bpbd, house.operator, house.editor, level=level, title=f"Peringatan {'panjang ' * 8}"[:99])
    for scheme, width in (("light", 1280), ("dark", 320)):
        page = context_factory(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
        for host, path in (
            ("dinkes", "/"),
            ("", "/informasi-serta-merta/"),
            ("", f"/informasi-serta-merta/{alert.pk}/"),
        ):
            page.goto(live_site.address(host, path))
            assert page.get_by_role("region", name="Informasi serta-merta").is_visible()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert_no_axe_violations(page)
    desk = desk_of(editor_of(house.bpbd), live_site, context_factory, viewport={"width": 390, "height": 800})
    waiting = step(draft(house.bpbd, house.operator), Step.SUBMIT, house.operator)
    desk.goto(live_site.address(path=f"/admin/serta-merta/{waiting.pk}/"))
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.get_by_role("button", name="Setujui dan terbitkan").click()
    desk.get_by_text("Terbit. Semua situs menampilkannya").wait_for()
    assert Alert.objects.showing().filter(pk=waiting.pk).exists()
