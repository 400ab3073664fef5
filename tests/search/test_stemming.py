"""Related words share a stem, unrelated ones do not, and each word has one spelling."""

import pytest

from search.analysis.stemming import stem

FAMILIES = """
mendaftar pendaftaran terdaftar daftar didaftarkan mendaftarkan daftarkan pendaftar
mengirim pengiriman kirim dikirim kiriman kirimkan
mengurus pengurusan urus diurus pengurus urusan
penerima menerima penerimaan diterima terima
izin ijin perizinan perijinan mengizinkan diizinkan
pelayanan layanan melayani dilayani layan
keluhan mengeluh keluh
bayar pembayaran membayar dibayar terbayar
pilih memilih pemilih pemilihan dipilih
mohon pemohon permohonan memohon dimohon
milik memiliki pemilik kepemilikan dimiliki
hilang kehilangan menghilangkan
lahir kelahiran
rawat perawatan merawat dirawat perawat
rencana perencanaan merencanakan
nilai penilaian menilai dinilai
tulis menulis penulisan ditulis tertulis
pakai memakai pemakaian dipakai
guna menggunakan digunakan penggunaan pengguna gunakan
aju mengajukan pengajuan ajukan diajukan
cetak mencetak pencetakan dicetak
ambil mengambil pengambilan diambil
ubah mengubah perubahan diubah
bangun pembangunan membangun bangunan
latih pelatihan melatih dilatih
usaha pengusaha
periksa memeriksa pemeriksaan diperiksa
bupati bupatinya
lapor melaporkan laporan pelapor dilaporkan
angkut pengangkutan mengangkut diangkut
kelola mengelola pengelolaan dikelola pengelola
bantu bantuan membantu dibantu
minta permintaan meminta diminta
syarat persyaratan
rusak kerusakan perusakan merusak
buat membuat pembuatan dibuat
cari mencari pencarian dicari
daya pemberdayaan memberdayakan
baik perbaikan memperbaiki diperbaiki
""".strip().splitlines()


@pytest.mark.parametrize("family", FAMILIES)
def test_related_words_share_a_stem(family):
    assert len({stem(word) for word in family.split()}) == 1


def test_no_family_takes_the_stem_of_another():
    stems = [stem(family.split()[0]) for family in FAMILIES]
    assert len(set(stems)) == len(stems)


@pytest.mark.parametrize(
    "word",
    [
        "berita",
        "sekolah",
        "jalan",
        "bulan",
        "diskominfo",
        "jadwal",
        "puskesmas",
        "agenda",
        "banjir",
        "posyandu",
        "terminal",
        "pasar",
        "bupati",
        "dinas",
    ],
)
def test_a_word_that_only_looks_derived_stays_whole(word):
    assert stem(word) == word


@pytest.mark.parametrize(("one", "other"), [("pengumuman", "umum"), ("kurus", "urus"), ("kapan", "kap")])
def test_words_of_different_meaning_stay_apart(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["", "a", "ꦥꦛꦶ", "2026", "covid19", "x" * 64, "anananan", "menmenmen", "diperperber"])
def test_any_word_has_a_stem(word):
    assert isinstance(stem(word), str)
