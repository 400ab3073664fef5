"""What no browser sends to the admin is answered as malformed: never by a server error, and nothing of it is stored."""

import json

import pytest
from django.db import transaction
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.models import KeptInput
from tests.factories.sites import site_tree
from tests.factories.users import editor_of, operator_of
from tests.publishing.drafts import draft_news, submit
from tests.story.people import client_of
from tests.story.test_admin import form_of

pytestmark = pytest.mark.django_db
WORDS = [
    "x",
    "[]",
    "[1]",
    "null",
    '"s"',
    '{"comment": {"a": 1}}',
    '{"comment": "ok", "user": 1}',
    '{"comment":"\\ud800"}',
]
STRUCTURES = ["x", "[1]", "1", '{"blocks": [1]}', "[" * 5000]
TABLES = ["x", "[1]", "1", '{"data": 5}', '{"data": [5]}', '{"data": [[{}]]}', "[" * 5000]


@pytest.fixture
def dinkes():
    return site_tree("dinkes")["dinkes"]


@pytest.fixture
def page(dinkes):
    return draft_news(dinkes, operator_of(dinkes))


def status(send):
    with transaction.atomic():
        answer = send()
        transaction.set_rollback(True)
    return answer.status_code


def with_block(client, page, kind, value):
    data = form_of(client, page)
    data.update(nested_form_data({"body": streamfield([(kind, value)])}))
    return data


def test_fields_of_a_page(dinkes, page):
    client, edit = client_of(page.owner), reverse("wagtailadmin_pages:edit", args=[page.pk])
    whole = with_block(client, page, "rich_text", json.dumps({"blocks": [], "entityMap": {}}))
    assert status(lambda: client.post(edit, whole)) == 302
    changes = [{"image": "x"}, {"image": "[1]"}, {"body-count": "x"}, {"body-0-order": "x"}]
    changes += [{"body-0-value": text} for text in STRUCTURES]
    for change in changes:
        assert status(lambda change=change: client.post(edit, {**whole.dict(), **change})) == 400, change
    for text in TABLES:
        data = {**whole.dict(), "body-0-type": "table", "body-0-value": text}
        assert status(lambda data=data: client.post(edit, data)) == 400, text[:20]


def test_the_words_of_a_decision(dinkes, page):
    submit(page, page.owner)
    client, edit = client_of(editor_of(dinkes)), reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = form_of(client, page).dict() | {"action-workflow-action": "true"}
    for action in ("reject", "approve"):
        for words in WORDS:
            data = form | {"workflow-action-name": action, "workflow-action-extra-data": words}
            assert status(lambda data=data: client.post(edit, data)) == 400, (action, words)


def test_numbers_moments_and_choices_of_lists(dinkes, page):
    client = client_of(editor_of(dinkes))
    ping = reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", page.pk, 1])
    for number in ("x", "\0", ""):
        assert status(lambda number=number: client.post(ping, {"is_editing": "1", "revision_id": number})) == 400
    for name in ("wagtailadmin_choose_page", "wagtailimages_chooser:", "wagtaildocs_chooser:"):
        address = reverse(f"{name}{'' if name.endswith(':') else '_'}chosen_multiple")
        assert status(lambda address=address: client.get(address, {"id": ""})) in {400, 404}, name
    for kind in ("image", "document"):
        address = reverse("wagtail_bulk_action", args=["media_pipeline", kind, "delete"])
        assert status(lambda address=address: client.post(f"{address}?id=all&childOf=")) == 400


@pytest.mark.parametrize(
    "query",
    [
        {"offset": "9" * 30},
        {"limit": "9" * 30},
        {"search": "\0"},
        {"search": "x", "search_operator": "x"},
        {"first_published_at": "x"},
        {"id": "x"},
    ],
)
def test_the_programming_interface(dinkes, query):
    client = client_of(editor_of(dinkes))
    for kind in ("pages", "images", "documents"):
        address = reverse(f"wagtailadmin_api:{kind}:listing")
        assert status(lambda address=address: client.get(address, query)) in {200, 400, 404}, (kind, query)
    assert status(lambda: client.get(reverse("wagtailadmin_api:pages:find"), query)) in {200, 302, 400, 404}


def test_what_was_kept_of_such_a_form_can_be_looked_at(dinkes, page):
    client, editor = client_of(page.owner), editor_of(dinkes)
    data = with_block(client, page, "rich_text", "[1]")
    page.owner.groups.clear()
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    address = reverse("kept_input:show", args=[KeptInput.objects.get().pk])
    assert client_of(editor).get(address).status_code == 200
    assert client_of(editor).post(address, {"action": "take"}).status_code == 302
