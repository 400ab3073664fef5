"""Roles per OPD: who may give and take which, through the form and past it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, Page, PageSubscription

from cms.accounts import services
from cms.accounts.granting import grantable_ids, may_touch
from cms.models import User
from opd.provisioning.foundation import ensure_diskominfo, grant_on_page
from tests.accounts.steps import act, details, edit, invite, is_in, said
from tests.factories.sites import home_of
from tests.factories.users import PASSWORD, UserFactory, diskominfo, editor_of, operator_of, superuser
from tests.publishing.drafts import draft_news
from tests.story.people import client_of

pytestmark = pytest.mark.django_db


def strong_group(name="Kelompok kuat", codename="change_group"):
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename=codename))
    return group


def roles(account):
    return set(account.groups.values_list("pk", flat=True))


def account_manager(*groups):
    """Somebody who runs accounts without being Diskominfo."""
    own = Group.objects.create(name="Pengelola akun terbatas")
    own.permissions.add(
        *Permission.objects.filter(content_type__app_label="cms", codename__in=["change_user", "add_user"]),
        Permission.objects.get(codename="access_admin"),
    )
    return UserFactory(groups=[own, *groups])


def test_diskominfo_gives_and_takes_roles_of_every_opd_and_its_own(desk, dinkes, disdukcapil):
    account = operator_of(dinkes)
    wanted = {dinkes.editors_id, disdukcapil.operators_id, ensure_diskominfo().pk}
    edit(desk, account, groups=list(wanted))
    assert roles(account) == wanted


def test_who_has_a_role_shows_first_and_each_opd_has_one_row(desk, dinkes, disdukcapil):
    html = desk.get(reverse("wagtailusers_users:edit", args=[operator_of(disdukcapil).pk])).content.decode()
    assert html.index("Pencatatan Sipil (Disdukcapil)") < html.index("Dinas Kesehatan (Dinkes)")
    assert html.count('class="accounts-row__place">Dinas Kesehatan (Dinkes)<') == 1
    assert f'value="{disdukcapil.operators_id}" checked' in html


def test_a_group_beyond_the_granter_s_own_rights_is_refused_and_what_was_typed_stays(desk, dinkes):
    account, strong = operator_of(dinkes), strong_group()
    response = edit(desk, account, first_name="Ketikan", groups=[strong.pk])
    assert "di luar wewenang" in response.content.decode()
    assert "Ketikan" in response.content.decode()
    assert roles(account) == {dinkes.operators_id}
    response = invite(desk, groups=[strong.pk])
    assert "di luar wewenang" in response.content.decode()
    assert not User.objects.filter(first_name="Siti").exists()


def test_page_and_collection_rights_beyond_one_s_own_cannot_be_given(manager, dinkes):
    page_group, media_group = Group.objects.create(name="Tambah"), Group.objects.create(name="Koleksi")
    grant_on_page(page_group, Page.get_first_root_node(), ("add",))
    GroupCollectionPermission.objects.create(
        group=media_group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(content_type__app_label="wagtailimages", codename="add_image"),
    )
    within = Group.objects.create(name="Dalam wewenang")
    grant_on_page(within, home_of(dinkes), ("change", "publish"))
    allowed = grantable_ids(manager)
    assert within.pk in allowed
    assert not {page_group.pk, media_group.pk} & allowed


def test_who_runs_accounts_for_one_opd_hands_out_that_opd_s_roles_only(dinkes, disdukcapil):
    actor = account_manager(dinkes.editors)
    allowed = grantable_ids(actor)
    assert {dinkes.operators_id, dinkes.editors_id} <= allowed
    assert not {disdukcapil.operators_id, disdukcapil.editors_id, ensure_diskominfo().pk} & allowed


@pytest.mark.parametrize("role", [operator_of, editor_of])
def test_the_people_of_an_opd_give_nothing(role, dinkes):
    assert grantable_ids(role(dinkes)) == set()


def test_a_group_that_the_granter_cannot_give_stays_with_whoever_has_it(dinkes):
    """Only a superuser gives it; such an account is then a superuser's to change."""
    account, strong = operator_of(dinkes), strong_group()
    account.groups.add(strong)
    actor = diskominfo()
    assert not may_touch(actor, account)
    edit(client_of(actor), account, groups=[], last_name="Curian")
    account.refresh_from_db()
    assert roles(account) == {dinkes.operators_id, strong.pk}
    assert account.last_name != "Curian"


