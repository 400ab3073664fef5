"""The second factor: who is asked, that nothing opens before it, and each door with it."""

import json
import re

import pytest
from django.test import override_settings
from django.urls import get_resolver, reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import PageViewRestriction

from cms.accounts import second_factor
from tests.accounts.steps import (
    NEW_PASSWORD,
    choose_password,
    code_of,
    give_code,
    is_in,
    log_in,
    mailed_link,
    set_up,
    shown_codes,
    visitor,
    with_second_factor,
)
from tests.factories.pages import NewsPageFactory
from tests.factories.users import PASSWORD, diskominfo, editor_of, operator_of, superuser
from tests.publishing.drafts import draft_news
from tests.story.people import client_of

pytestmark = pytest.mark.django_db
VERIFY = "/admin/verifikasi/"
SETUP = "/admin/account/verifikasi/"


class TestWhoIsAsked:
    @pytest.mark.parametrize(
        ("who", "needed"),
        [
            (operator_of, False),
            (editor_of, True),
            (lambda _agency: diskominfo(), True),
            (lambda _agency: superuser(), True),
        ],
    )
    def test_who_may_approve_or_runs_accounts_and_only_where_the_setting_says_so(self, who, needed, dinkes):
        account = who(dinkes)
        assert not second_factor.needs_second_factor(account)
        with override_settings(REQUIRE_SECOND_FACTOR=True):
            assert second_factor.needs_second_factor(account) is needed

    def test_without_the_setting_nobody_is_held_up(self, editor):
        assert is_in(client_of(editor))

    @override_settings(REQUIRE_SECOND_FACTOR=True)
    def test_who_needs_one_is_led_to_set_up_and_does_nothing_else(self, editor, dinkes):
        client = client_of(editor)
        page = draft_news(dinkes, editor)
        for address in ("/admin/", reverse("wagtailadmin_pages:edit", args=[page.pk]), "/admin/account/"):
            response = client.get(address)
            assert response.status_code == 302
            assert response["Location"].startswith(SETUP)
        client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        assert type(page).objects.filter(pk=page.pk).exists()
        assert len(shown_codes(set_up(client, editor))) == 10
        assert is_in(client)

    @override_settings(REQUIRE_SECOND_FACTOR=True)
    def test_an_operator_works_without(self, dinkes):
        assert is_in(client_of(operator_of(dinkes)))

    def test_whoever_has_one_is_asked_required_or_not(self, dinkes):
        account = operator_of(dinkes)
        device = with_second_factor(account)
        client = visitor()
        log_in(client, account)
        assert not is_in(client)
        assert give_code(client, code_of(device)).status_code == 302
        assert is_in(client)


class TestNothingOpensBefore:
    @pytest.fixture
    def half(self, editor):
        """A client that knows the password and has not given the code."""
        with_second_factor(editor)
        return client_of(editor)

    def test_every_admin_address_but_the_doors_refuses(self, half):
        """Each pattern under /admin/ is asked with made up arguments."""
        doors = {"login/", "logout/", "sprite/", "jsi18n/", "verifikasi/"}
        asked = 0
        for route in admin_routes():
            if route in doors or route.startswith(("password_reset/", "undangan/")):
                continue
            response = half.get(f"/admin/{route}")
            assert response.status_code in {302, 403}, route
            if response.status_code == 302:
                assert response["Location"].startswith(VERIFY), (route, response["Location"])
            asked += 1
        assert asked > 150

    def test_it_leads_back_to_where_one_wanted_to_go(self, half, editor):
        response = half.get("/admin/pages/?q=satu")
        assert response["Location"] == f"{VERIFY}?next=%2Fadmin%2Fpages%2F%3Fq%3Dsatu"
        device = TOTPDevice.objects.get(user=editor)
        done = half.post(response["Location"], {"code": code_of(device), "next": "/admin/pages/?q=satu"})
        assert done["Location"] == "/admin/pages/?q=satu"

    @pytest.mark.parametrize("wanted", ["https://jahat.example/", "//jahat.example/", "/\\jahat.example"])
    def test_it_leads_nowhere_else(self, half, editor, wanted):
        done = half.post(VERIFY, {"code": code_of(TOTPDevice.objects.get(user=editor)), "next": wanted})
        assert done["Location"] == "/admin/"

    @pytest.mark.parametrize(
        ("address", "headers"),
        [
            ("/admin/", {"X-Requested-With": "XMLHttpRequest"}),
            ("/admin/api/main/pages/", {}),
            ("/admin/pages/", {"Accept": "application/json"}),
        ],
    )
    def test_a_script_gets_json(self, half, address, headers):
        response = half.get(address, headers=headers)
        assert response.status_code == 403
        assert json.loads(response.content)["error"] == "second_factor_required"

    def test_no_other_app_can_be_set_up_past_the_one_that_is_there(self, half, editor):
        assert half.get(SETUP)["Location"].startswith(VERIFY)
        half.post(SETUP, {"password": PASSWORD, "code": "123456"})
        assert TOTPDevice.objects.filter(user=editor).count() == 1

    @pytest.mark.parametrize(
        "name", ["accounts_second_factor_remove", "accounts_recovery_codes", "accounts_end_my_sessions"]
    )
    def test_it_cannot_be_taken_away_either(self, half, editor, name):
        half.post(reverse(name), {"password": PASSWORD, "code": code_of(TOTPDevice.objects.get(user=editor))})
        assert TOTPDevice.objects.filter(user=editor, confirmed=True).exists()
        assert StaticToken.objects.filter(device__user=editor).count() == 10

    def test_on_citizens_pages_it_is_nobody_s_session(self, half, editor, sites):
        page = NewsPageFactory(agency=sites["portal"])
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        path = page.get_url_parts()[2]
        assert half.get(path).status_code == 302
        give_code(half, code_of(TOTPDevice.objects.get(user=editor)))
        assert half.get(path).status_code == 200

    def test_one_can_leave(self, half):
        assert half.post("/admin/logout/").status_code == 302
        assert "_auth_user_id" not in half.session


