"""Lost passwords: the same answer for every address, a link that works once, no flood of mail."""

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.models import User
from tests.accounts.steps import (
    NEW_PASSWORD,
    act,
    choose_password,
    is_in,
    mailed_link,
    visitor,
)
from tests.factories.users import operator_of
from tests.story.people import client_of

pytestmark = pytest.mark.django_db


class TestLostPassword:
    def ask(self, email, **extra):
        return visitor().post("/admin/password_reset/", {"email": email}, **extra)

    def test_it_says_the_same_for_every_address_and_mails_only_accounts_in_use(self, editor, dinkes):
        suspended, waiting = operator_of(dinkes), operator_of(dinkes)
        User.objects.filter(pk=suspended.pk).update(is_active=False)
        User.objects.filter(pk=waiting.pk).update(invited_at=timezone.now())
        answers = [self.ask(email) for email in (editor.email.upper(), suspended.email, waiting.email, "x@x.invalid")]
        assert {(one.status_code, one["Location"]) for one in answers} == {(302, "/admin/password_reset/done/")}
        assert [mail_.to for mail_ in mail.outbox] == [[editor.email]]
        assert "24 jam" in mail.outbox[0].body

    def test_for_one_address_five_mails_go_out_and_the_answer_stays_the_same(self, editor):
        answers = [self.ask(editor.email, REMOTE_ADDR=f"10.0.0.{number}") for number in range(8)]
        assert {one["Location"] for one in answers} == {"/admin/password_reset/done/"}
        assert len(mail.outbox) == 5

    def test_from_one_place_five_addresses_are_asked_for(self, dinkes):
        for account in [operator_of(dinkes) for _number in range(7)]:
            self.ask(account.email)
        assert len(mail.outbox) == 5

    def test_the_link_works_once_and_ends_the_other_sessions(self, editor):
        open_session = client_of(editor)
        self.ask(editor.email)
        address = mailed_link()
        client = visitor()
        assert choose_password(client, address).status_code == 302
        assert not is_in(open_session)
        assert "tidak berlaku" in visitor().get(address, follow=True).content.decode()
        choose_password(visitor(), address, "kata-sandi-lain-2026")
        editor.refresh_from_db()
        assert editor.check_password(NEW_PASSWORD)
        assert ModelLogEntry.objects.filter(action="cms.account.password", object_id=str(editor.pk)).count() == 1

    def test_the_link_expires_and_ends_with_suspension(self, editor, desk):
        self.ask(editor.email)
        address = mailed_link()
        with override_settings(PASSWORD_RESET_TIMEOUT=-1):
            assert "tidak berlaku" in visitor().get(address, follow=True).content.decode()
        act(desk, "suspend", editor, reason="Pindah")
        assert "tidak berlaku" in visitor().get(address, follow=True).content.decode()
        act(desk, "reactivate", editor)
        assert "tidak berlaku" in visitor().get(address, follow=True).content.decode()
