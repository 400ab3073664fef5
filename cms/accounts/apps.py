"""Puts the project's account screens in the place of Wagtail's."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsAppConfig(WagtailUsersAppConfig):
    user_viewset = "cms.accounts.viewset.AccountViewSet"
    group_viewset = "cms.accounts.groups.AccountGroupViewSet"

    def ready(self) -> None:
        from django.contrib.auth import get_user_model
        from django.contrib.auth.models import Group
        from wagtail.permissions import register_permission_policy

        from cms.accounts import receivers  # noqa: F401
        from cms.accounts.policy import AccountPolicy
        from cms.registries.admin_urls import register_admin_rules
        from cms.tenancy.rules import OPEN

        # The person's own account, and doors that stand before any login.
        own = ("end_my_sessions", "invitation", "recovery_codes")
        second_factor = ("second_factor_setup", "second_factor_verify", "second_factor_remove")
        register_admin_rules({f"accounts_{name}": OPEN for name in (*own, *second_factor)})
        register_permission_policy(get_user_model(), AccountPolicy(get_user_model()))
        register_permission_policy(Group)
