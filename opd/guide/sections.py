"""Chapters about the sections of an OPD's site beside its news."""

from django.utils.translation import gettext_lazy as _

from cms.registries.guide import Chapter, Step
from opd.guide import pictures

SECTIONS = (
    Chapter(
        slug="agenda",
        title=_("Mengisi agenda"),
        summary=_("Agenda memberi tahu warga apa yang dapat mereka datangi, jauh hari sebelumnya."),
        steps=(
            Step(text=_("Di beranda, pilih “Tambah agenda”. Judulnya menyebut kegiatan dan tempatnya.")),
            Step(
                text=_(
                    "Isi mulai, selesai, dan tempat yang mudah ditemukan. Narahubung hanya nomor yang boleh "
                    "diketahui umum."
                ),
                picture=pictures.EVENT,
            ),
            Step(
                text=_(
                    "Untuk kegiatan berulang, buka “Berulang”, pilih polanya, dan isi sampai tanggal berapa. "
                    "Tanggal yang batal atau pindah dicatat di bawahnya."
                )
            ),
            Step(text=_("Tulis siapa yang boleh ikut, biayanya, dan apa yang perlu dibawa.")),
            Step(text=_("Sesudah kegiatan, tambahkan foto: beranda mengingatkan agenda yang belum punya foto.")),
        ),
        poor=_("Rapat bulanan pegawai."),
        good=_("Pemeriksaan mata gratis bagi lansia, balai desa contoh, 09.00–12.00. Bawa KTP."),
        remember=(
            _("Batal? Jangan dihapus. Tulis pembatalannya, supaya warga yang sudah mencatat tahu."),
            _("Rapat yang hanya untuk pegawai tidak perlu masuk agenda warga."),
        ),
        forms=("opd.eventpage",),
    ),
    Chapter(
        slug="galeri",
        title=_("Foto dan video kegiatan"),
        summary=_(
            "Album memperlihatkan layanan yang sungguh berjalan. Sepuluh foto terpilih lebih baik daripada seratus."
        ),
        steps=(
            Step(text=_("Buka Halaman, lalu Galeri, lalu tambah album galeri. Tulis judulnya dan simpan drafnya.")),
            Step(
                text=_(
                    "Tekan “Unggah banyak foto”: seret semua foto ke layar itu, tulis teks alternatif dan "
                    "keterangannya dalam satu daftar, lalu urutkan. Yang gagal dapat dicoba lagi sendiri-sendiri."
                ),
                picture=pictures.ALBUM,
            ),
            Step(text=_("Pilih agenda atau berita yang tampak pada foto, supaya halamannya menampilkan album ini.")),
            Step(text=_("Video berbentuk MP4. Sertakan teks (takarir), supaya warga tuli dapat mengikutinya.")),
            Step(text=_("Pratinjau di ukuran ponsel, lalu ajukan.")),
        ),
        remember=(
            _("Pilih foto yang memperlihatkan warga dan layanannya; foto bersama pejabat cukup satu."),
            _("Mintalah izin orang yang tampak jelas, terlebih anak-anak dan pasien."),
            _("Video dari situs lain dipasang sebagai tautan: situs ini tidak memuat apa pun dari luar."),
        ),
        forms=("opd.gallerypage",),
    ),
    Chapter(
        slug="testimoni",
        title=_("Testimoni warga"),
        summary=_(
            "Kata warga yang merasakan sendiri layanan kita, baik pujian maupun kritik, membantu perbaikan pelayanan."
        ),
        steps=(
            Step(text=_("Tanyakan kepada warga apa yang ia rasakan, dan tulis dengan kata-katanya sendiri.")),
            Step(
                text=_("Mintalah persetujuan untuk menampilkan namanya, dan catat kapan dan bagaimana ia setuju."),
                picture=pictures.TESTIMONIAL,
            ),
            Step(
                text=_(
                    "Isi siapa dia seperlunya, misalnya pekerjaan dan kecamatannya. Bukan alamat atau nomor telepon."
                )
            ),
            Step(
                text=_("Ajukan. Setelah terbit, testimoni dapat dipasang juga di dalam berita lewat “Testimoni warga”.")
            ),
        ),
        poor=_("Pelayanan sangat memuaskan, terima kasih Bapak Kepala Dinas."),
        good=_("“Dulu saya dua kali bolak-balik. Sekarang suratnya jadi dalam satu kali datang.” (contoh)"),
        remember=(
            _("Tanpa persetujuan, jangan ditulis: data pribadi warga dilindungi undang-undang."),
            _("Kritik yang santun juga layak terbit, dengan jawaban apa yang sudah diperbaiki."),
        ),
        forms=("opd.testimonialpage",),
    ),
    Chapter(
        slug="layanan",
        title=_("Halaman layanan"),
        summary=_(
            "Inilah yang paling dicari warga: apa syaratnya, bagaimana caranya, berapa lama, dan berapa biayanya."
        ),
        steps=(
            Step(
                text=_(
                    "Buka Halaman, lalu Layanan, lalu tambah layanan. Judulnya memakai kata warga, misalnya "
                    "“Surat keterangan sehat”."
                )
            ),
            Step(
                text=_(
                    "Isi syarat satu butir satu syarat, dan prosedur langkah demi langkah dari datang sampai selesai."
                ),
                picture=pictures.SERVICE,
            ),
            Step(text=_("Isi waktu penyelesaian, biaya, dan produk layanan. Tulis “Gratis” bila tanpa biaya.")),
            Step(text=_("Isi ke mana warga mengadu bila layanannya mengecewakan.")),
            Step(text=_("Periksa sekali setahun: beranda mengingatkan. Bila semua masih benar, cukup ajukan lagi.")),
        ),
        poor=_("Persyaratan sesuai ketentuan yang berlaku."),
        good=_("KTP asli, satu fotokopi kartu keluarga, dan dua pasfoto 3x4."),
        remember=(
            _("Satu halaman untuk satu layanan; jangan digabung."),
            _("Formulir dipasang sebagai berkas di dalam isi, dengan judul yang dipahami warga."),
        ),
        forms=("opd.servicepage",),
    ),
    Chapter(
        slug="informasi-publik",
        title=_("Dokumen dan informasi publik"),
        summary=_("Warga berhak tahu. Dokumen yang mudah ditemukan mengurangi permintaan informasi satu per satu."),
        steps=(
            Step(
                text=_("Unggah berkasnya di menu Dokumen, sebaiknya PDF yang teksnya dapat dipilih, bukan hasil foto.")
            ),
            Step(text=_("Buka Halaman, lalu Informasi publik, lalu tambah informasi publik.")),
            Step(
                text=_(
                    "Pilih kategorinya: berkala, serta-merta, atau setiap saat. Isi unit penanggung jawab dan "
                    "tanggalnya."
                ),
                picture=pictures.INFORMATION,
            ),
            Step(text=_("Pasang berkasnya dengan judul bagi pembaca: nama dokumen dan tahunnya.")),
            Step(text=_("Tulis ringkasan isinya, supaya warga tahu sebelum mengunduh.")),
        ),
        poor=_("scan0007_final(2).pdf"),
        good=_("Rencana kerja tahun 2026 (contoh), PDF"),
        remember=(
            _("Tutup data pribadi (nomor induk kependudukan, alamat, tanda tangan) sebelum mengunggah."),
            _("Versi baru diunggah sebagai berkas baru, lalu dipasang di halaman yang sama."),
        ),
        forms=("opd.publicinformationpage",),
    ),
)
