"""Diskominfo invites; only the person ever knows the password."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from cms.accounts import services
from cms.accounts.tokens import InvitationTokens, invitation_tokens, link, password_reset_tokens
from cms.models import User
from cms.models.user import AccountStatus
from tests.accounts.steps import (
    NEW_PASSWORD,
    act,
    choose_password,
    edit,
    invite,
    is_in,
    log_in,
    mailed_link,
    open_link,
    visitor,
)
from tests.factories.users import operator_of
from tests.story.people import client_of

pytestmark = pytest.mark.django_db
NOT_VALID = "Tautan ini tidak berlaku"


def siti():
    return User.objects.get(email__iexact="siti@contoh.invalid")


def test_an_invited_person_sets_the_password_from_the_mail_and_works(desk, dinkes):
    response = invite(desk, groups=[dinkes.operators_id])
    assert response.status_code == 302
    account = siti()
    assert (account.username, account.status) == ("siti", AccountStatus.INVITED)
    assert not account.has_usable_password()
    assert mail.outbox[-1].to == ["siti@contoh.invalid"]
    assert "7 hari" in mail.outbox[-1].body
    person = visitor()
    done = choose_password(person, mailed_link())
    assert done.status_code == 302
    assert done["Location"] == reverse("wagtailadmin_login")
    assert not is_in(person)
    assert "Kata sandi tersimpan" in person.get("/admin/login/").content.decode()
    log_in(person, "siti", NEW_PASSWORD)
    assert is_in(person)
    assert siti().status == AccountStatus.ACTIVE


def test_the_link_works_once(desk):
    invite(desk)
    address = mailed_link()
    choose_password(visitor(), address)
    again = visitor()
    assert NOT_VALID in open_link(again, address).content.decode()
    choose_password(again, address, "kata-sandi-lain-2026")
    assert siti().check_password(NEW_PASSWORD)


def test_a_newer_invitation_ends_the_one_before(desk):
    invite(desk)
    first = mailed_link()
    act(desk, "invite", siti())
    assert len(mail.outbox) == 2
    assert NOT_VALID in open_link(visitor(), first).content.decode()
    assert NOT_VALID not in open_link(visitor(), mailed_link()).content.decode()


def test_suspension_ends_the_link_for_good(desk):
    invite(desk)
    address = mailed_link()
    act(desk, "suspend", siti(), reason="Salah orang")
    assert NOT_VALID in open_link(visitor(), address).content.decode()
    act(desk, "reactivate", siti())
    assert NOT_VALID in open_link(visitor(), address).content.decode()


class Later(InvitationTokens):
    """The generator with its clock put forward."""

    def __init__(self, **ahead):
        super().__init__()
        self.ahead = timedelta(**ahead)

    def _now(self):
        return super()._now() + self.ahead


def test_the_link_expires_after_the_days_of_the_setting(desk):
    invite(desk)
    account = siti()
    token = invitation_tokens.make_token(account)
    assert Later(days=6, hours=23).check_token(account, token)
    assert not Later(days=7, hours=1).check_token(account, token)
    with override_settings(INVITATION_DAYS=1):
        assert not Later(days=2).check_token(account, token)


def test_an_expired_link_says_what_to_do_and_the_same_as_one_for_nobody(desk):
    invite(desk)
    with override_settings(INVITATION_DAYS=-1):
        expired = open_link(visitor(), mailed_link()).content.decode()
    nobody = open_link(visitor(), reverse("accounts_invitation", args=["OTk5OTk", "abc-def"])).content.decode()
    assert "Minta Diskominfo mengirim ulang undangan" in expired
    assert expired.split("<main")[1] == nobody.split("<main")[1]


def test_a_reset_s_token_is_no_invitation_s_and_the_other_way_round(desk, dinkes):
    invite(desk)
    assert not invitation_tokens.check_token(siti(), password_reset_tokens.make_token(siti()))
    assert not password_reset_tokens.check_token(siti(), invitation_tokens.make_token(siti()))
    active = operator_of(dinkes)
    assert not invitation_tokens.check_token(active, invitation_tokens.make_token(active))


def test_the_link_comes_from_the_settings_and_not_from_the_request(dinkes):
    account = operator_of(dinkes)
    with override_settings(WAGTAILADMIN_BASE_URL="https://patikab.example"):
        address = link("accounts_invitation", account, "a-b")
    assert address.startswith("https://patikab.example/admin/undangan/")


def test_a_weak_password_is_refused_in_indonesian(desk):
    invite(desk)
    response = choose_password(visitor(), mailed_link(), "12345678")
    text = response.content.decode()
    assert "Kata sandi terlalu pendek" in text
    assert siti().status == AccountStatus.INVITED


def test_whoever_was_logged_in_on_the_machine_is_logged_out(desk, manager):
    invite(desk)
    choose_password(desk, mailed_link())
    assert not is_in(desk)


def test_address_and_name_are_taken_whatever_their_case_and_what_was_typed_stays(desk, dinkes):
    operator_of(dinkes, username="budi", email="Budi@contoh.invalid")
    response = invite(desk, "budi@CONTOH.invalid", first_name="Ketikan")
    assert "sudah dipakai akun lain" in response.content.decode()
    assert "Ketikan" in response.content.decode()
    response = invite(desk, "", first_name="Ketikan")
    assert "Isi alamat e-mail" in response.content.decode()
    invite(desk, "budi@tempat-lain.invalid")
    assert User.objects.get(email="budi@tempat-lain.invalid").username == "budi2"


def test_no_password_can_be_typed_for_somebody(desk, dinkes):
    invite(desk, password1=NEW_PASSWORD, password2=NEW_PASSWORD)
    assert not siti().has_usable_password()
    account = operator_of(dinkes)
    edit(desk, account, password1=NEW_PASSWORD, password2=NEW_PASSWORD)
    account.refresh_from_db()
    assert not account.check_password(NEW_PASSWORD)


def test_an_account_in_use_is_not_invited_again(desk, dinkes):
    account = operator_of(dinkes)
    response = act(desk, "invite", account)
    assert "belum dipakai" in response.content.decode()
    assert not mail.outbox


@override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=9)
def test_a_mail_server_that_is_down_loses_nothing_and_is_told(desk):
    response = invite(desk)
    assert response.status_code == 302
    assert "tidak terkirim" in desk.get(response["Location"]).content.decode()
    assert siti().status == AccountStatus.INVITED
    assert "tidak terkirim" in desk.get(act(desk, "invite", siti())["Location"]).content.decode()


def test_a_changed_address_is_told_to_the_former_one(desk, dinkes):
    account = operator_of(dinkes)
    before = account.email
    edit(desk, account, email="baru@contoh.invalid")
    assert mail.outbox[-1].to == [before]
    assert "baru@contoh.invalid" in mail.outbox[-1].body


class TestList:
    def shown(self, client, **query):
        html = client.get(reverse("wagtailusers_users:index"), query).content.decode()
        return html.split('id="listing-results"')[1]

    def test_it_says_who_where_and_since_when(self, desk, dinkes, disdukcapil):
        account = operator_of(dinkes, first_name="Orang", last_name="Dinkes")
        account.groups.add(disdukcapil.editors)
        html = self.shown(desk, q="Orang")
        for text in ("Orang Dinkes", account.email, "Dinkes: Operator", "Disdukcapil: Editor", "Aktif"):
            assert text in html, text
        assert "Belum pernah masuk" in html

    def test_it_filters_by_opd_role_and_status_and_searches(self, desk, dinkes, disdukcapil, manager):
        operator = operator_of(dinkes, first_name="Operatornya")
        editor = editor_of_both(dinkes, disdukcapil)
        places = dict(desk.get(reverse("wagtailusers_users:index")).context["filters"].form.fields["place"].choices)
        number = next(key for key, name in places.items() if "Dinkes" in name)
        assert "Operatornya" in self.shown(desk, place=number, role="Operator")
        assert "Editornya" not in self.shown(desk, place=number, role="Operator")
        assert "Editornya" in self.shown(desk, place=number)
        services.suspend(actor=manager, account=operator, reason="Pindah")
        assert "Operatornya" in self.shown(desk, status="ditangguhkan")
        assert "Operatornya" not in self.shown(desk, status="aktif")
        assert "Editornya" in self.shown(desk, status="aktif")
        assert "Editornya" in self.shown(desk, q=editor.email)
        User.objects.filter(pk=editor.pk).update(invited_at=timezone.now())
        assert "Editornya" in self.shown(desk, status="diundang")

    def test_it_costs_the_same_however_many_accounts_there_are(self, desk, dinkes, django_assert_max_num_queries):
        for _number in range(15):
            operator_of(dinkes)
        desk.get(reverse("wagtailusers_users:index"))
        with django_assert_max_num_queries(40):
            desk.get(reverse("wagtailusers_users:index"))


def editor_of_both(*agencies):
    account = operator_of(agencies[0], first_name="Editornya")
    account.groups.set([agency.editors for agency in agencies])
    return account


def test_one_s_own_page_names_the_roles(dinkes):
    html = client_of(operator_of(dinkes)).get(reverse("wagtailadmin_account")).content.decode()
    assert "Dinkes: Operator" in html
    assert "Pasang verifikasi dua langkah" in html
