"""Choosing the portal's first services: of what citizens can read, by two people, with what is looked for in sight."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import querydict_from_html

from cms.publishing.four_eyes import FourEyesError, system_publication
from cms.registries import demand
from cms.registries.demand import Proposal, proposals, register_demand
from home.models import ChosenService, PortalHomePage
from tests.factories.pages import ServicePageFactory
from tests.factories.sites import home_of, portal, provisioned
from tests.factories.users import editor_of, operator_of
from tests.pages.samples import live
from tests.story.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return home_of(portal())


def edit_address(home: PortalHomePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[home.pk])


def choose(client, home: PortalHomePage, *services, **more):
    """Post the edit form with these services chosen, as its script would."""
    form = querydict_from_html(client.get(edit_address(home)).content.decode(), form_id="page-edit-form")
    start = int(form["chosen_services-INITIAL_FORMS"])
    form["chosen_services-TOTAL_FORMS"] = str(start + len(services))
    for number, service in enumerate(services, start=start):
        row = {"id": "", "ORDER": str(number + 1), "DELETE": "", "service": str(service.pk), "label": ""}
        for name, value in row.items():
            form[f"chosen_services-{number}-{name}"] = value
    for name, value in more.items():
        form[name] = value
    return client.post(edit_address(home), form)


def test_the_chooser_offers_what_citizens_read_of_every_opd_and_nothing_else(home):
    offered = ServicePageFactory(agency=provisioned("dinkes"), title="Layanan terbit")
    draft = ServicePageFactory(agency=provisioned("disdukcapil"), title="Layanan naskah", live=False)
    hidden = ServicePageFactory(agency=provisioned("dinkes"), title="Layanan terbatas")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    client = client_of(operator_of(portal()))
    shown = client.get(reverse("service_chooser:choose")).json()["html"]
    assert "Layanan terbit" in shown
    assert "Dinas Kesehatan" in shown
    found = client.get(reverse("service_chooser:choose_results"), {"q": "layanan"}).content.decode()
    for text in (shown, found):
        assert "Layanan naskah" not in text
        assert "Layanan terbatas" not in text
    chosen = reverse("service_chooser:chosen", args=[offered.pk])
    assert client.get(chosen).json()["result"]["title"] == "Layanan terbit"
    for pk in (draft.pk, hidden.pk, 999999, "abc"):
        assert client.get(reverse("service_chooser:chosen", args=[pk])).status_code == 404


def test_a_choice_is_seen_by_citizens_when_a_second_person_approved_it(home, client):
    service = ServicePageFactory(agency=provisioned("dinkes"), title="Layanan satu")
    ServicePageFactory(agency=provisioned("disdukcapil"), title="Layanan dua")
    author, other = editor_of(portal()), editor_of(portal())
    response = choose(client_of(author), home, service, **{"chosen_services-0-label": "Urus satu"})
    assert response.status_code == 302
    assert "Urus satu" not in client.get("/", headers={"host": "localhost"}).content.decode()
    revision = PortalHomePage.objects.get().get_latest_revision()
    with pytest.raises(FourEyesError):
        revision.publish(user=author)
    revision.publish(user=other)
    assert "Urus satu" in client.get("/", headers={"host": "localhost"}).content.decode()


def test_a_draft_is_refused_in_words_and_one_that_went_off_line_later_blocks_nothing(home):
    draft = ServicePageFactory(agency=provisioned("dinkes"), live=False)
    editor = client_of(editor_of(portal()))
    refused = choose(editor, home, draft)
    assert refused.status_code == 200
    text = refused.content.decode()
    assert "belum terbit" in text or "milik OPD lain" in text
    service = ServicePageFactory(agency=provisioned("dinkes"))
    home.chosen_services.set([ChosenService(service=service)])
    live(home)
    with system_publication():
        service.unpublish()
    assert choose(editor, home, tagline="Kalimat baru").status_code == 302


def test_six_are_one_too_many(home):
    agency = provisioned("dinkes")
    response = choose(client_of(editor_of(portal())), home, *(ServicePageFactory(agency=agency) for _ in range(6)))
    assert response.status_code == 200
    assert not PortalHomePage.objects.get().latest_revision_id


@pytest.fixture
def nobody_counts(monkeypatch):
    monkeypatch.setattr(demand, "_providers", {})


def test_what_is_looked_for_is_proposed_unless_it_is_chosen_or_not_for_citizens(home, nobody_counts):
    agency = provisioned("dinkes")
    wanted, chosen = (ServicePageFactory(agency=agency, title=f"Layanan {name}") for name in ("dicari", "terpilih"))
    draft = ServicePageFactory(agency=agency, title="Layanan naskah", live=False)
    home.chosen_services.set([ChosenService(service=chosen)])
    live(home)
    client = client_of(editor_of(portal()))
    assert "Usulan dari pencarian warga" not in client.get(edit_address(home)).content.decode()
    ids = (draft.pk, chosen.pk, home.pk, wanted.pk)
    register_demand("search", lambda limit: [Proposal(pk, f"dicari {pk} kali") for pk in ids])
    text = client.get(edit_address(home)).content.decode()
    assert "Usulan dari pencarian warga" in text
    assert f"dicari {wanted.pk} kali" in text
    for pk in ids[:-1]:
        assert f"dicari {pk} kali" not in text


def test_proposals_name_a_page_once_and_a_provider_too(nobody_counts):
    register_demand("search", lambda limit: [Proposal(1, "a"), Proposal(1, "b"), Proposal(2, "c")])
    assert proposals(1) == [Proposal(1, "a")]
    assert proposals(5) == [Proposal(1, "a"), Proposal(2, "c")]
    with pytest.raises(ImproperlyConfigured, match="search"):
        register_demand("search", lambda limit: [])