def test_below_the_form_the_same_holds(manager, dinkes, disdukcapil):
    account, strong = operator_of(dinkes), strong_group()
    with pytest.raises(ValidationError):
        services.set_roles(actor=manager, account=account, groups=[strong])
    for stranger in (operator_of(disdukcapil), editor_of(disdukcapil), editor_of(dinkes)):
        with pytest.raises((PermissionDenied, ValidationError)):
            services.set_roles(actor=stranger, account=account, groups=[dinkes.editors])
        with pytest.raises(PermissionDenied):
            services.suspend(actor=stranger, account=account, reason="Ingin saja")
    assert roles(account) == {dinkes.operators_id}


def test_nobody_changes_their_own_roles(manager, desk, dinkes):
    before = roles(manager)
    for groups in ([], [dinkes.editors_id], [*before, dinkes.editors_id]):
        edit(desk, manager, groups=groups)
        assert roles(manager) == before
    root = superuser()
    edit(client_of(root), root, groups=[dinkes.editors_id])
    assert roles(root) == set()
    with pytest.raises(ValidationError):
        services.set_roles(actor=manager, account=manager, groups=[dinkes.editors])


def test_diskominfo_makes_nobody_a_superuser_itself_included(manager, desk, dinkes):
    other = operator_of(dinkes)
    for account in (other, manager):
        edit(desk, account, is_superuser="on", last_name="Baru")
        account.refresh_from_db()
        assert account.last_name == "Baru"
        assert not account.is_superuser
    invite(desk, is_superuser="on")
    assert not User.objects.get(first_name="Siti").is_superuser
    with pytest.raises(PermissionDenied):
        services.set_superuser(actor=manager, account=other, superuser=True)


def test_only_a_superuser_touches_a_superuser(desk, manager, dinkes):
    root, other = superuser(), superuser()
    edit(desk, root, last_name="Curian", email="curian@contoh.invalid")
    for name in ("suspend", "end_sessions", "reset_second_factor", "unlock", "invite", "reactivate"):
        act(desk, name, root, reason="Ingin saja")
    root.refresh_from_db()
    assert root.check_password(PASSWORD)
    assert (root.is_active, root.session_epoch) == (True, 0)
    assert root.last_name != "Curian"
    edit(client_of(other), root, is_superuser="on", last_name="Diubah")
    root.refresh_from_db()
    assert root.last_name == "Diubah"
    assert root.is_superuser


@pytest.mark.parametrize("action", ["assign_role", "set_active_state", "delete"])
@pytest.mark.parametrize("who", ["manager", "root", "stranger"])
def test_bulk_actions_change_no_account(action, who, manager, dinkes, disdukcapil):
    actor = {"manager": manager, "root": superuser(), "stranger": editor_of(disdukcapil)}[who]
    account = operator_of(dinkes)
    address = reverse("wagtail_bulk_action", args=["cms", "user", action])
    data = {"role": dinkes.editors_id, "mark_as_active": "False"}
    for query in (f"id={account.pk}", "id=all"):
        client_of(actor).post(f"{address}?{query}", data)
    account.refresh_from_db()
    assert account.is_active
    assert roles(account) == {dinkes.operators_id}


@pytest.mark.parametrize("role", [operator_of, editor_of])
def test_the_people_of_an_opd_reach_no_account_screen(role, dinkes):
    account, other = role(dinkes), operator_of(dinkes)
    client = client_of(account)
    with_pk = ("edit", "delete", "history", "suspend", "reactivate", "invite", "end_sessions", "unlock")
    for name in (*with_pk, "reset_second_factor", "index", "add"):
        arguments = [] if name in {"index", "add"} else [other.pk]
        address = reverse(f"wagtailusers_users:{name}", args=arguments)
        assert client.get(address).status_code in {302, 403}, name
        assert client.post(address, details(other, last_name="Curian", reason="x")).status_code in {302, 403}, name
    other.refresh_from_db()
    assert other.last_name != "Curian"
    assert other.is_active
    assert other.session_epoch == 0


def test_a_lost_role_is_lost_at_the_next_request_and_a_new_one_holds_at_once(desk, dinkes):
    account = operator_of(dinkes)
    client, page = client_of(account), draft_news(dinkes, account)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(address).status_code == 200
    edit(desk, account, groups=[])
    assert client.get(address).status_code in {302, 404}
    assert not is_in(client)
    edit(desk, account, groups=[dinkes.operators_id])
    assert client.get(address).status_code == 200


def test_locks_and_subscriptions_end_with_the_role_and_stay_where_another_role_is(desk, dinkes, disdukcapil):
    account = editor_of(dinkes)
    account.groups.add(disdukcapil.editors)
    pages = [draft_news(agency, account) for agency in (dinkes, disdukcapil)]
    for page in pages:
        PageSubscription.objects.create(page=page, user=account, comment_notifications=True)
        Page.objects.filter(pk=page.pk).update(locked=True, locked_by=account)
    edit(desk, account, groups=[disdukcapil.editors_id])
    assert list(Page.objects.filter(locked_by=account).values_list("pk", flat=True)) == [pages[1].pk]
    assert not Page.objects.get(pk=pages[0].pk).locked
    assert list(PageSubscription.objects.values_list("page_id", flat=True)) == [pages[1].pk]


