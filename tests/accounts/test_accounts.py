"""Diskominfo runs all accounts, but is no superuser and cannot become one."""

import pytest
from django.urls import reverse

from cms.models import User
from tests.factories.sites import portal, provisioned
from tests.factories.users import PASSWORD, diskominfo, editor_of, operator_of, superuser

pytestmark = pytest.mark.django_db
HOST = {"host": "localhost"}


@pytest.fixture
def admin(client):
    portal()
    account = diskominfo()
    client.force_login(account)
    return account


def edit(client, account, **values):
    data = {
        "username": account.username,
        "email": account.email,
        "first_name": "Nama",
        "last_name": "Baru",
        "is_active": "on",
        "password1": "",
        "password2": "",
        **values,
    }
    return client.post(reverse("wagtailusers_users:edit", args=[account.pk]), data, headers=HOST)


def test_diskominfo_makes_an_account_and_gives_it_a_role(admin, client):
    agency = provisioned("dinkes")
    data = {
        "username": "baru",
        "email": "baru@contoh.invalid",
        "first_name": "Akun",
        "last_name": "Baru",
        "password1": "kata-sandi-panjang-9",
        "password2": "kata-sandi-panjang-9",
        "groups": [agency.operators_id],
        "is_superuser": "on",
    }
    client.post(reverse("wagtailusers_users:add"), data, headers=HOST)
    account = User.objects.get(username="baru")
    assert list(account.groups.all()) == [agency.operators]
    assert not account.is_superuser


def test_diskominfo_makes_nobody_a_superuser_itself_included(admin, client):
    other = operator_of(provisioned("dinkes"))
    for account in (other, admin):
        edit(client, account, is_superuser="on")
        account.refresh_from_db()
        assert account.last_name == "Baru"
        assert not account.is_superuser


def test_the_forms_open(admin, client):
    other = operator_of(provisioned("dinkes"))
    for name, arguments in (("index", []), ("add", []), ("edit", [other.pk]), ("edit", [admin.pk])):
        response = client.get(reverse(f"wagtailusers_users:{name}", args=arguments), headers=HOST)
        assert response.status_code == 200, name
        assert 'name="is_superuser"' not in response.content.decode() or name == "index"


def test_nobody_changes_their_own_roles(admin, client):
    agency = provisioned("dinkes")
    before = set(admin.groups.all())
    for groups in ([], [agency.editors_id]):
        edit(client, admin, groups=groups)
        assert set(admin.groups.all()) == before


def test_diskominfo_cannot_touch_a_superuser_s_account(admin, client):
    root = superuser()
    edit(client, root, password1="kata-sandi-curian-1", password2="kata-sandi-curian-1")
    action = reverse("wagtail_bulk_action", args=["cms", "user", "set_active_state"])
    client.post(f"{action}?id={root.pk}", {"mark_as_active": "False"}, headers=HOST)
    root.refresh_from_db()
    assert root.check_password(PASSWORD)
    assert root.is_active


@pytest.mark.parametrize("role", [operator_of, editor_of])
def test_the_people_of_an_opd_reach_no_account_but_their_own(role, client):
    portal()
    agency = provisioned("dinkes")
    account, other = role(agency), operator_of(agency)
    client.force_login(account)
    for name, arguments in (("index", []), ("add", []), ("edit", [other.pk]), ("delete", [other.pk])):
        response = client.get(reverse(f"wagtailusers_users:{name}", args=arguments), headers=HOST)
        assert response.status_code in {302, 403}, name
    assert edit(client, other).status_code in {302, 403}
    other.refresh_from_db()
    assert other.last_name != "Baru"
