"""Diskominfo's screens: a broken rule comes back in words, never as an error page, and nothing is deleted."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from opd.models import Agency, AgencyName, District, Host, Topic
from tests.factories.registry import AgencyNameFactory, DecreeFactory, HostFactory, NamedAgencyFactory, TopicFactory
from tests.factories.users import UserFactory, diskominfo, superuser

pytestmark = [pytest.mark.contract, pytest.mark.django_db]


@pytest.fixture
def portal_site() -> None:
    """Let the admin answer; the portal's pages are not needed here."""
    portal = NamedAgencyFactory(code="portal", kind="portal", host__label="")
    portal.site = Site.objects.create(hostname="portal.invalid", root_page=Page.get_first_root_node())
    portal.save()


@pytest.fixture
def admin(portal_site: None) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(diskominfo())
    return client


@pytest.fixture
def agency() -> Agency:
    return NamedAgencyFactory(code="dincon", naming__name="Dinas Contoh")


def form_of(agency: Agency) -> dict[str, Any]:
    """Return what the edit form holds before anybody types."""
    names = agency.names.order_by("pk").values("id", "name", "abbreviation", "start", "start_precision")
    hosts = agency.hosts.order_by("pk").values("id", "label", "is_current", "origin", "evidence")
    aliases = agency.aliases.order_by("pk").values("id", "text")
    rows = {"names": names, "hosts": hosts, "aliases": aliases}
    return {"code": agency.code, "kind": agency.kind, "status": agency.status} | {
        name: [{key: "" if value is None else value for key, value in row.items()} for row in query]
        for name, query in rows.items()
    }


def send(admin: Client, agency: Agency, form: dict[str, Any]) -> Any:
    data = {
        key: inline_formset(value, initial=_stored(value)) if isinstance(value, list) else value
        for key, value in form.items()
    }
    for row in form["hosts"]:
        # An unticked box is not sent at all.
        if not row.get("is_current"):
            row.pop("is_current", None)
    return admin.post(reverse("agency:edit", args=[agency.pk]), nested_form_data(data))


def _stored(rows: list[dict[str, Any]]) -> int:
    return sum(1 for row in rows if row.get("id"))


def errors(response: Any) -> str:
    assert response.status_code == 200, "the form was saved"
    return str(response.content.decode())


def saved(response: Any) -> None:
    if response.status_code == 200:
        form = response.context["form"]
        pytest.fail(f"{form.errors} {[(f.errors, f.non_form_errors()) for f in form.formsets.values()]}")
    assert response.status_code == 302


def test_an_untouched_form_saves_and_changes_nothing(admin: Client, agency: Agency) -> None:
    before = form_of(agency)
    saved(send(admin, agency, form_of(agency)))
    assert form_of(agency) == before


def test_a_new_name_takes_over_on_its_day(admin: Client, agency: Agency) -> None:
    form = form_of(agency)
    form["names"].append({"name": "Badan", "abbreviation": "B", "start": "2024-07-01", "start_precision": "month"})
    saved(send(admin, agency, form))
    assert agency.name_at(date(2024, 6, 30)) == "Dinas Contoh"
    assert agency.name_at(date(2024, 7, 1)) == "Badan"


def test_two_names_from_one_day_are_refused(admin: Client, agency: Agency) -> None:
    form = form_of(agency)
    for name in ("Satu", "Dua"):
        form["names"].append({"name": name, "abbreviation": "X", "start": "2024-07-01", "start_precision": "day"})
    assert "tidak boleh mulai berlaku pada tanggal yang sama" in errors(send(admin, agency, form))


def test_a_second_unknown_start_is_refused(admin: Client, agency: Agency) -> None:
    form = form_of(agency)
    form["names"].append({"name": "Dua", "abbreviation": "X"})
    assert "hanya satu boleh tanpa tanggal" in errors(send(admin, agency, form))


def test_starts_are_not_swapped_in_one_go(admin: Client, agency: Agency) -> None:
    AgencyNameFactory(agency=agency, name="Baru", start=date(2024, 1, 1), start_precision="year")
    form = form_of(agency)
    form["names"][0] |= {"start": "2024-01-01", "start_precision": "year"}
    form["names"][1] |= {"start": "", "start_precision": ""}
    assert "Simpan perubahan baris itu dulu" in errors(send(admin, agency, form))


def test_a_date_that_claims_too_much_is_refused(admin: Client, agency: Agency) -> None:
    form = form_of(agency)
    form["names"].append({"name": "Dua", "abbreviation": "X", "start": "2024-07-15", "start_precision": "month"})
    assert "bulan dicatat sebagai tanggal 1" in errors(send(admin, agency, form))


def test_an_agency_keeps_at_least_one_name(admin: Client, agency: Agency) -> None:
    form = form_of(agency)
    form["names"][0]["DELETE"] = "on"
    errors(send(admin, agency, form))
    assert AgencyName.objects.filter(agency=agency).exists()


def test_a_new_current_host_makes_the_old_one_former(admin: Client, agency: Agency) -> None:
    form = form_of(agency)
    form["hosts"][0]["is_current"] = ""
    form["hosts"].append({"label": "baru", "is_current": "on", "origin": "proposed"})
    saved(send(admin, agency, form))
    assert dict(agency.hosts.values_list("label", "is_current")) == {"dincon": False, "baru": True}
    # And back, though the row that becomes former is now saved after the other.
    form = form_of(agency)
    form["hosts"][0]["is_current"], form["hosts"][1]["is_current"] = "on", ""
    saved(send(admin, agency, form))
    assert dict(agency.hosts.values_list("label", "is_current")) == {"dincon": True, "baru": False}


