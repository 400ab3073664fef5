"""Chapters about what lasts: pages that change or end, and the account."""

from django.utils.translation import gettext_lazy as _

from cms.registries.guide import Chapter, Step
from opd.guide import pictures

KEEPING = (
    Chapter(
        slug="mengganti",
        title=_("Mengganti, menurunkan, dan mengarsipkan"),
        summary=_("Yang pernah dibaca warga tidak dihapus. Isinya diganti lewat persetujuan, atau disimpan di Arsip."),
        steps=(
            Step(
                text=_(
                    "Ada yang salah atau usang? Buka halamannya, ubah, lalu ajukan. Warga membaca versi lama "
                    "sampai disetujui."
                )
            ),
            Step(
                text=_("Untuk menyalin halaman atau melihat riwayatnya, buka menu “…” di sebelah judul."),
                picture=pictures.MENU,
            ),
            Step(
                text=_("Halaman yang tidak berlaku lagi diarsipkan Editor: menu “…”, lalu “Hapus”, dengan alasannya.")
            ),
            Step(
                text=_("Cari yang sudah diarsipkan di menu Arsip. Editor dapat mengembalikannya."),
                picture=pictures.ARCHIVE,
            ),
        ),
        remember=(
            _(
                "Alamat yang lama tetap menjawab: dialihkan ke halaman pengganti, atau menerangkan bahwa "
                "halamannya sudah tidak ada."
            ),
            _("Setiap tindakan tercatat di “Catatan kegiatan”: siapa, apa, dan kapan."),
            _("Naskah yang belum pernah terbit boleh dihapus."),
        ),
        forms=("opd.announcementpage",),
    ),
    Chapter(
        slug="keamanan",
        title=_("Kata sandi dan keamanan akun"),
        summary=_(
            "Akun Anda berbicara atas nama OPD. Satu kata sandi yang bocor cukup untuk mempermalukan pemerintah."
        ),
        steps=(
            Step(text=_("Tekan nama Anda di bawah menu, lalu pilih “Akun”."), picture=pictures.ACCOUNT),
            Step(text=_("Pakai kata sandi yang panjang dan tidak dipakai di tempat lain, misalnya empat kata acak.")),
            Step(
                text=_(
                    "Pasang verifikasi dua langkah dengan aplikasi kode di ponsel. Simpan kode cadangannya di "
                    "tempat lain."
                )
            ),
            Step(text=_("Lupa keluar di komputer lain? Pilih “Akhiri sesi lain” di halaman Akun.")),
            Step(text=_("Lupa kata sandi? Pilih “Lupa kata sandi” di halaman masuk; tautannya dikirim ke surel Anda.")),
        ),
        remember=(
            _("Satu orang satu akun. Jangan meminjamkan kata sandi, juga kepada atasan atau teman seruangan."),
            _("Diskominfo tidak pernah meminta kata sandi lewat telepon, pesan, atau surel."),
            _("Pindah tugas? Beri tahu Diskominfo supaya akunnya ditutup dan penggantinya diundang."),
        ),
    ),
)
