"""What was read of a document's file, for the search; or why nothing was."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from media_pipeline.models.document import Document
from media_pipeline.text_extraction.findings import Finding


class DocumentText(models.Model):
    """Derived from the file and made anew at any time. `file_hash` (SHA-256) and `form` say what it was read from.

    `tries` counts beginnings, before the file is touched: a document that takes its reader down is not read for ever.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("sedang menunggu dibaca")
        READ = Finding.READ, _("terbaca")
        EMPTY = Finding.EMPTY, _("tidak berisi teks")
        SCAN = Finding.SCAN, _("tidak berisi teks (hasil pindai)")
        LOCKED = Finding.LOCKED, _("dilindungi kata sandi")
        BROKEN = Finding.BROKEN, _("tidak terbaca")
        TOO_LARGE = Finding.TOO_LARGE, _("terlalu besar untuk dibaca")
        TIMEOUT = Finding.TIMEOUT, _("habis waktu")
        OTHER = Finding.OTHER, _("jenis berkas ini tidak dibaca")
        MISSING = "missing", _("berkasnya tidak ada")

    document = models.OneToOneField(
        Document, verbose_name=_("dokumen"), on_delete=models.CASCADE, related_name="extracted", primary_key=True
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=State.choices, default=State.WAITING)
    text = models.TextField(_("teks"), blank=True)
    pages = models.PositiveIntegerField(_("halaman"), default=0)
    is_cut = models.BooleanField(_("hanya sebagian"), default=False)
    file_name = models.CharField(_("nama berkas"), max_length=255, blank=True)
    file_hash = models.CharField(_("sidik berkas"), max_length=64, blank=True)
    form = models.PositiveSmallIntegerField(_("cara baca"), default=0)
    tries = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    tried_at = models.DateTimeField(_("dicoba pada"), null=True)
    extracted_at = models.DateTimeField(_("dibaca pada"), null=True)

    # No use of the document by anybody: Wagtail would count it as one.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("teks dokumen")
        verbose_name_plural = _("teks dokumen")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", *(str(finding) for finding in Finding), "missing"]),
                name="media_document_text_state",
            )
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "tried_at"], name="media_text_waiting")]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.get_state_display()}"

    @property
    def advice(self) -> str:
        """What the state means for citizens and what the person who uploaded the file can do; "" where all is well."""
        return str(_ADVICE.get(self.State(self.state), ""))


_STATE = DocumentText.State
_ADVICE = {
    _STATE.WAITING: _("Biasanya selesai dalam satu menit. Muat ulang layar ini untuk melihat hasilnya."),
    _STATE.SCAN: _(
        "Halamannya berupa gambar: warga hanya menemukannya lewat judul, dan pembaca layar tidak dapat membacakannya. "
        "Unggah PDF yang dibuat langsung dari naskahnya (Simpan sebagai PDF), bukan hasil pindai."
    ),
    _STATE.EMPTY: _("Warga hanya menemukannya lewat judul. Periksa apakah berkas yang benar yang diunggah."),
    _STATE.LOCKED: _(
        "Warga juga mungkin tidak dapat membukanya, dan mesin pencari hanya mengenal judulnya. "
        "Simpan ulang tanpa kata sandi dan tanpa pembatasan, lalu unggah."
    ),
    _STATE.BROKEN: _(
        "Berkasnya rusak atau tidak lengkap, jadi warga hanya menemukannya lewat judul. "
        "Buka berkasnya, simpan ulang, lalu unggah."
    ),
    _STATE.TOO_LARGE: _(
        "Warga hanya menemukannya lewat judul. Bagi menjadi beberapa berkas, atau hapus sel yang tidak perlu."
    ),
    _STATE.TIMEOUT: _(
        "Berkasnya terlalu rumit untuk dibaca sampai selesai. Simpan ulang, atau bagi menjadi beberapa berkas."
    ),
    _STATE.OTHER: _(
        "Warga hanya menemukannya lewat judul. Yang isinya dapat dicari: PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV, dan TXT."
    ),
    _STATE.MISSING: _("Berkasnya hilang dari penyimpanan. Beri tahu Diskominfo."),
}