def admin_routes():
    """Yield every address under /admin/ with its arguments filled in."""

    def walk(patterns, prefix):
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns, route)
            else:
                yield route

    for route in walk(get_resolver("settings.urls").url_patterns, ""):
        if not route.startswith("admin/") or "(?" in route or "^" in route:
            continue  # a regular expression; the middleware knows no difference
        filled = re.sub(r"<(?:(\w+):)?(\w+)>", lambda found: "1" if found[1] == "int" else "x", route)
        yield filled.removeprefix("admin/")


class TestDoors:
    def test_after_a_reset_by_mail_the_code_is_still_asked(self, editor):
        device = with_second_factor(editor)
        visitor().post("/admin/password_reset/", {"email": editor.email})
        client = visitor()
        choose_password(client, mailed_link())
        assert not is_in(client)
        log_in(client, editor, NEW_PASSWORD)
        assert not is_in(client)
        give_code(client, code_of(device))
        assert is_in(client)

    def test_the_verified_state_is_this_session_s_alone(self, editor):
        device = with_second_factor(editor)
        here, elsewhere = client_of(editor), client_of(editor)
        give_code(here, code_of(device))
        assert is_in(here)
        assert not is_in(elsewhere)
        here.post("/admin/logout/")
        log_in(here, editor)
        assert not is_in(here)

    def test_the_session_gets_a_new_key_with_the_code(self, editor):
        device = with_second_factor(editor)
        client = client_of(editor)
        before = client.session.session_key
        give_code(client, code_of(device))
        assert client.session.session_key != before
        planted = visitor()
        planted.cookies["sessionid"] = before
        assert not is_in(planted)

    def test_another_s_code_does_not_open(self, editor, dinkes):
        with_second_factor(editor)
        others = with_second_factor(editor_of(dinkes))
        client = client_of(editor)
        give_code(client, code_of(others))
        assert not is_in(client)

    def test_a_code_works_once(self, editor):
        device = with_second_factor(editor)
        code = code_of(device)
        give_code(client_of(editor), code)
        second = client_of(editor)
        give_code(second, code)
        assert not is_in(second)

    def test_a_recovery_code_opens_once_however_it_is_written(self, editor):
        with_second_factor(editor)
        code = StaticToken.objects.filter(device__user=editor).first().token
        client = client_of(editor)
        give_code(client, f" {code[:4].upper()}-{code[4:]} ")
        assert is_in(client)
        again = client_of(editor)
        give_code(again, code)
        assert not is_in(again)

    def test_who_runs_short_of_recovery_codes_is_told(self, editor):
        with_second_factor(editor)
        tokens = StaticToken.objects.filter(device__user=editor)
        tokens.filter(pk__in=tokens.values("pk")[:7]).delete()
        client = client_of(editor)
        give_code(client, tokens.first().token)
        assert "tinggal 2" in client.get("/admin/").content.decode()
