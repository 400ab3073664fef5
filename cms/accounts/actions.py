"""What Diskominfo does to one account beside editing it: each behind a page that says what will happen."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from cms.accounts import lockout, second_factor, services
from cms.accounts.forms import ReasonForm
from cms.accounts.granting import MANAGE_ACCOUNTS, may_touch
from cms.accounts.mail import MailNotSent
from cms.models.user import AccountStatus, User


class AccountAction(View):
    """Shows what the action does, and does it on POST."""

    title: Any = ""
    text: Any = ""
    done: Any = ""
    form_class: type[forms.Form] = forms.Form
    serious = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(MANAGE_ACCOUNTS):
            raise PermissionDenied
        self.account = get_object_or_404(User, pk=kwargs["pk"])
        if not may_touch(request.user, self.account):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(self.form_class())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self._show(form)
        try:
            self.act(form)
        except ValidationError as error:
            form.add_error(None, error)
            return self._show(form)
        except MailNotSent:
            messages.error(request, _("Suratnya tidak terkirim: server surat menolak. Coba lagi nanti."))
        else:
            messages.success(request, self.done % {"name": self.account})
        return redirect(reverse("wagtailusers_users:edit", args=[pk]))

    def act(self, form: forms.Form) -> None:
        raise NotImplementedError

    def _show(self, form: forms.Form) -> HttpResponse:
        context = {"action": self, "account": self.account, "form": form, "title": self.title, "text": self.text}
        return render(self.request, "cms/accounts/action.html", context)


class Invite(AccountAction):
    title = gettext_lazy("Kirim ulang undangan")
    text = gettext_lazy("Tautan baru dikirim ke alamat e-mail akun ini; tautan yang lama tidak berlaku lagi.")
    done = gettext_lazy("Undangan untuk %(name)s dikirim ulang.")

    def act(self, form: forms.Form) -> None:
        services.invite_again(actor=self.request.user, account=self.account)


class Suspend(AccountAction):
    title = gettext_lazy("Tangguhkan akun")
    text = gettext_lazy(
        "Orang ini tidak dapat masuk lagi dan semua sesinya berakhir seketika. "
        "Tulisan, peran dan riwayatnya tetap ada, dan akunnya dapat diaktifkan lagi."
    )
    done = gettext_lazy("Akun %(name)s ditangguhkan.")
    form_class = ReasonForm
    serious = True

    def act(self, form: forms.Form) -> None:
        services.suspend(actor=self.request.user, account=self.account, reason=form.cleaned_data["reason"])


class Reactivate(AccountAction):
    title = gettext_lazy("Aktifkan lagi")
    text = gettext_lazy(
        "Orang ini dapat masuk lagi dengan peran yang tercatat. Periksa dulu apakah perannya masih tepat."
    )
    done = gettext_lazy("Akun %(name)s aktif lagi.")

    def act(self, form: forms.Form) -> None:
        services.reactivate(actor=self.request.user, account=self.account)


class EndSessions(AccountAction):
    title = gettext_lazy("Akhiri semua sesi")
    text = gettext_lazy("Orang ini harus masuk lagi di setiap perangkat. Akun, peran dan naskahnya tidak berubah.")
    done = gettext_lazy("Semua sesi %(name)s diakhiri.")

    def act(self, form: forms.Form) -> None:
        services.end_sessions(actor=self.request.user, account=self.account)


class ResetSecondFactor(AccountAction):
    title = gettext_lazy("Setel ulang verifikasi dua langkah")
    text = gettext_lazy(
        "Hanya bila aplikasi dan kode cadangannya hilang. Pastikan dulu, lewat telepon atau bertemu, bahwa yang "
        "meminta memang orangnya. Semua sesinya berakhir, dan ia diberi tahu lewat e-mail."
    )
    done = gettext_lazy("Verifikasi dua langkah %(name)s disetel ulang.")
    serious = True

    def act(self, form: forms.Form) -> None:
        services.reset_second_factor(actor=self.request.user, account=self.account)


class LiftLock(AccountAction):
    title = gettext_lazy("Buka kunci")
    text = gettext_lazy(
        "Akun ini terkunci sementara setelah berkali-kali gagal masuk. Sesudah dibuka ia dapat mencoba lagi."
    )
    done = gettext_lazy("Kunci akun %(name)s dibuka.")

    def act(self, form: forms.Form) -> None:
        services.lift_lock(actor=self.request.user, account=self.account)


_ACTIONS: dict[str, type[AccountAction]] = {
    "invite": Invite,
    "unlock": LiftLock,
    "end_sessions": EndSessions,
    "reset_second_factor": ResetSecondFactor,
    "suspend": Suspend,
    "reactivate": Reactivate,
}


def views() -> dict[str, Callable[..., Any]]:
    """Return the views by the names of their addresses within `wagtailusers_users`."""
    return {name: action.as_view() for name, action in _ACTIONS.items()}


def offered(account: User) -> list[dict[str, Any]]:
    """Return the actions that make sense for an account in its state, for buttons."""
    fitting = {
        "invite": account.status == AccountStatus.INVITED,
        "unlock": lockout.is_account_locked(account),
        "end_sessions": account.status == AccountStatus.ACTIVE,
        "reset_second_factor": second_factor.has_second_factor(account),
        "suspend": account.is_active,
        "reactivate": not account.is_active,
    }
    return [
        {
            "title": action.title,
            "url": reverse(f"wagtailusers_users:{name}", args=[account.pk]),
            "serious": action.serious,
        }
        for name, action in _ACTIONS.items()
        if fitting[name]
    ]
