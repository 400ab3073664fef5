"""The person's own account page: their roles, the second factor, their sessions, and the password."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.forms.auth import PasswordChangeForm
from wagtail.admin.views.account import AccountView, BaseSettingsPanel, ChangePasswordPanel, profile_tab

from cms.accounts import second_factor, services
from cms.accounts.log_actions import note
from cms.accounts.role_names import names_of_groups
from cms.accounts.second_factor_views import check_password


class ReadingPanel(BaseSettingsPanel):
    """A panel that only shows; what changes something has a page of its own."""

    tab = profile_tab

    def get_form(self) -> forms.Form:
        return forms.Form()


class RolesPanel(ReadingPanel):
    name = "roles"
    title = gettext_lazy("Peran Anda")
    order = 150
    template_name = "cms/accounts/panels/roles.html"

    def get_context_data(self) -> dict[str, Any]:
        ids = set(self.user.groups.values_list("pk", flat=True))
        return {"roles": names_of_groups(ids), "account": self.user}


class SafetyPanel(ReadingPanel):
    name = "safety"
    title = gettext_lazy("Keamanan masuk")
    order = 550
    template_name = "cms/accounts/panels/safety.html"

    def get_context_data(self) -> dict[str, Any]:
        return {
            "has_second_factor": second_factor.has_second_factor(self.user),
            "codes_left": second_factor.recovery_codes_left(self.user),
        }


class GuardedPasswordForm(PasswordChangeForm):
    """Wagtail's form; the current password is counted and locked like at the login."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)

    def clean_old_password(self) -> str:
        typed: str = self.cleaned_data["old_password"]
        check_password(self.request, typed)
        return typed

    def save(self, commit: bool = True) -> Any:
        user = super().save(commit)
        note(user, "cms.account.password", actor=user)
        return user


class PasswordPanel(ChangePasswordPanel):
    title = gettext_lazy("Kata sandi")

    def get_form(self) -> GuardedPasswordForm:
        # One check a request: the page builds its panels more than once, and each would count a failure.
        kept: GuardedPasswordForm | None = getattr(self.request, "_password_form", None)
        if kept is None:
            names = ("old_password", "new_password1", "new_password2")
            typed = any(self.request.POST.get(f"{self.name}-{name}") for name in names)
            data = (self.request.POST,) if typed else ()
            kept = GuardedPasswordForm(self.request, self.user, *data, prefix=self.name)
            self.request._password_form = kept
        return kept


class OwnAccountView(AccountView):
    """Wagtail's page with the guarded password panel."""

    page_title = gettext_lazy("Akun Anda")

    def get_panels(self) -> list[Any]:
        panels = []
        for panel in super().get_panels():
            if type(panel) is ChangePasswordPanel:
                panel = PasswordPanel(self.request, panel.user, panel.profile)
            panels.append(panel)
        return panels


@require_POST
def end_my_sessions(request: HttpRequest) -> HttpResponse:
    """End every other session of the person; this one goes on."""
    services.end_sessions(actor=request.user, account=request.user)
    update_session_auth_hash(request, request.user)
    messages.success(request, _("Semua sesi Anda yang lain diakhiri."))
    return redirect("wagtailadmin_account")