def test_locks_end_too_when_the_role_is_taken_from_the_group_s_side(dinkes):
    first, second = editor_of(dinkes), editor_of(dinkes)
    page = draft_news(dinkes, first)
    for account, leave in (
        (first, lambda: dinkes.editors.user_set.remove(first)),
        (second, dinkes.editors.user_set.clear),
    ):
        Page.objects.filter(pk=page.pk).update(locked=True, locked_by=account)
        leave()
        assert not Page.objects.get(pk=page.pk).locked


def test_a_change_of_roles_is_logged_by_name(desk, manager, dinkes, disdukcapil):
    account = operator_of(dinkes)
    edit(desk, account, groups=[disdukcapil.editors_id])
    html = desk.get(reverse("wagtailusers_users:history", args=[account.pk])).content.decode()
    assert "Peran diberikan: Disdukcapil: Editor; Peran dicabut: Dinkes: Operator" in html
    assert str(manager) in html


class TestGroupScreens:
    @pytest.fixture
    def keeper(self, dinkes):
        """Somebody trusted with groups, and with little else."""
        group = Group.objects.create(name="Pengurus kelompok")
        codenames = ["add_group", "change_group", "delete_group", "access_admin"]
        group.permissions.add(*Permission.objects.filter(codename__in=codenames))
        # The screens of roles are for who works with every OPD.
        grant_on_page(group, Page.get_first_root_node(), ("change",))
        return UserFactory(groups=[group])

    def form(self, name, permissions=(), page=None, page_permissions=()):
        data = {
            "name": name,
            "permissions": [each.pk for each in permissions],
            "page_permissions-TOTAL_FORMS": 1 if page else 0,
            "page_permissions-INITIAL_FORMS": 0,
        }
        if page:
            data |= {"page_permissions-0-page": page.pk, "page_permissions-0-permissions": page_permissions}
        for prefix in ("collection", "document", "image", "media", "site"):
            data |= {f"{prefix}_permissions-TOTAL_FORMS": 0, f"{prefix}_permissions-INITIAL_FORMS": 0}
        return data

    def test_a_right_that_one_does_not_hold_is_not_saved(self, keeper, dinkes):
        client = client_of(keeper)
        stranger = Permission.objects.get(content_type__app_label="cms", codename="change_user")
        own = Permission.objects.get(codename="access_admin")
        add = reverse("wagtailusers_groups:add")
        client.post(add, self.form("Terlalu kuat", [own, stranger]))
        client.post(add, self.form("Hak lain", [own], home_of(dinkes), ["publish_page"]))
        client.post(add, self.form("Cukup", [own], home_of(dinkes), ["change_page"]))
        names = {"Terlalu kuat", "Hak lain", "Cukup"}
        assert set(Group.objects.filter(name__in=names).values_list("name", flat=True)) == {"Cukup"}

    def test_one_s_own_group_does_not_vouch_for_what_is_put_into_it(self, keeper):
        group = keeper.groups.get()
        held = set(group.permissions.all())
        stranger = Permission.objects.get(content_type__app_label="cms", codename="change_user")
        client_of(keeper).post(
            reverse("wagtailusers_groups:edit", args=[group.pk]), self.form(group.name, [*held, stranger])
        )
        assert set(group.permissions.all()) == held

    def test_a_role_in_use_is_not_deleted(self, keeper, dinkes):
        operator_of(dinkes)
        client_of(superuser()).post(reverse("wagtailusers_groups:delete", args=[dinkes.operators_id]))
        client_of(keeper).post(reverse("wagtailusers_groups:delete", args=[ensure_diskominfo().pk]))
        assert Group.objects.filter(pk__in=[dinkes.operators_id, ensure_diskominfo().pk]).count() == 2

    def test_a_fixed_role_is_not_deleted_even_when_nobody_has_it(self, dinkes):
        response = client_of(superuser()).post(reverse("wagtailusers_groups:delete", args=[dinkes.editors_id]))
        assert response.status_code == 404
        assert Group.objects.filter(pk=dinkes.editors_id).exists()

    def test_diskominfo_has_no_group_screen(self, desk):
        assert desk.get(reverse("wagtailusers_groups:index")).status_code == 302
        assert "Kelompok" not in said(desk.get(reverse("wagtailusers_groups:add")))
