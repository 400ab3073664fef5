"""Saving by itself in the background loses nothing that was stored while it was under way."""

import pytest
from django.urls import reverse
from wagtail import hooks

from opd.models import NewsPage
from tests.factories.sites import site_tree
from tests.factories.users import operator_of
from tests.publishing.drafts import draft_news
from tests.story.people import client_of
from tests.story.test_admin import form_of

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def page():
    dinkes = site_tree("dinkes")["dinkes"]
    return draft_news(dinkes, operator_of(dinkes), title="Semula")


def autosave(page, **changes):
    client = client_of(page.owner)
    data = form_of(client, page, **changes)
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, **JSON)


def newest(page):
    return NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.mark.parametrize("overwriting", [True, False])
def test_an_older_form_does_not_win_over_one_sent_while_it_was_being_saved(page, overwriting):
    draft = page.latest_revision

    def submitted_meanwhile(request, page):
        """Store the full form after this request has read the page and before it writes."""
        if request.method == "POST":
            newer = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
            newer.title = "Lengkap"
            newer.save_revision(user=page.owner)

    overwrite = {"overwrite_revision_id": str(draft.pk)} if overwriting else {}
    with hooks.register_temporarily("before_edit_page", submitted_meanwhile):
        answer = autosave(page, title="Setengah jadi", **overwrite)
    assert answer.json()["success"] is False
    assert newest(page).title == "Lengkap"


def test_without_another_save_it_is_stored(page):
    answer = autosave(page, title="Ketikan")
    assert answer.json()["success"] is True
    assert newest(page).title == "Ketikan"
