"""Screens of the second factor: the code after the password, set-up, new recovery codes, removal."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django_otp.models import Device

from cms.accounts import lockout, second_factor, services
from cms.accounts.log_actions import note


class CodeForm(forms.Form):
    """One code. `device`: the only one that may take it (set-up); else the app's or a recovery code is taken."""

    code = forms.CharField(
        label=gettext_lazy("Kode"),
        max_length=32,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "autofocus": ""}
        ),
        error_messages={"required": gettext_lazy("Tulis kodenya.")},
    )
    taken_by: Device | None = None

    def __init__(self, request: HttpRequest, *args: Any, device: Device | None = None, **kwargs: Any) -> None:
        self.request = request
        self.device = device
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        account = self.request.user
        self.taken_by = second_factor.check_code(self.request, account, self.cleaned_data["code"], self.device)
        if self.taken_by is None:
            key = lockout.code_key(account)
            if not lockout.is_open(self.request, key):
                raise forms.ValidationError(lockout.too_many(key), code="locked")
            self.add_error("code", _("Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi."))
        return self.cleaned_data


class ProofForm(CodeForm):
    """The current password besides the code: an open session alone changes nothing about the second factor."""

    password = forms.CharField(
        label=gettext_lazy("Kata sandi Anda sekarang"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Tulis kata sandi Anda.")},
    )
    field_order = ["password", "code"]

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        check_password(self.request, password)
        return password


def check_password(request: HttpRequest, typed: str) -> None:
    """Raise ValidationError for a wrong password of the person who is logged in; counts like the login's."""
    key = lockout.password_key(request.user)
    if not lockout.is_open(request, key):
        raise forms.ValidationError(lockout.too_many(key), code="locked")
    if not request.user.check_password(typed):
        lockout.count_failure(request, key)
        is_open = lockout.is_open(request, key)
        raise forms.ValidationError(_("Kata sandi salah.") if is_open else lockout.too_many(key), code="wrong_password")
    lockout.forget_failures(key)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return wanted
    return reverse("wagtailadmin_home")


@sensitive_post_parameters()
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code after the password."""
    if request.user.is_verified() or not second_factor.has_second_factor(request.user):
        return redirect(_next(request))
    form = CodeForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid() and form.taken_by is not None:
        second_factor.verify_session(request, form.taken_by)
        left = second_factor.recovery_codes_left(request.user)
        if left <= 3:
            messages.warning(
                request, _("Kode cadangan Anda tinggal %(count)d. Buat yang baru di Akun.") % {"count": left}
            )
        return redirect(_next(request))
    return render(request, "cms/accounts/verify.html", {"form": form, "next": _next(request)})


@sensitive_post_parameters()
def setup(request: HttpRequest) -> HttpResponse:
    """Hand the secret to an app and take its first code; then show the recovery codes."""
    if second_factor.has_second_factor(request.user):
        messages.info(request, _("Verifikasi dua langkah Anda sudah menyala."))
        return redirect("wagtailadmin_account")
    device = second_factor.device_in_setup(request.user)
    form = ProofForm(request, request.POST or None, device=device)
    if request.method == "POST" and form.is_valid():
        codes = services.turn_second_factor_on(account=request.user, device=device)
        second_factor.verify_session(request, device)
        return _show_codes(request, codes, _next(request))
    context = {
        "form": form,
        "next": _next(request),
        "qr": second_factor.qr_svg(device),
        "secret": second_factor.secret_text(device),
        "required": second_factor.needs_second_factor(request.user),
    }
    return render(request, "cms/accounts/setup.html", context)


def _show_codes(request: HttpRequest, codes: list[str], go_on: str) -> HttpResponse:
    """Show the codes in the answer itself: they are written down nowhere that a later request could read."""
    context = {"codes": codes, "next": go_on, "site_name": settings.WAGTAIL_SITE_NAME}
    return render(request, "cms/accounts/recovery_codes.html", context)


@sensitive_post_parameters()
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make ten new recovery codes; the ones before end."""
    if not second_factor.has_second_factor(request.user):
        return redirect("accounts_second_factor_setup")
    form = ProofForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = second_factor.new_recovery_codes(request.user)
        note(request.user, "cms.account.recovery_codes", actor=request.user)
        return _show_codes(request, codes, reverse("wagtailadmin_account"))
    context = {
        "form": form,
        "title": _("Kode cadangan baru"),
        "text": _("Sepuluh kode baru dibuat; kode cadangan yang lama tidak berlaku lagi."),
        "button": _("Buat kode baru"),
    }
    return render(request, "cms/accounts/proof.html", context)


@sensitive_post_parameters()
def remove(request: HttpRequest) -> HttpResponse:
    """Take the second factor away; where the house requires it, set-up follows at once."""
    if not second_factor.has_second_factor(request.user):
        return redirect("wagtailadmin_account")
    form = ProofForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.turn_second_factor_off(account=request.user)
        second_factor.forget_verification(request)
        messages.success(request, _("Verifikasi dua langkah dimatikan."))
        return redirect("wagtailadmin_account")
    text = _("Sesudah ini akun Anda hanya dijaga kata sandi.")
    if second_factor.needs_second_factor(request.user):
        text = _("Akun Anda wajib memakainya: sesudah dimatikan Anda langsung diminta memasang yang baru.")
    context = {
        "form": form,
        "title": _("Matikan verifikasi dua langkah"),
        "text": text,
        "button": _("Matikan"),
        "serious": True,
    }
    return render(request, "cms/accounts/proof.html", context)
