"""Chapters about writing: news, pictures, and the way to the public."""

from django.utils.translation import gettext_lazy as _

from cms.registries.guide import Chapter, Step
from opd.guide import pictures

WRITING = (
    Chapter(
        slug="berita",
        title=_("Menulis berita yang bermanfaat"),
        summary=_(
            "Warga membuka situs untuk tahu apa yang berubah baginya. Berita bercerita tentang layanan dan "
            "bantuan yang "
            "menyentuh warga, bukan sekadar acara dan sambutan."
        ),
        steps=(
            Step(text=_("Di beranda, pilih “Tulis berita”."), picture=pictures.HOME),
            Step(
                text=_(
                    "Tulis judul yang menyebut apa yang didapat warga dan di mana, paling banyak sekitar sepuluh kata."
                )
            ),
            Step(
                text=_(
                    "Isi “Apa manfaatnya bagi warga?”: layanan apa, di mana, mulai kapan, siapa yang boleh ikut, "
                    "berapa biayanya. Tanpa ini berita tidak dapat diajukan."
                ),
                picture=pictures.NEWS,
            ),
            Step(text=_("Tulis ringkasan satu atau dua kalimat: itulah yang tampil di daftar dan hasil pencarian.")),
            Step(
                text=_(
                    "Susun isinya dari yang paling penting. Tekan tanda tambah untuk memilih teks, gambar, langkah, "
                    "tabel, atau berkas."
                ),
                picture=pictures.BLOCKS,
            ),
            Step(text=_("Centang topik yang cocok, dan pilih kecamatan bila hanya menyangkut satu kecamatan.")),
        ),
        poor=_("Kepala dinas membuka rapat koordinasi posyandu yang dihadiri para pejabat."),
        good=_("Imunisasi gratis di 12 posyandu Kecamatan Contoh, setiap Selasa mulai 3 Maret. Bawa buku KIA."),
        remember=(
            _("Nama pejabat boleh disebut, tetapi sesudah manfaatnya, dan bukan di judul."),
            _("Tulis singkatan lengkap ketika pertama kali disebut."),
            _("Naskah tersimpan sendiri selama Anda mengetik; warga belum melihatnya."),
        ),
        forms=("opd.newspage",),
    ),
    Chapter(
        slug="gambar",
        title=_("Gambar dan teks alternatif"),
        summary=_(
            "Foto yang baik menunjukkan warga dan layanannya. Teks alternatif dibacakan kepada warga yang tidak"
            " melihat, "
            "dan tampil bila gambar gagal dimuat."
        ),
        steps=(
            Step(
                text=_(
                    "Pilih “Unggah foto” di beranda, lalu pilih beberapa foto sekaligus dari komputer atau ponsel. "
                    "Tidak perlu diperkecil: sistem membuat semua ukurannya."
                ),
                picture=pictures.UPLOAD,
            ),
            Step(
                text=_(
                    "Tulis teks alternatif: apa yang terlihat, dalam satu kalimat. Tulis juga keterangan dan kredit, "
                    "misalnya “Foto:” diikuti nama pembuatnya."
                ),
                picture=pictures.ALT,
            ),
            Step(text=_("Geser kotak titik fokus ke bagian terpenting, supaya wajah tidak terpotong di layar kecil.")),
            Step(text=_("Di halaman, pilih gambarnya pada kotak “Gambar”, atau tambahkan di dalam isi.")),
        ),
        poor=_("IMG_2017.jpg"),
        good=_("Seorang ibu menggendong bayi yang sedang ditimbang kader di posyandu contoh."),
        remember=(
            _("Minta izin sebelum memotret warga, terlebih anak-anak dan pasien."),
            _(
                "Jangan mengunggah gambar berisi tulisan panjang; tulis isinya sebagai teks supaya dapat dibaca"
                " dan dicari."
            ),
            _("Gambar yang sudah dibaca warga tidak dapat diubah; unggah yang baru lalu ganti di halamannya."),
        ),
    ),
    Chapter(
        slug="mengajukan",
        title=_("Mengajukan, dan memperbaiki yang dikembalikan"),
        summary=_(
            "Tidak ada yang terbit tanpa dibaca orang kedua. Naskah Anda disetujui Editor yang tidak ikut menulisnya."
        ),
        steps=(
            Step(
                text=_(
                    "Tekan “Pratinjau” di kanan atas untuk melihat halaman seperti warga melihatnya, juga di ponsel."
                )
            ),
            Step(
                text=_("Pilih “Ajukan untuk disetujui” di bawah formulir. Kotak yang belum diisi akan ditunjukkan."),
                picture=pictures.SUBMIT,
            ),
            Step(
                text=_("Tunggu. Di beranda naskah itu ada di “Menunggu keputusan orang lain”; surel memberi tahu Anda.")
            ),
            Step(
                text=_(
                    "Bila dikembalikan, alasannya tampil di beranda dan di atas formulir. Baca dahulu sampai selesai."
                ),
                picture=pictures.RETURNED,
            ),
            Step(text=_("Perbaiki yang diminta, lalu pilih “Ajukan lagi”.")),
        ),
        remember=(
            _("Terlanjur mengajukan? Pilih “Tarik kembali pengajuan”, perbaiki, lalu ajukan lagi."),
            _("Bila OPD Anda tidak punya Editor lain, Diskominfo yang memutuskan."),
            _("Untuk terbit pada hari dan jam tertentu, atur jadwal sebelum mengajukan."),
            _(
                "Halaman yang sudah terbit diubah dengan cara yang sama: warga melihat versi lama sampai "
                "perubahannya disetujui."
            ),
        ),
    ),
)
