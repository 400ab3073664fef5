"""What every page type owes its readers, its editors, search engines and people who see or hear differently."""

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from cms.registries.searchable import SearchDocument
from opd.models import Agency
from tests.factories.users import superuser
from tests.pages.samples import page_types, sample_site
from tests.support.html import assert_valid_html

TYPES = pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    """The samples of this module, in a transaction around all its tests: each of them is a savepoint within."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield sample_site()
        transaction.set_rollback(True)


@pytest.fixture
def samples(made_once, db):
    return {model: model.objects.get(pk=page.pk) for model, page in made_once.items()}


def host_of(page: Page) -> str:
    return page.full_url.split("//")[1].split("/")[0].split(":")[0]


def get(client: Client, page: Page):
    path = "/" + page.full_url.split("//", 1)[1].split("/", 1)[1]
    return client.get(path, headers={"host": host_of(page)})


@TYPES
def test_it_has_a_sample_and_is_rendered_as_valid_html(model, samples, client):
    response = get(client, samples[model])
    assert response.status_code == 200
    assert_valid_html(response.content)
    assert re.search(r'<meta name="description" content="[^"]{20,}">', response.content.decode())


@TYPES
def test_it_is_moderated_searchable_and_says_what_may_stand_below(model):
    assert model.search_kind is None or isinstance(model.search_kind, str)
    assert model.subpage_types is not None


@TYPES
def test_it_tells_the_search_what_it_is(model, samples):
    if model.search_kind is None:
        assert not hasattr(model, "get_search_document")
        return
    document = samples[model].get_search_document()
    assert isinstance(document, SearchDocument)
    assert document.kind == model.search_kind
    assert document.agency_code in set(Agency.objects.values_list("code", flat=True))
    assert document.title


@TYPES
def test_it_is_in_the_sitemap_of_its_own_host_only(model, samples, client):
    page = samples[model]
    own = client.get("/sitemap.xml", headers={"host": host_of(page)}).content.decode()
    assert f"<loc>{page.full_url}</loc>" in own
    other = "localhost" if host_of(page) != "localhost" else "dinkes.localhost"
    assert f"<loc>{page.full_url}</loc>" not in client.get("/sitemap.xml", headers={"host": other}).content.decode()


@TYPES
def test_it_can_be_edited_and_saved_as_a_draft(model, samples, client):
    page = samples[model]
    client.force_login(superuser())
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]), headers={"host": "localhost"})
    assert response.status_code == 200
    assert_valid_draft(client, page, response)


def assert_valid_draft(client: Client, page: Page, response) -> None:
    """Post the form back as it came, which must make a revision; streams are built by script, here they are empty."""
    data = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    for field in type(page)._meta.fields:
        if isinstance(field, StreamField):
            data[f"{field.name}-count"] = "0"
    before = page.latest_revision_id
    saved = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, headers={"host": "localhost"})
    assert saved.status_code == 302, saved.context["form"].errors if saved.context else saved.content[:500]
    assert type(page).objects.get(pk=page.pk).latest_revision_id != before


@TYPES
def test_it_can_be_previewed(model, samples, client):
    page = samples[model]
    client.force_login(superuser())
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), headers={"host": "localhost"})
    assert response.status_code == 200
    assert page.title in response.content.decode() or model.__name__.endswith("HomePage")
