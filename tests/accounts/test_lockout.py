"""Five failures close a door for a quarter of an hour: every door, whoever knocks."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from cms.accounts import lockout
from cms.models import User
from tests.accounts.steps import (
    NEW_PASSWORD,
    act,
    choose_password,
    code_of,
    give_code,
    is_in,
    later,
    log_in,
    mailed_link,
    visitor,
    with_second_factor,
    wrong_code,
)
from tests.factories.users import PASSWORD, operator_of
from tests.story.people import client_of

pytestmark = pytest.mark.django_db
CLOSED = "Terlalu banyak percobaan"


def unthrottle(account):
    """Let django-otp's own waiting after a wrong code be over."""
    for model in (TOTPDevice, StaticDevice):
        model.objects.filter(user=account).update(throttling_failure_timestamp=None)


class TestLogin:
    def fail(self, account, times=5, **headers):
        for _number in range(times):
            response = log_in(visitor(), account, "salah", headers={"host": "localhost", **headers})
        return response

    def test_after_five_failures_the_right_password_is_refused_too(self, editor):
        response = self.fail(editor)
        assert response.status_code == 429
        assert CLOSED in response.content.decode()
        assert "Lupa kata sandi" in response.content.decode()
        client = visitor()
        response = log_in(client, editor)
        assert response.status_code == 429
        assert not is_in(client)

    def test_four_do_not_close_it_and_a_success_starts_the_count_anew(self, editor):
        for _round in range(2):
            self.fail(editor, 4)
            client = visitor()
            log_in(client, editor)
            assert is_in(client)

    def test_it_opens_after_a_quarter_of_an_hour_and_says_when(self, editor):
        self.fail(editor)
        until = lockout.locked_until(lockout.password_key(editor))
        assert timedelta(minutes=14) < until - timezone.now() <= timedelta(minutes=15)
        later(14)
        assert log_in(visitor(), editor).status_code == 429
        later(2)
        client = visitor()
        log_in(client, editor)
        assert is_in(client)
        assert lockout.locked_until(lockout.password_key(editor)) is None

    def test_neither_another_browser_nor_address_nor_spelling_gives_more_tries(self, editor):
        for number in range(5):
            name = [editor.username, editor.username.upper(), f" {editor.username}"][number % 3]
            headers = {"host": "localhost", "user-agent": f"peramban-{number}", "x-forwarded-for": f"10.0.0.{number}"}
            log_in(visitor(), name, "salah", headers=headers, REMOTE_ADDR=f"10.1.0.{number}")
        assert log_in(visitor(), editor).status_code == 429

    def test_it_says_the_same_of_a_name_that_nobody_has_and_of_a_suspended_account(self, editor, dinkes):
        suspended = operator_of(dinkes)
        User.objects.filter(pk=suspended.pk).update(is_active=False)
        first = [log_in(visitor(), one, "salah") for one in (editor, suspended, "tidak-ada")]
        assert len({page.content.decode().count("salah. Periksa lagi") for page in first}) == 1
        assert {page.status_code for page in first} == {200}
        last = [self.fail(one, 4) for one in (editor, suspended, "tidak-ada")]
        assert {page.status_code for page in last} == {429}

    def test_knocking_on_does_not_keep_the_owner_out_for_longer(self, editor):
        self.fail(editor)
        later(10)
        self.fail(editor)
        later(6)
        client = visitor()
        log_in(client, editor)
        assert is_in(client)

    def test_diskominfo_lifts_the_lock(self, desk, editor):
        self.fail(editor)
        html = desk.get(reverse("wagtailusers_users:edit", args=[editor.pk])).content.decode()
        assert "terkunci sementara" in html
        act(desk, "unlock", editor)
        client = visitor()
        log_in(client, editor)
        assert is_in(client)
        actions = list(ModelLogEntry.objects.filter(object_id=str(editor.pk)).values_list("action", flat=True))
        assert sorted(actions) == ["cms.account.lockout", "cms.account.unlock"]

    def test_nobody_else_lifts_it(self, editor, dinkes):
        self.fail(editor)
        act(client_of(operator_of(dinkes)), "unlock", editor)
        assert log_in(visitor(), editor).status_code == 429

    def test_a_new_password_by_mail_lifts_it(self, editor):
        self.fail(editor)
        visitor().post("/admin/password_reset/", {"email": editor.email})
        client = visitor()
        choose_password(client, mailed_link())
        log_in(client, editor, NEW_PASSWORD)
        assert is_in(client)

    def test_a_typed_name_cannot_close_another_door(self, editor):
        device = with_second_factor(editor)
        self.fail(lockout.code_key(editor))
        client = client_of(editor)
        give_code(client, code_of(device))
        assert is_in(client)

    def test_nothing_that_was_typed_is_kept(self, editor):
        self.fail(editor, 3)
        kept = AccessAttempt.objects.get()
        assert (kept.get_data, kept.post_data) == ("", "")
        assert kept.failures_since_start == 3


