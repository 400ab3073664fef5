"""The screen behind an invitation's link: the person sets the first password, then logs in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from cms.accounts.password_reset import ChoosePasswordForm
from cms.accounts.tokens import invitation_tokens


class AcceptInvitationView(PasswordResetConfirmView):
    """Django's view for mailed links, which keeps the token out of the address while the form is filled in."""

    template_name = "cms/accounts/invitation.html"
    token_generator = invitation_tokens
    form_class = ChoosePasswordForm
    reset_url_token = "kata-sandi"  # noqa: S105 (a word in the address)
    success_url = reverse_lazy("wagtailadmin_login")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: Any = super().dispatch(request, *args, **kwargs)
        response["Referrer-Policy"] = "same-origin"
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        # Whoever was logged in on this machine is not the person whose password was just set.
        logout(self.request)
        messages.success(
            self.request,
            _("Kata sandi tersimpan. Masuk dengan nama pengguna %(name)s.") % {"name": form.user.get_username()},
        )
        return response
