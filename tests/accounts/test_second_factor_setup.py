"""How the second factor is set up, renewed, removed and, after its loss, reset."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from cms.accounts import second_factor, services
from tests.accounts.steps import (
    act,
    actions_of,
    code_of,
    give_code,
    is_in,
    log_in,
    set_up,
    shown_codes,
    with_second_factor,
    wrong_code,
)
from tests.factories.users import PASSWORD, editor_of, operator_of, superuser
from tests.story.people import client_of

pytestmark = pytest.mark.django_db
SETUP = "/admin/account/verifikasi/"


class TestSetUp:
    def test_it_shows_the_secret_as_picture_and_text_and_asks_no_other_machine(self, editor):
        html = client_of(editor).get(SETUP).content.decode()
        device = TOTPDevice.objects.get(user=editor)
        assert not device.confirmed
        assert "<svg" in html
        assert second_factor.secret_text(device) in html

    def test_it_needs_the_password_and_a_right_code(self, editor):
        client = client_of(editor)
        client.get(SETUP)
        device = TOTPDevice.objects.get(user=editor)
        for data in (
            {"password": "salah", "code": code_of(device)},
            {"password": PASSWORD, "code": wrong_code(device)},
            {"password": PASSWORD, "code": ""},
        ):
            assert client.post(SETUP, data).status_code == 200
        assert not second_factor.has_second_factor(editor)

    def test_the_recovery_codes_are_shown_once(self, editor):
        client = client_of(editor)
        codes = shown_codes(set_up(client, editor))
        assert set(codes) == set(StaticToken.objects.filter(device__user=editor).values_list("token", flat=True))
        assert len(codes) == 10
        for address in (SETUP, reverse("accounts_recovery_codes"), "/admin/account/"):
            assert not any(code in client.get(address).content.decode() for code in codes)
        assert actions_of(editor) == ["cms.account.second_factor_on"]

    def test_new_recovery_codes_end_the_old_ones(self, editor):
        device = with_second_factor(editor)
        client = client_of(editor)
        give_code(client, StaticToken.objects.filter(device__user=editor).first().token)
        old = set(StaticToken.objects.filter(device__user=editor).values_list("token", flat=True))
        address = reverse("accounts_recovery_codes")
        assert not shown_codes(client.post(address, {"password": "salah", "code": code_of(device)}))
        codes = shown_codes(client.post(address, {"password": PASSWORD, "code": code_of(device)}))
        assert len(codes) == 10
        assert not old & set(codes)
        assert "cms.account.recovery_codes" in actions_of(editor)

    def test_it_is_removed_with_password_and_code(self, editor):
        device = with_second_factor(editor)
        client = client_of(editor)
        give_code(client, StaticToken.objects.filter(device__user=editor).first().token)
        address = reverse("accounts_second_factor_remove")
        client.post(address, {"password": "salah", "code": code_of(device)})
        client.post(address, {"password": PASSWORD, "code": ""})
        assert second_factor.has_second_factor(editor)
        client.post(address, {"password": PASSWORD, "code": code_of(device)})
        assert not second_factor.has_second_factor(editor)
        assert is_in(client)
        assert actions_of(editor)[-1] == "cms.account.second_factor_off"

    @override_settings(REQUIRE_SECOND_FACTOR=True)
    def test_where_it_is_required_set_up_follows_its_removal(self, editor):
        device = with_second_factor(editor)
        client = client_of(editor)
        give_code(client, StaticToken.objects.filter(device__user=editor).first().token)
        client.post(reverse("accounts_second_factor_remove"), {"password": PASSWORD, "code": code_of(device)})
        assert client.get("/admin/")["Location"].startswith(SETUP)


class TestLoss:
    def test_diskominfo_resets_it_and_the_person_hears_of_it(self, desk, manager, editor):
        device = with_second_factor(editor)
        client = client_of(editor)
        give_code(client, code_of(device))
        act(desk, "reset_second_factor", editor)
        assert not second_factor.has_second_factor(editor)
        assert not is_in(client)
        entry = ModelLogEntry.objects.get(action="cms.account.second_factor_reset")
        assert entry.user == manager
        assert mail.outbox[-1].to == [editor.email]
        log_in(client, editor)
        assert is_in(client)

    def test_nobody_else_does_and_not_one_s_own(self, editor, dinkes, disdukcapil, manager, desk):
        with_second_factor(editor)
        for stranger in (operator_of(dinkes), editor_of(disdukcapil)):
            act(client_of(stranger), "reset_second_factor", editor)
        assert second_factor.has_second_factor(editor)
        root = superuser()
        with_second_factor(root)
        act(desk, "reset_second_factor", root)
        assert second_factor.has_second_factor(root)
        with pytest.raises(ValidationError):
            services.reset_second_factor(actor=manager, account=manager)