class TestCodes:
    @pytest.mark.parametrize("kind", ["app", "recovery"])
    def test_after_five_wrong_codes_the_right_one_is_refused_too(self, editor, kind):
        device = with_second_factor(editor)
        client = client_of(editor)
        for _number in range(5):
            unthrottle(editor)
            response = give_code(client, wrong_code(device) if kind == "app" else "abcd2345")
        assert response.status_code == 429
        assert CLOSED in response.content.decode()
        unthrottle(editor)
        for code in (code_of(device), StaticToken.objects.filter(device__user=editor).first().token):
            again = client_of(editor)
            give_code(again, code)
            assert not is_in(again)
        later(16)
        give_code(client, code_of(device))
        assert is_in(client)

    def test_a_right_password_in_between_does_not_start_the_codes_anew(self, editor):
        device = with_second_factor(editor)
        for _number in range(5):
            client = visitor()
            log_in(client, editor)
            unthrottle(editor)
            give_code(client, wrong_code(device))
        unthrottle(editor)
        give_code(client, code_of(device))
        assert not is_in(client)

    def test_codes_that_are_tried_at_once_are_slowed_down(self, editor):
        device = with_second_factor(editor)
        client = client_of(editor)
        give_code(client, wrong_code(device))
        give_code(client, code_of(device))
        assert not is_in(client)

    def test_set_up_counts_wrong_codes(self, editor):
        client = client_of(editor)
        address = reverse("accounts_second_factor_setup")
        client.get(address)
        device = TOTPDevice.objects.get(user=editor)
        for _number in range(5):
            unthrottle(editor)
            response = client.post(address, {"password": PASSWORD, "code": wrong_code(device)})
        assert response.status_code == 429
        unthrottle(editor)
        client.post(address, {"password": PASSWORD, "code": code_of(device)})
        assert not TOTPDevice.objects.filter(user=editor, confirmed=True).exists()

    def test_diskominfo_lifts_the_lock_of_codes(self, desk, editor):
        device = with_second_factor(editor)
        client = client_of(editor)
        for _number in range(5):
            give_code(client, wrong_code(device))
        act(desk, "unlock", editor)
        give_code(client, code_of(device))
        assert is_in(client)
        assert ModelLogEntry.objects.filter(action="cms.account.lockout", object_id=str(editor.pk)).count() == 1


class TestCurrentPassword:
    DATA = {
        "name_email-first_name": "A",
        "name_email-last_name": "B",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }

    def change(self, client, old):
        data = self.DATA | {
            "password-old_password": old,
            "password-new_password1": NEW_PASSWORD,
            "password-new_password2": NEW_PASSWORD,
        }
        return client.post(reverse("wagtailadmin_account"), data)

    def test_the_account_page_counts_wrong_current_passwords(self, editor):
        client = client_of(editor)
        for _number in range(5):
            response = self.change(client, "salah")
        assert CLOSED in response.content.decode()
        self.change(client, PASSWORD)
        editor.refresh_from_db()
        assert editor.check_password(PASSWORD)
        assert log_in(visitor(), editor).status_code == 429

    def test_each_wrong_one_counts_once(self, editor):
        client = client_of(editor)
        for _number in range(4):
            self.change(client, "salah")
        self.change(client, PASSWORD)
        editor.refresh_from_db()
        assert editor.check_password(NEW_PASSWORD)

    @pytest.mark.parametrize("name", ["accounts_recovery_codes", "accounts_second_factor_remove"])
    def test_so_do_the_screens_of_the_second_factor(self, editor, name):
        device = with_second_factor(editor)
        client = client_of(editor)
        give_code(client, StaticToken.objects.filter(device__user=editor).first().token)
        for _number in range(5):
            client.post(reverse(name), {"password": "salah", "code": code_of(device)})
        response = client.post(reverse(name), {"password": PASSWORD, "code": code_of(device)})
        assert CLOSED in response.content.decode()
        assert TOTPDevice.objects.filter(user=editor).exists()

    def test_and_set_up(self, editor):
        client = client_of(editor)
        address = reverse("accounts_second_factor_setup")
        client.get(address)
        device = TOTPDevice.objects.get(user=editor)
        for _number in range(5):
            client.post(address, {"password": "salah", "code": code_of(device)})
        assert CLOSED in client.post(address, {"password": PASSWORD, "code": code_of(device)}).content.decode()
        assert not TOTPDevice.objects.filter(user=editor, confirmed=True).exists()
