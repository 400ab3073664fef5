"""Bulk actions on accounts, refused: who gives a role or closes an account looks at one person and says why."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction


class Refused:
    """Stands under the stock action's address and changes nothing, whoever asks."""

    request: Any

    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponse:
        messages.error(self.request, _("Akun diubah satu per satu. Buka akunnya di daftar Akun."))
        return redirect("wagtailadmin_home")

    def check_perm(self, account: Any) -> bool:
        return False

    @classmethod
    def execute_action(cls, objects: Any, **kwargs: Any) -> tuple[int, int]:
        return 0, 0


class NoAssignRole(Refused, AssignRoleBulkAction):
    pass


class NoDelete(Refused, DeleteBulkAction):
    pass


class NoSetActiveState(Refused, SetActiveStateBulkAction):
    pass


REFUSED = (NoAssignRole, NoDelete, NoSetActiveState)
