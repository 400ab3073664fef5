"""What the log's action codes are called here and which kind of matter they belong to; pure data.

Wagtail's own words are English in part and speak of revisions and tasks. A code that is not listed keeps the label
that it was registered with and falls under "Lainnya": no entry vanishes.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Category(TextChoices):
    PUBLISH = "terbit", _("Terbit")
    APPROVAL = "persetujuan", _("Persetujuan")
    RETURN = "pengembalian", _("Pengembalian")
    TAKEN_DOWN = "turun", _("Turun dan arsip")
    RIGHTS = "hak", _("Hak dan akun")
    SETTINGS = "pengaturan", _("Pengaturan")
    FILES = "berkas", _("Berkas")
    DRAFTS = "naskah", _("Naskah")
    OTHER = "lainnya", _("Lainnya")


@dataclass(frozen=True, slots=True)
class Action:
    label: Any
    category: Category


ACTIONS: dict[str, Action] = {
    "wagtail.publish": Action(_("Diterbitkan"), Category.PUBLISH),
    "wagtail.publish.scheduled": Action(_("Terbit sesuai jadwal"), Category.PUBLISH),
    "wagtail.publish.schedule": Action(_("Dijadwalkan terbit"), Category.PUBLISH),
    "wagtail.schedule.cancel": Action(_("Jadwal terbit dibatalkan"), Category.PUBLISH),
    "wagtail.workflow.start": Action(_("Diajukan untuk disetujui"), Category.APPROVAL),
    "wagtail.workflow.resume": Action(_("Diajukan kembali"), Category.APPROVAL),
    "wagtail.workflow.approve": Action(_("Disetujui"), Category.APPROVAL),
    "wagtail.moderation.approve": Action(_("Disetujui"), Category.APPROVAL),
    "wagtail.workflow.cancel": Action(_("Pengajuan dibatalkan"), Category.APPROVAL),
    "wagtail.workflow.reject": Action(_("Dikembalikan"), Category.RETURN),
    "wagtail.moderation.reject": Action(_("Dikembalikan"), Category.RETURN),
    "wagtail.unpublish": Action(_("Diturunkan"), Category.TAKEN_DOWN),
    "wagtail.unpublish.scheduled": Action(_("Turun sesuai jadwal"), Category.TAKEN_DOWN),
    "cms.unpublish_reason": Action(_("Alasan diturunkan"), Category.TAKEN_DOWN),
    "media.withdraw": Action(_("Berkas ditarik dari warga"), Category.TAKEN_DOWN),
    "media.show_again": Action(_("Berkas ditayangkan lagi"), Category.FILES),
    "cms.archive": Action(_("Diarsipkan"), Category.TAKEN_DOWN),
    "cms.restore": Action(_("Dikembalikan dari Arsip"), Category.TAKEN_DOWN),
    "cms.account.invite": Action(_("Diundang"), Category.RIGHTS),
    "cms.account.roles": Action(_("Peran diubah"), Category.RIGHTS),
    "cms.account.suspend": Action(_("Akun ditangguhkan"), Category.RIGHTS),
    "cms.account.reactivate": Action(_("Akun diaktifkan kembali"), Category.RIGHTS),
    "cms.account.end_sessions": Action(_("Semua sesi diakhiri"), Category.RIGHTS),
    "cms.account.second_factor_on": Action(_("Faktor kedua dipasang"), Category.RIGHTS),
    "cms.account.second_factor_off": Action(_("Faktor kedua dilepas"), Category.RIGHTS),
    "cms.account.second_factor_reset": Action(_("Faktor kedua diatur ulang"), Category.RIGHTS),
    "cms.account.recovery_codes": Action(_("Kode cadangan baru"), Category.RIGHTS),
    "cms.account.address": Action(_("Alamat e-mail diganti"), Category.RIGHTS),
    "cms.account.password": Action(_("Kata sandi diganti"), Category.RIGHTS),
    "cms.account.lockout": Action(_("Dikunci karena gagal masuk berulang kali"), Category.RIGHTS),
    "cms.account.unlock": Action(_("Kunci dibuka"), Category.RIGHTS),
    "cms.group.rights": Action(_("Hak kelompok diubah"), Category.RIGHTS),
    "wagtail.apitoken.create": Action(_("Token API dibuat"), Category.RIGHTS),
    "wagtail.apitoken.revoke": Action(_("Token API dicabut"), Category.RIGHTS),
    "wagtail.view_restriction.create": Action(_("Pembatasan pembaca dipasang"), Category.SETTINGS),
    "wagtail.view_restriction.edit": Action(_("Pembatasan pembaca diubah"), Category.SETTINGS),
    "wagtail.view_restriction.delete": Action(_("Pembatasan pembaca dilepas"), Category.SETTINGS),
    "media.infected": Action(_("Dikarantina: berisi virus"), Category.FILES),
    "media.release": Action(_("Dilepas dari karantina"), Category.FILES),
    "media.propose": Action(_("Penggantian berkas diajukan"), Category.APPROVAL),
    "media.replace": Action(_("Berkas diganti"), Category.FILES),
    "media.decline": Action(_("Penggantian berkas ditolak"), Category.RETURN),
    "media.take_back": Action(_("Pengajuan penggantian ditarik"), Category.APPROVAL),
    "media.quota": Action(_("Batas penyimpanan diubah"), Category.SETTINGS),
    "alerts.write": Action(_("Draf peringatan ditulis"), Category.DRAFTS),
    "alerts.discard": Action(_("Draf peringatan dibatalkan"), Category.DRAFTS),
    "alerts.submit": Action(_("Peringatan diajukan"), Category.APPROVAL),
    "alerts.take_back": Action(_("Pengajuan peringatan ditarik"), Category.APPROVAL),
    "alerts.return": Action(_("Peringatan dikembalikan"), Category.RETURN),
    "alerts.approve": Action(_("Peringatan disetujui dan terbit"), Category.PUBLISH),
    "alerts.issue_alone": Action(_("Peringatan terbit mendesak oleh satu orang"), Category.PUBLISH),
    "alerts.confirm": Action(_("Peringatan mendesak dikonfirmasi"), Category.APPROVAL),
    "alerts.begin": Action(_("Peringatan mulai tampil"), Category.PUBLISH),
    "alerts.end": Action(_("Peringatan berakhir sendiri"), Category.TAKEN_DOWN),
    "alerts.stop": Action(_("Peringatan diakhiri lebih awal"), Category.TAKEN_DOWN),
    "alerts.replaced": Action(_("Peringatan diganti koreksi"), Category.TAKEN_DOWN),
    "alerts.named": Action(_("Ditunjuk menerbitkan informasi serta-merta"), Category.SETTINGS),
    "alerts.unnamed": Action(_("Tidak lagi menerbitkan informasi serta-merta"), Category.SETTINGS),
    "search.synonym.terms": Action(_("Padanan diubah"), Category.SETTINGS),
    "opd.provision": Action(_("Situs dibuat atau dilengkapi"), Category.SETTINGS),
    "wagtail.create": Action(_("Dibuat"), Category.DRAFTS),
    "wagtail.edit": Action(_("Draf disimpan"), Category.DRAFTS),
    "wagtail.delete": Action(_("Dihapus"), Category.TAKEN_DOWN),
    "wagtail.rename": Action(_("Judul diganti"), Category.DRAFTS),
    "wagtail.revert": Action(_("Kembali ke versi lama"), Category.DRAFTS),
    "wagtail.copy": Action(_("Dibuat sebagai salinan"), Category.DRAFTS),
    "wagtail.copy_for_translation": Action(_("Dibuat untuk diterjemahkan"), Category.DRAFTS),
    "wagtail.create_alias": Action(_("Dibuat sebagai cermin"), Category.DRAFTS),
    "wagtail.convert_alias": Action(_("Cermin dijadikan halaman sendiri"), Category.DRAFTS),
    "wagtail_localize.convert_to_alias": Action(_("Terjemahan dijadikan cermin"), Category.DRAFTS),
    "wagtail.move": Action(_("Dipindahkan"), Category.DRAFTS),
    "wagtail.reorder": Action(_("Urutan diubah"), Category.DRAFTS),
    "wagtail.lock": Action(_("Dikunci"), Category.DRAFTS),
    "wagtail.unlock": Action(_("Kunci dibuka"), Category.DRAFTS),
    "wagtail.comments.create": Action(_("Komentar ditulis"), Category.DRAFTS),
    "wagtail.comments.edit": Action(_("Komentar diubah"), Category.DRAFTS),
    "wagtail.comments.delete": Action(_("Komentar dihapus"), Category.DRAFTS),
    "wagtail.comments.resolve": Action(_("Komentar diselesaikan"), Category.DRAFTS),
    "wagtail.comments.create_reply": Action(_("Komentar dijawab"), Category.DRAFTS),
    "wagtail.comments.edit_reply": Action(_("Jawaban komentar diubah"), Category.DRAFTS),
    "wagtail.comments.delete_reply": Action(_("Jawaban komentar dihapus"), Category.DRAFTS),
    "cms.kept_input": Action(_("Ketikan disimpan untuk OPD"), Category.DRAFTS),
    "cms.kept_input.discard": Action(_("Ketikan disisihkan"), Category.DRAFTS),
    "importing.tick": Action(_("Sumber diperiksa"), Category.DRAFTS),
    "importing.untick": Action(_("Pemeriksaan sumber dibatalkan"), Category.DRAFTS),
}

# What every model knows. Of anything but a page they belong with that thing: a file, an account, a setting.
GENERIC = ("wagtail.create", "wagtail.edit", "wagtail.delete", "wagtail.rename", "wagtail.copy", "wagtail.reorder")
# A setting has no draft: what is saved holds at once.
EDITED = _("Diubah")


def codes_of(category: Category) -> list[str]:
    """Return the listed codes of a category, as pages use them."""
    return [code for code, action in ACTIONS.items() if action.category == category]
