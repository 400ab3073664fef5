"""The login's form: says the same for every account, and at a closed door when it opens and what else helps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

from cms.accounts import lockout


class LoginForm(WagtailLoginForm):
    """Takes the place of Wagtail's form (settings.WAGTAILADMIN_USER_LOGIN_FORM)."""

    error_messages = {
        **WagtailLoginForm.error_messages,
        "invalid_login": _("Nama pengguna atau kata sandi salah. Periksa lagi, termasuk huruf besar dan kecilnya."),
        "inactive": _("Nama pengguna atau kata sandi salah. Periksa lagi, termasuk huruf besar dan kecilnya."),
    }

    def __init__(self, request: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = _("Nama pengguna")
        self.fields["username"].widget.attrs |= {
            "placeholder": _("Tulis nama pengguna"),
            "autocomplete": "username",
            "autocapitalize": "none",
        }
        self.fields["password"].label = _("Kata sandi")
        self.fields["password"].widget.attrs |= {
            "placeholder": _("Tulis kata sandi"),
            "autocomplete": "current-password",
        }

    def get_invalid_login_error(self) -> forms.ValidationError:
        if not getattr(self.request, "axes_locked_out", False):
            return super().get_invalid_login_error()
        key = lockout.key_of(self.request, {"username": self.cleaned_data.get("username")})
        help_text = _("Bila lupa kata sandinya, pakai “Lupa kata sandi” di bawah: sesudah diganti, Anda dapat masuk.")
        return forms.ValidationError(f"{lockout.too_many(key or '')} {help_text}", code="locked")
