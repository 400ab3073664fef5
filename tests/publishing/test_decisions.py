"""An approval is for the text that the approver had on the screen, whichever road it takes."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from opd.models import NewsPage
from tests.factories.sites import portal, provisioned
from tests.factories.users import editor_of, operator_of
from tests.publishing.drafts import draft_news, submit
from tests.story.people import client_of
from tests.story.test_admin import form_of

pytestmark = pytest.mark.django_db
APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


@pytest.fixture
def dinkes():
    portal()
    return provisioned("dinkes")


@pytest.fixture
def page(dinkes):
    page = draft_news(dinkes, editor_of(dinkes), title="Yang dibaca")
    submit(page, page.owner)
    return page


def edited(page, title, by):
    fresh = page.get_latest_revision_as_object()
    fresh.title = title
    fresh.save_revision(user=by)


def post(client, page, data):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def now(page):
    return NewsPage.objects.get(pk=page.pk)


def test_a_text_that_came_after_reading_is_not_approved_with_it(dinkes, page):
    client = client_of(editor_of(dinkes, username="pembaca"))
    read = form_of(client, page, **APPROVE)
    edited(page, "Yang tidak dibaca", page.owner)
    assert "diubah orang lain" in said(post(client, page, read))
    assert not now(page).live
    # Nor did the old text in the form undo the newer one, or make its reader one of its writers.
    assert now(page).get_latest_revision_as_object().title == "Yang tidak dibaca"
    post(client, page, form_of(client, page, **APPROVE))
    assert (now(page).live, now(page).title) == (True, "Yang tidak dibaca")


@pytest.mark.parametrize(
    ("name", "words"), [("approve", "warga sudah dapat membacanya"), ("reject", "dikembalikan kepada penulisnya")]
)
def test_the_screen_says_what_a_decision_did(dinkes, page, name, words):
    client = client_of(editor_of(dinkes, username="pembaca"))
    decision = form_of(client, page, **{**APPROVE, "workflow-action-name": name})
    response = post(client, page, decision | {"workflow-action-extra-data": '{"comment": "Tulis jamnya."}'})
    assert words in said(response)


@pytest.mark.parametrize("claim", ["", "999999", "x", "9" * 40])
def test_a_form_that_does_not_say_what_it_showed_approves_nothing(dinkes, page, claim):
    client = client_of(editor_of(dinkes, username="pembaca"))
    response = post(client, page, form_of(client, page, loaded_revision_id=claim, **APPROVE))
    assert "diubah orang lain" in said(response)
    assert not now(page).live


def test_what_an_approver_typed_over_an_older_version_is_kept(dinkes, page):
    client = client_of(editor_of(dinkes, username="pembaca"))
    read = form_of(client, page, **APPROVE)
    edited(page, "Versi kedua", page.owner)
    assert "empat mata" in said(post(client, page, {**read, "title": "Ketikan pembaca"}))
    assert not now(page).live
    assert now(page).get_latest_revision_as_object().title == "Ketikan pembaca"


def test_the_home_screen_leads_to_the_newest_text_and_approves_nothing_unread(dinkes, page):
    client = client_of(editor_of(dinkes, username="pembaca"))
    edited(page, "Versi kedua", page.owner)
    task_state = now(page).current_workflow_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk])
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in home
    assert approve not in home
    preview = client.get(reverse("wagtailadmin_pages:workflow_preview", args=[page.pk, task_state.task_id]))
    assert "Versi kedua" in preview.content.decode()
    response = client.post(approve)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not now(page).live


def test_a_draft_is_returned_from_the_home_screen(dinkes, page):
    reader = editor_of(dinkes, username="pembaca")
    task_state = now(page).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", task_state.pk])
    client_of(reader).post(address, {"comment": "Tambah jadwalnya."})
    task_state.refresh_from_db()
    assert (task_state.status, task_state.comment) == ("rejected", "Tambah jadwalnya.")


def test_an_operator_is_let_to_no_decision(dinkes, page):
    task_state = now(page).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk])
    assert client_of(operator_of(dinkes)).post(address).status_code in {302, 403}
    assert not now(page).live
