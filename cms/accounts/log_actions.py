"""How changes of accounts read in the history and in the audit."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter, log

from cms.models.user import User

_PLAIN = {
    "cms.account.reactivate": (gettext_lazy("Aktifkan akun"), gettext_lazy("Akun diaktifkan lagi")),
    "cms.account.end_sessions": (gettext_lazy("Akhiri sesi"), gettext_lazy("Semua sesi akun diakhiri")),
    "cms.account.second_factor_on": (
        gettext_lazy("Nyalakan verifikasi dua langkah"),
        gettext_lazy("Verifikasi dua langkah dinyalakan"),
    ),
    "cms.account.second_factor_off": (
        gettext_lazy("Matikan verifikasi dua langkah"),
        gettext_lazy("Verifikasi dua langkah dimatikan pemiliknya"),
    ),
    "cms.account.second_factor_reset": (
        gettext_lazy("Setel ulang verifikasi dua langkah"),
        gettext_lazy("Verifikasi dua langkah disetel ulang setelah hilang"),
    ),
    "cms.account.recovery_codes": (gettext_lazy("Kode cadangan baru"), gettext_lazy("Kode cadangan baru dibuat")),
    "cms.account.password": (gettext_lazy("Ganti kata sandi"), gettext_lazy("Kata sandi dibuat atau diganti")),
    "cms.account.lockout": (
        gettext_lazy("Kunci sementara"),
        gettext_lazy("Terkunci sementara setelah berkali-kali gagal masuk"),
    ),
    "cms.account.unlock": (gettext_lazy("Buka kunci"), gettext_lazy("Kunci sementara dibuka")),
}


def note(account: Any, action: str, *, actor: Any = None, data: dict[str, Any] | None = None) -> None:
    """Write a change of an account into Wagtail's log.

    A request's user is a lazy stand-in, under whose type Wagtail finds no log and says nothing.
    """
    subject = account if type(account) is User else User.objects.get(pk=account.pk)
    log(subject, action, user=actor, data=data or {})


def register(actions: LogActionRegistry) -> None:
    """Name every action of accounts."""
    for name, (label, message) in _PLAIN.items():
        actions.register_action(name, label, message)

    @actions.register_action("cms.account.invite")
    class Invited(LogFormatter):
        label = gettext_lazy("Undang")

        def format_message(self, log_entry: Any) -> str:
            text = (
                _("Undangan dikirim ulang ke %(email)s") if log_entry.data.get("again") else _("Diundang ke %(email)s")
            )
            return text % {"email": log_entry.data.get("email", "")}

    @actions.register_action("cms.account.roles")
    class RolesChanged(LogFormatter):
        label = gettext_lazy("Ubah peran")

        def format_message(self, log_entry: Any) -> str:
            parts = []
            if gained := log_entry.data.get("gained"):
                parts.append(_("Peran diberikan: %(names)s") % {"names": ", ".join(gained)})
            if lost := log_entry.data.get("lost"):
                parts.append(_("Peran dicabut: %(names)s") % {"names": ", ".join(lost)})
            return "; ".join(parts)

    @actions.register_action("cms.account.suspend")
    class Suspended(LogFormatter):
        label = gettext_lazy("Tangguhkan")

        def format_message(self, log_entry: Any) -> str:
            return _("Akun ditangguhkan: %(reason)s") % {"reason": log_entry.data.get("reason", "")}

    @actions.register_action("cms.account.address")
    class AddressChanged(LogFormatter):
        label = gettext_lazy("Ganti alamat e-mail")

        def format_message(self, log_entry: Any) -> str:
            data = {"before": log_entry.data.get("before", ""), "now": log_entry.data.get("now", "")}
            return _("Alamat e-mail diganti dari %(before)s menjadi %(now)s") % data
