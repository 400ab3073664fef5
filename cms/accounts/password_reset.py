"""Lost passwords: asked for by address, answered the same for every address, mended by a mailed link."""

from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import PasswordResetConfirmView

from cms.accounts import lockout, services
from cms.accounts.tasks import mail_password_reset
from cms.accounts.tokens import password_reset_tokens
from cms.client_address import client_address


class PasswordResetForm(forms.Form):
    """Takes the place of Wagtail's form (settings.WAGTAILADMIN_USER_PASSWORD_RESET_FORM)."""

    email = forms.EmailField(
        label=_("Alamat e-mail akun Anda"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Isi alamat e-mail."), "invalid": _("Tulis alamat e-mail yang lengkap.")},
    )
    extra_fields: tuple[Any, ...] = ()

    def save(self, request: HttpRequest, **options: Any) -> None:
        """Have the mail sent; over the limit nothing is sent and the same is said.

        Each asking counts: five within a quarter of an hour for one address, and five from one place.
        """
        address = self.cleaned_data["email"].strip().lower()
        keys = [f"surat:{address}"[:255], f"surat-dari:{client_address(request)}"]
        is_open = all(lockout.is_open(request, key) for key in keys)
        for key in keys:
            lockout.count_failure(request, key)
        if is_open:
            mail_password_reset.enqueue(address)


class ChoosePasswordForm(SetPasswordForm):
    """The new password twice, behind a mailed link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("Kata sandi baru")
        self.fields["new_password2"].label = _("Ulangi kata sandi baru")

    def save(self, commit: bool = True) -> Any:
        services.set_password(account=self.user, password=self.cleaned_data["new_password1"])
        return self.user


class ConfirmView(PasswordResetConfirmView):
    """The screen behind the link; it logs nobody in, so a second factor is still asked for."""

    token_generator = password_reset_tokens
    form_class = ChoosePasswordForm

    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().dispatch(*args, **kwargs)
        # The address holds the token until the redirect: no other host may hear of it. (With "no-referrer" browsers
        # send no origin either, and the form would be refused.)
        response["Referrer-Policy"] = "same-origin"
        return response
