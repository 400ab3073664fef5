"""Who may do what with accounts in general; whose account it is decides cms.accounts.granting."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class AccountPolicy(ModelPermissionPolicy):
    """Nobody holds the right to delete an account, not even a superuser: accounts are suspended."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)
