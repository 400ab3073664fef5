"""Suspension and the end of sessions: at once, without deleting anything."""

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page

from cms.accounts import services
from cms.models import User
from tests.accounts.steps import NEW_PASSWORD, act, actions_of, edit, is_in, log_in, said, visitor
from tests.factories.users import PASSWORD, diskominfo, editor_of, operator_of, superuser
from tests.publishing.drafts import draft_news
from tests.story.people import client_of

pytestmark = pytest.mark.django_db
ENGINES = ["db", "cache", "cached_db", "signed_cookies"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_suspended_person_is_out_at_the_next_request_and_cannot_come_back(engine, manager, dinkes):
    with override_settings(SESSION_ENGINE=f"django.contrib.sessions.backends.{engine}"):
        account = operator_of(dinkes)
        client = visitor()
        log_in(client, account)
        assert is_in(client)
        services.suspend(actor=manager, account=account, reason="Pindah tugas")
        assert not is_in(client)
        log_in(client, account)
        assert not is_in(client)


def test_old_sessions_stay_ended_after_the_account_is_active_again(desk, dinkes):
    account = operator_of(dinkes)
    client = client_of(account)
    act(desk, "suspend", account, reason="Cuti panjang")
    act(desk, "reactivate", account)
    assert not is_in(client)
    log_in(client, account)
    assert is_in(client)


def test_suspension_asks_for_a_reason_and_keeps_it(desk, manager, dinkes):
    account = operator_of(dinkes)
    page = draft_news(dinkes, account)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=account)
    assert "Tulis alasan" in act(desk, "suspend", account, reason="  ").content.decode()
    act(desk, "suspend", account, reason="Pindah tugas")
    account.refresh_from_db()
    assert (account.is_active, account.suspension_reason) == (False, "Pindah tugas")
    assert set(account.groups.all()) == {dinkes.operators}
    assert Page.objects.get(pk=page.pk).owner == account
    assert not Page.objects.get(pk=page.pk).locked
    entry = ModelLogEntry.objects.get(action="cms.account.suspend")
    assert (entry.user, entry.data["reason"]) == (manager, "Pindah tugas")
    assert "Akun ditangguhkan: Pindah tugas" in entry.message
    assert "Pindah tugas" in desk.get(reverse("wagtailusers_users:edit", args=[account.pk])).content.decode()


def test_nobody_suspends_themselves(desk, manager):
    response = act(desk, "suspend", manager, reason="Ingin saja")
    assert "Akun sendiri" in response.content.decode()
    root = superuser()
    act(client_of(root), "suspend", root, reason="Ingin saja")
    assert User.objects.filter(pk__in=[root.pk, manager.pk], is_active=True).count() == 2


def test_the_last_one_who_runs_accounts_stays(manager):
    root = superuser()
    with pytest.raises(ValidationError, match="terakhir"):
        services.suspend(actor=root, account=manager, reason="Ingin saja")
    second = diskominfo()
    services.suspend(actor=root, account=manager, reason="Pindah")
    with pytest.raises(ValidationError, match="terakhir"):
        services.suspend(actor=root, account=second, reason="Ingin saja")


def test_one_who_only_was_invited_does_not_count_as_another(manager):
    waiting = diskominfo()
    waiting.mark_invited()
    waiting.save()
    with pytest.raises(ValidationError, match="terakhir"):
        services.suspend(actor=superuser(), account=manager, reason="Ingin saja")


def test_the_last_superuser_stays(manager):
    root = superuser()
    services.suspend(actor=superuser(), account=root, reason="Pindah")
    assert User.objects.filter(is_superuser=True, is_active=True).count() == 1


@pytest.mark.parametrize("who", ["manager", "root"])
def test_no_account_is_deleted_in_the_admin(who, manager, dinkes):
    account = operator_of(dinkes)
    client = client_of(manager if who == "manager" else superuser())
    response = client.post(reverse("wagtailusers_users:delete", args=[account.pk]))
    assert "tidak dapat dihapus" in said(response)
    assert User.objects.filter(pk=account.pk).exists()
    assert (
        reverse("wagtailusers_users:delete", args=[account.pk])
        not in client.get(reverse("wagtailusers_users:index")).content.decode()
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_ending_all_sessions_ends_them_in_every_store(engine, desk, manager, dinkes):
    account = editor_of(dinkes)
    with override_settings(SESSION_ENGINE=f"django.contrib.sessions.backends.{engine}"):
        clients = [visitor(), visitor()]
        for client in clients:
            log_in(client, account)
            assert is_in(client)
        services.end_sessions(actor=manager, account=account)
        assert not any(is_in(client) for client in clients)
        log_in(clients[0], account)
        assert is_in(clients[0])
    assert "cms.account.end_sessions" in actions_of(account)


def test_diskominfo_ends_a_person_s_sessions_by_a_button(desk, dinkes):
    account = operator_of(dinkes)
    client = client_of(account)
    act(desk, "end_sessions", account)
    assert not is_in(client)
    assert is_in(desk)


def test_one_ends_one_s_other_sessions_and_goes_on_here(dinkes):
    account = operator_of(dinkes)
    here, elsewhere = client_of(account), client_of(account)
    assert here.get(reverse("accounts_end_my_sessions")).status_code == 405
    here.post(reverse("accounts_end_my_sessions"))
    assert is_in(here)
    assert not is_in(elsewhere)


def test_a_changed_password_ends_the_other_sessions(dinkes):
    account = operator_of(dinkes)
    here, elsewhere = client_of(account), client_of(account)
    data = {
        "name_email-first_name": "A",
        "name_email-last_name": "B",
        "password-old_password": PASSWORD,
        "password-new_password1": NEW_PASSWORD,
        "password-new_password2": NEW_PASSWORD,
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    }
    response = here.post(reverse("wagtailadmin_account"), data)
    assert response.status_code == 302
    account.refresh_from_db()
    assert account.check_password(NEW_PASSWORD)
    assert is_in(here)
    assert not is_in(elsewhere)
    assert "cms.account.password" in actions_of(account)


def test_one_s_own_address_is_not_changed_from_an_open_session(dinkes):
    account = operator_of(dinkes)
    before = account.email
    client_of(account).post(
        reverse("wagtailadmin_account"),
        {"name_email-first_name": "A", "name_email-last_name": "B", "name_email-email": "curian@contoh.invalid"},
    )
    account.refresh_from_db()
    assert account.email == before
    manager = diskominfo()
    before = manager.email
    edit(client_of(manager), manager, email="curian@contoh.invalid", last_name="Baru")
    manager.refresh_from_db()
    assert (manager.last_name, manager.email) == ("Baru", before)


def test_the_session_gets_a_new_key_at_login(dinkes):
    client = visitor()
    client.get("/admin/login/")
    session = client.session
    session["bekas"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    before = session.session_key
    log_in(client, operator_of(dinkes))
    assert client.session.session_key != before
