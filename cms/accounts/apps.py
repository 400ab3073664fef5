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

        register_permission_policy(get_user_model(), AccountPolicy(get_user_model()))
        register_permission_policy(Group)
