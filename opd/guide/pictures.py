"""The pictures of the guide; tests/support/guide_screens.py takes them anew from the running demo, by these names."""

from django.utils.translation import gettext_lazy as _

from cms.registries.guide import Picture


def _picture(name: str, alt: str) -> Picture:
    return Picture(file=f"opd/guide/{name}.webp", alt=alt)


HOME = _picture(
    "beranda", _("Beranda pengelolaan: tombol Tulis berita, Tambah agenda, dan Unggah foto di atas daftar tugas.")
)
NEWS = _picture(
    "berita", _("Formulir berita: kotak Judul dan di bawahnya “Apa manfaatnya bagi warga?” dengan petunjuknya.")
)
BLOCKS = _picture("blok", _("Daftar jenis isi yang dapat ditambahkan ke badan halaman, masing-masing dengan namanya."))
UPLOAD = _picture(
    "unggah", _("Halaman unggah foto: bidang untuk menaruh berkas, dan tombol untuk memilihnya dari komputer.")
)
ALT = _picture("teks-alternatif", _("Formulir gambar: kotak Teks alternatif, keterangan gambar, dan kredit."))
SUBMIT = _picture("ajukan", _("Bilah bawah formulir dengan tombol Simpan naskah dan Ajukan untuk disetujui."))
RETURNED = _picture("dikembalikan", _("Kotak “Dikembalikan untuk diperbaiki” di atas formulir, berisi alasan Editor."))
EVENT = _picture("agenda", _("Formulir agenda: kotak mulai, selesai, sepanjang hari, dan tempat."))
ALBUM = _picture("galeri", _("Formulir album dengan foto berurutan; setiap foto punya keterangan dan kredit."))
TESTIMONIAL = _picture("testimoni", _("Formulir testimoni: kata warga, nama warga, siapa dia, dan persetujuannya."))
SERVICE = _picture("layanan", _("Formulir layanan: kotak syarat dan prosedur di bawah judul Standar pelayanan."))
INFORMATION = _picture(
    "informasi-publik", _("Formulir informasi publik: kategori, unit penanggung jawab, tanggal, dan berkas.")
)
MENU = _picture("menu-halaman", _("Menu “…” di sebelah judul halaman, dengan pilihan Ubah, Salin, dan Riwayat."))
ARCHIVE = _picture("arsip", _("Daftar Arsip dengan kotak pencarian di atasnya."))
ACCOUNT = _picture("akun", _("Halaman Akun, dengan nama di atas dan bagian lain di bawahnya."))
