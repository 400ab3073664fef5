"""Account screens for Diskominfo, which runs all accounts but is no superuser and cannot become one.

Wagtail offers "Administrator" to everybody who may change users, and lets them set a superuser's password.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.users.views.users import CreateView, EditView, UserViewSet


def may_touch(actor: Any, account: Any) -> bool:
    """Whether a person may change an account: a superuser's only a superuser may."""
    return bool(actor.is_superuser or not account.is_superuser)


class WithoutSuperpowers:
    """Takes the superuser tick away from who is none."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form


class AccountCreateView(WithoutSuperpowers, CreateView):
    """Adds an account."""


class AccountEditView(WithoutSuperpowers, EditView):
    """Changes an account."""

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)
        if self.editing_self and not self.request.user.is_superuser:
            # Neither giving oneself another role nor losing one's own by a saved form.
            form.fields["groups"].disabled = True
        return form

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        account = super().get_object(*args, **kwargs)
        if not may_touch(self.request.user, account):
            raise PermissionDenied
        return account


class AccountViewSet(UserViewSet):
    model = get_user_model()
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
