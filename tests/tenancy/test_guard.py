"""The door of the admin: what has no rule is closed, and is named before anybody stumbles over it."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from cms.registries import admin_urls
from cms.tenancy.checks import every_admin_address_has_a_rule
from cms.tenancy.rules import GLOBAL, OPEN
from tests.factories.sites import portal, provisioned
from tests.factories.users import editor_of, superuser
from tests.publishing.drafts import draft_news
from tests.story.people import client_of


def test_every_address_has_a_rule():
    assert every_admin_address_has_a_rule(None) == []


@pytest.mark.django_db
def test_an_address_without_a_rule_is_closed_to_everybody_and_named_by_the_check(monkeypatch):
    portal()
    monkeypatch.delitem(admin_urls._rules, "wagtailimages:index")
    assert ["wagtailimages:index" in str(error.msg) for error in every_admin_address_has_a_rule(None)] == [True]
    assert client_of(superuser()).get(reverse("wagtailimages:index")).status_code == 404


def test_a_second_rule_for_an_address_is_refused():
    with pytest.raises(ImproperlyConfigured, match="wagtailadmin_home"):
        admin_urls.register_admin_rules({"wagtailadmin_home": GLOBAL})
    admin_urls.register_admin_rules({"wagtailadmin_home": OPEN})


@pytest.mark.django_db
def test_a_script_that_is_refused_gets_json_and_a_person_a_page():
    portal()
    client = client_of(editor_of(provisioned("dinkes")))
    address = reverse("wagtailsites:index")
    assert client.get(address, headers={"x-requested-with": "XMLHttpRequest"}).json() == {"message": "Not found"}
    assert client.get(address, headers={"accept": "application/json"}).json() == {"message": "Not found"}
    assert "<html" in client.get(address).content.decode()


@pytest.mark.django_db
def test_who_is_not_logged_in_is_sent_to_the_login():
    portal()
    from django.test import Client

    response = Client(headers={"host": "localhost"}).get(reverse("wagtailsites:index"))
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("wagtailadmin_login"))


@pytest.mark.django_db
def test_a_malformed_request_is_answered_as_one(caplog):
    portal()
    dinkes = provisioned("dinkes")
    editor = editor_of(dinkes)
    page = draft_news(dinkes, editor)
    client = client_of(editor)
    copied = client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), {"new_title": "x"})
    assert copied.status_code == 400
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk]), {"user": "9" * 30})
    assert history.status_code == 400
    for answer in (copied, history):
        text = answer.content.decode()
        assert "Traceback" not in text
        assert "new_parent_page" not in text
