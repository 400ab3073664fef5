"""The mails of a draft's way, and of a forgotten password, as people get them."""

import pytest
from django.core import mail
from django.test import Client

from tests.factories.sites import site_tree
from tests.factories.users import editor_of, operator_of
from tests.language.english import english_in
from tests.publishing.drafts import decide, draft_news, submit

pytestmark = pytest.mark.django_db


def assert_indonesian(count: int) -> None:
    """Check every mail of the box, which has at least `count`."""
    assert len(mail.outbox) >= count
    lines = [line for message in mail.outbox for line in (message.subject, *message.body.splitlines())]
    assert [(line, reason) for line in lines if (reason := english_in(line))] == []


def test_a_draft_s_way_is_told_in_indonesian(django_capture_on_commit_callbacks):
    agency = site_tree("dinkes")["dinkes"]
    operator, editor = operator_of(agency), editor_of(agency)
    for action, data in (("reject", {"comment": "Tulis jam layanannya."}), ("approve", {})):
        page = draft_news(agency, operator, title=f"Naskah {action[:3]}")
        with django_capture_on_commit_callbacks(execute=True):
            submit(page, operator)
        with django_capture_on_commit_callbacks(execute=True):
            decide(page, editor, action, **data)
    assert_indonesian(4)


def test_a_forgotten_password_is_mended_in_indonesian():
    user = operator_of(site_tree("dinkes")["dinkes"])
    Client(headers={"host": "localhost"}).post("/admin/password_reset/", {"email": user.email})
    assert_indonesian(1)
