"""Puts the project's account screens in the place of Wagtail's."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsAppConfig(WagtailUsersAppConfig):
    user_viewset = "cms.accounts.viewset.AccountViewSet"
