""" "Tambah OPD": Diskominfo founds an OPD by a form, and its site answers at once."""

import pytest
from django.urls import reverse

from opd.models import Agency, Host
from opd.provisioning import moderation
from tests.factories.sites import portal, provisioned
from tests.factories.users import diskominfo, editor_of
from tests.story.people import client_of

pytestmark = pytest.mark.django_db


def formset(name, *rows):
    data = {f"{name}-INITIAL_FORMS": "0", f"{name}-TOTAL_FORMS": str(len(rows))}
    data |= {f"{name}-MIN_NUM_FORMS": "0", f"{name}-MAX_NUM_FORMS": "1000"}
    for number, row in enumerate(rows):
        data |= {f"{name}-{number}-{field}": value for field, value in row.items()}
        data |= {f"{name}-{number}-ORDER": str(number), f"{name}-{number}-id": ""}
    return data


def posted(**changes):
    name = {"name": "Dinas Percobaan", "abbreviation": "Discoba", "start": "", "start_precision": ""}
    host = {"label": "discoba", "is_current": "on", "origin": "proposed", "evidence": ""}
    data = {"code": "discoba", "kind": "dinas", "status": "aktif", "district": "", "note": ""}
    return data | formset("names", name) | formset("hosts", host) | formset("aliases") | changes


@pytest.fixture
def client():
    portal()
    return client_of(diskominfo())


def test_the_site_answers_at_once(client):
    response = client.post(reverse("agency:add"), posted())
    assert response.status_code == 302
    site = client.get("/", headers={"host": "discoba.localhost"})
    assert site.status_code == 200
    assert "Dinas Percobaan" in site.content.decode()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": ""}, "wajib"),
        ({"names-0-name": ""}, "wajib"),
        ({"hosts-0-label": "admin"}, "keperluan teknis"),
        ({"hosts-0-label": "Dinas Percobaan"}, "huruf kecil"),
        ({"hosts-0-label": "dinkes"}, "sudah dipakai"),
    ],
)
def test_bad_input_is_explained_and_what_was_typed_is_kept(client, changes, message):
    provisioned("dinkes")
    response = client.post(reverse("agency:add"), posted(note="Catatan ketikan", **changes))
    text = response.content.decode()
    assert response.status_code == 200
    assert message in text
    assert "Catatan ketikan" in text
    assert not Agency.objects.filter(code="discoba").exists()


def test_a_site_that_fails_half_way_takes_the_registry_entry_with_it(client, monkeypatch):
    def fail(*args):
        raise RuntimeError("listrik padam")

    monkeypatch.setattr(moderation, "bind_workflow", fail)
    with pytest.raises(RuntimeError):
        client.post(reverse("agency:add"), posted())
    assert not Agency.objects.filter(code="discoba").exists()
    assert not Host.objects.filter(label="discoba").exists()


def test_repairing_and_adding_a_language_is_diskominfo_s_alone(client):
    agency = provisioned("dinkes")
    address = reverse("provision_agency", args=[agency.pk])
    assert address in client.get(reverse("agency:index")).content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address, {"languages": ["en"]}).status_code == 302
    assert agency.site.root_page.get_translations().count() == 1
    stranger = client_of(editor_of(agency))
    assert stranger.post(address, {"languages": ["jv"]}).status_code in {302, 403}
    assert agency.site.root_page.get_translations().count() == 1
