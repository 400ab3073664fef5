"""What a person reads of the cleaning of a document: why it was refused and what to do, or what was changed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media_pipeline.document_cleaning.findings import Note, Refusal, Refused

_REASONS = {
    Refusal.EMPTY: gettext_lazy("Berkas ini kosong. Pilih berkas yang berisi."),
    Refusal.NOT_GENUINE: gettext_lazy(
        "Isi berkas ini bukan %(kind)s yang sah. Buka berkasnya, simpan ulang sebagai %(kind)s, lalu unggah kembali."
    ),
    Refusal.BROKEN: gettext_lazy(
        "Berkas ini rusak atau terpotong. Buka dan simpan ulang berkasnya, lalu unggah kembali."
    ),
    Refusal.LOCKED: gettext_lazy(
        "Berkas ini hanya terbuka dengan kata sandi, jadi warga tidak dapat membacanya. Simpan ulang tanpa kata sandi, "
        "lalu unggah kembali."
    ),
    Refusal.POLYGLOT: gettext_lazy(
        "Di dalam berkas ini tersembunyi berkas jenis lain, jadi tidak diterima. Simpan ulang dokumennya dari aplikasi "
        "asalnya, lalu unggah kembali."
    ),
    Refusal.MACROS: gettext_lazy(
        "Dokumen ini berisi makro (program), jadi tidak diterima. Simpan ulang tanpa makro, misalnya sebagai DOCX, "
        "XLSX, atau PDF, lalu unggah kembali."
    ),
    Refusal.SIGNED_SCRIPT: gettext_lazy(
        "PDF bertanda tangan elektronik ini berisi skrip atau lampiran. Keduanya tidak dapat dihapus tanpa merusak "
        "tanda tangannya: buat PDF tanpa skrip dan lampiran, tanda tangani lagi, lalu unggah."
    ),
    Refusal.OUTSIDE: gettext_lazy(
        "Dokumen ini mengambil templat, gambar, atau isi dari komputer atau situs lain. Putuskan tautan itu "
        "(atau simpan sebagai PDF), lalu unggah kembali."
    ),
    Refusal.OBJECTS: gettext_lazy(
        "Di dalam dokumen ini tertanam berkas lain yang dapat menjalankan program. Hapus objek itu atau simpan sebagai "
        "PDF, lalu unggah kembali."
    ),
    Refusal.COMMANDS: gettext_lazy(
        "Dokumen ini berisi perintah yang menjalankan program lain (DDE atau rumus). Hapus perintah itu, lalu unggah "
        "kembali."
    ),
    Refusal.ENTITIES: gettext_lazy(
        "Bagian dalam dokumen ini tidak wajar (deklarasi entitas XML), jadi tidak diterima. Simpan ulang dari aplikasi "
        "asalnya, lalu unggah kembali."
    ),
    Refusal.BOMB: gettext_lazy(
        "Isi berkas ini membengkak terlalu besar bila dibuka, jadi tidak diterima. Bagi menjadi beberapa berkas yang "
        "lebih kecil, lalu unggah kembali."
    ),
    Refusal.BAD_NAME: gettext_lazy(
        "Di dalam berkas ini ada nama yang tidak aman atau kembar. Buat ulang berkasnya dengan nama biasa, lalu unggah "
        "kembali."
    ),
    Refusal.FORBIDDEN_PART: gettext_lazy(
        "Di dalam berkas ini ada isi yang tidak boleh dibagikan (program, halaman web, atau jenis yang tidak dikenal). "
        "Keluarkan, lalu unggah kembali."
    ),
    Refusal.NESTED: gettext_lazy(
        "Di dalam berkas ini ada arsip lain. Susun semua berkas dalam satu ZIP saja, lalu unggah kembali."
    ),
    Refusal.MARKUP: gettext_lazy(
        "Berkas teks ini berisi kode halaman web atau program. Simpan isinya sebagai teks biasa, lalu unggah kembali."
    ),
    Refusal.NO_PAGES: gettext_lazy("PDF ini tidak berisi halaman. Buat ulang PDF-nya, lalu unggah kembali."),
    Refusal.TOO_COMPLEX: gettext_lazy(
        "Berkas ini terlalu rumit untuk diperiksa. Simpan ulang, atau bagi menjadi beberapa berkas, lalu unggah "
        "kembali."
    ),
}
_NOTES = {
    Note.SCRIPTS_REMOVED: gettext_lazy("Skrip dan perintah otomatis di dalam PDF ini dihapus."),
    Note.ATTACHMENTS_REMOVED: gettext_lazy(
        "Lampiran atau media di dalam PDF ini dihapus. Unggah lampiran itu sebagai dokumen sendiri."
    ),
    Note.FORM_REMOVED: gettext_lazy(
        "Formulir interaktif (XFA) di dalam PDF ini dihapus. Periksa apakah masih terbaca."
    ),
    Note.SIGNED_KEPT: gettext_lazy(
        "Dokumen ini bertanda tangan elektronik, jadi disimpan apa adanya agar tanda tangannya tetap sah. Keterangan "
        "di dalamnya, misalnya nama pembuat, tetap terbaca warga."
    ),
    Note.RESTRICTED_KEPT: gettext_lazy(
        "PDF ini dibatasi pembuatnya (misalnya tidak boleh dicetak atau disalin). Pembatasan itu tetap berlaku dan "
        "dapat menghalangi pembaca layar."
    ),
    Note.REPAIRED: gettext_lazy("Susunan PDF ini rusak dan diperbaiki. Periksa apakah semua halaman masih ada."),
    Note.EXTRA_DROPPED: gettext_lazy("Isi asing di depan atau di belakang PDF ini dibuang."),
    Note.AUTHORS_REMOVED: gettext_lazy(
        "Nama penulis komentar atau perubahan dihapus, tetapi komentarnya masih ada. Hapus komentar yang tidak untuk "
        "warga."
    ),
    Note.LINKS_CUT: gettext_lazy(
        "Tautan ke berkas di komputer atau jaringan kantor diputus, karena warga tidak dapat membukanya."
    ),
    Note.OBJECTS_KEPT: gettext_lazy(
        "Di dalam dokumen ini ada objek dari aplikasi lama; sebagian warga tidak melihatnya."
    ),
    Note.TEXT_CONVERTED: gettext_lazy("Huruf berkas teks ini disesuaikan ke UTF-8. Periksa huruf dan tanda khususnya."),
    Note.CLUTTER_DROPPED: gettext_lazy("Berkas sistem yang tersembunyi di dalam ZIP ini dibuang."),
}


def why(refused: Refused, kind: str) -> str:
    """Return why a document was refused and what to do."""
    reason = str(_REASONS[refused.reason]) % {"kind": kind.upper() or "?"}
    return reason + " " + _("Yang dimaksud: %(part)s.") % {"part": refused.part} if refused.part else reason


def told(notes: tuple[Note, ...]) -> str:
    """Return what was changed, a sentence a line."""
    return "\n".join(str(_NOTES[note]) for note in notes)