def test_exactly_one_host_is_current(admin: Client, agency: Agency) -> None:
    form = form_of(agency)
    form["hosts"].append({"label": "baru", "is_current": "on", "origin": "proposed"})
    assert "Tandai tepat satu host" in errors(send(admin, agency, form))
    form = form_of(agency)
    form["hosts"][0]["is_current"] = ""
    assert "Tandai tepat satu host" in errors(send(admin, agency, form))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"label": "milik-lain"}, "tetap milik satu OPD untuk selamanya"),
        ({"label": "dincon"}, "Label host ini"),
        ({"label": "admin"}, "disediakan untuk keperluan teknis"),
        ({"label": "www"}, "hanya untuk portal"),
        ({"label": ""}, "hanya untuk portal"),
        ({"label": "Besar"}, "huruf kecil"),
        ({"label": "terlihat", "origin": "seen"}, "memerlukan bukti"),
    ],
)
def test_a_label_that_breaks_a_rule_is_refused(
    admin: Client, agency: Agency, row: dict[str, str], message: str
) -> None:
    HostFactory(label="milik-lain")
    form = form_of(agency)
    form["hosts"].append({"origin": "proposed", "evidence": ""} | row)
    assert message in errors(send(admin, agency, form))


def test_a_host_is_neither_deleted_nor_renamed_once_seen(admin: Client, agency: Agency) -> None:
    host = HostFactory(agency=agency, label="lama", is_current=False, origin="seen", evidence="halaman tersimpan")
    form = form_of(agency)
    form["hosts"][1]["DELETE"] = "on"
    assert "Host tidak dapat dihapus" in errors(send(admin, agency, form))
    form = form_of(agency)
    form["hosts"][1]["label"] = "lain"
    assert "Label yang sudah dipakai tidak dapat diubah" in errors(send(admin, agency, form))
    assert Host.objects.get(pk=host.pk).label == "lama"


def test_an_alias_is_taken_once_in_any_letters(admin: Client, agency: Agency) -> None:
    form = form_of(agency)
    form["aliases"] = [{"text": "Kominfo"}, {"text": "kominfo"}]
    assert "Sebutan ini sudah tercatat" in errors(send(admin, agency, form))
    form["aliases"] = [{"text": "Kominfo"}]
    saved(send(admin, agency, form))
    assert [alias.text for alias in agency.aliases.all()] == ["Kominfo"]


def test_the_code_is_not_editable(admin: Client, agency: Agency) -> None:
    saved(send(admin, agency, form_of(agency) | {"code": "lain"}))
    agency.refresh_from_db()
    assert agency.code == "dincon"


def test_a_second_portal_is_refused(admin: Client, agency: Agency) -> None:
    assert "hanya boleh ada satu" in errors(send(admin, agency, form_of(agency) | {"kind": "portal"}))


def test_lists_cost_the_same_for_any_number(admin: Client, django_assert_max_num_queries: Any) -> None:
    NamedAgencyFactory.create_batch(30)
    admin.get(reverse("agency:index"))
    with django_assert_max_num_queries(20):
        page = admin.get(reverse("agency:index"))
    assert page.content.decode().count("Dinas Contoh") >= 30


@pytest.mark.parametrize("name", ["agency", "district"])
def test_deletion_is_denied_even_to_a_superuser(admin: Client, agency: Agency, name: str) -> None:
    agency.district = District.objects.create(name="Contoh", slug="contoh")
    pk = agency.pk if name == "agency" else agency.district.pk
    admin.force_login(superuser())
    url = reverse(f"{name}:delete", args=[pk])
    assert url not in admin.get(reverse(f"{name}:edit", args=[pk])).content.decode()
    admin.post(url)
    assert Agency.objects.filter(pk=agency.pk).exists()
    assert District.objects.filter(pk=agency.district.pk).exists()


def test_a_decree_in_use_stays_and_an_unused_one_goes(admin: Client, agency: Agency) -> None:
    used, unused = DecreeFactory(number="1", year=2016), DecreeFactory(number="2", year=2016)
    AgencyName.objects.update(decree=used)
    admin.force_login(superuser())
    for decree in (used, unused):
        admin.post(reverse("decree:delete", args=[decree.pk]))
    assert [type(used).objects.filter(pk=decree.pk).exists() for decree in (used, unused)] == [True, False]


def test_only_holders_of_the_permission_see_the_registry(portal_site: None, agency: Agency) -> None:
    client = Client(headers={"host": "localhost"})
    stranger = UserFactory()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    for name in ("agency", "decree", "topic", "district"):
        assert client.get(reverse(f"{name}:index")).status_code == 302, name
        assert client.get(reverse(f"{name}:add")).status_code == 302, name
    assert "Registri OPD" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_diskominfo_keeps_the_list_of_topics(admin: Client) -> None:
    topic = TopicFactory()
    saved(admin.post(reverse("topic:edit", args=[topic.pk]), {"name": "Kesehatan", "slug": "kesehatan", "order": 1}))
    saved(admin.post(reverse("topic:add"), {"name": "Lain", "slug": "lain", "order": 2}))
    assert list(Topic.objects.values_list("name", flat=True)) == ["Kesehatan", "Lain"]


def test_who_may_issue_alerts_is_named_here_and_the_log_tells(admin: Client, agency: Agency) -> None:
    saved(send(admin, agency, form_of(agency) | {"issues_alerts": "on"}))
    saved(send(admin, agency, form_of(agency)))
    entries = ModelLogEntry.objects.for_instance(agency).filter(action__startswith="alerts.").order_by("pk")
    assert [entry.action for entry in entries] == ["alerts.named", "alerts.unnamed"]
    assert all(entry.user for entry in entries)
