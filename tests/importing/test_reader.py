"""The real article of 2017 is read to the letter, and a bad file is told with its line."""

from pathlib import Path

import pytest

from opd.importing import reader
from opd.importing.reader import ArticleError, ReasonKind, read_article

SOURCE = Path(__file__).parent / "data" / "sumber-2017-05-15.txt"
ADDRESS = (
    "http://birohumasprotokol.ntbprov.go.id/berita-1034-website--medsos-skpd-harus-update-dan-menarik.html"
    "#sthash.rl6H33Dt.dpuf"
)
DATE_LINE = "Senin, 15 Mei 2017 | 07:59:36 WIB - Oleh Administrator"


def article_of(*paragraphs: str, title: str = "Judul", date_line: str = DATE_LINE) -> reader.Article:
    text = "\n".join([title, "", date_line, "", *paragraphs])
    return read_article(text.encode(), "contoh.txt")


@pytest.fixture(scope="module")
def real() -> reader.Article:
    return read_article(SOURCE.read_bytes(), SOURCE.name)


class TestTheRealArticle:
    def test_head(self, real: reader.Article) -> None:
        assert real.title == (
            "Diskominfo Gelar Rapat Evaluasi Operator Website OPD dan Dashboard Informasi Online Kab. Pati"
        )
        assert real.published_at.isoformat() == "2017-05-15T07:59:36+07:00"
        assert real.byline == "Administrator"

    def test_paragraphs_stand_once_and_in_order(self, real: reader.Article) -> None:
        assert [paragraph.line for paragraph in real.paragraphs] == [6, 8, 10, 12, 17]
        texts = [paragraph.text for paragraph in real.paragraphs]
        assert texts[0].startswith("Untuk meningkatkan pelayanan informasi pembangunan Kabupaten Pati melalui website")
        assert texts[3].startswith("informasi yang dimuat dalam website SKPD")
        assert texts[3].endswith("terhadap ikhtiar pembangunan daerah.")
        assert texts[4].endswith("terkait apa yang diadukan")

    def test_typing_errors_stay(self, real: reader.Article) -> None:
        text = " ".join(paragraph.text for paragraph in real.paragraphs)
        for word in ("masing-masng", "nomerklatur", "Dashbord", "terkordinasi", "Pemkab.Pati"):
            assert word in text

    def test_spaces_are_single_and_told(self, real: reader.Article) -> None:
        assert "Kabupaten Pati mengadakan rapat" in real.paragraphs[0].text
        assert not any("\u00a0" in paragraph.text or "  " in paragraph.text for paragraph in real.paragraphs)
        assert len(real.notes) == 1
        assert "baris 6, 10 " in real.notes[0]

    def test_debris_is_removed_and_its_address_kept(self, real: reader.Article) -> None:
        assert not any("See more at" in paragraph.text for paragraph in real.paragraphs)
        assert [(debris.line, debris.address) for debris in real.removed] == [
            (12, ADDRESS),
            (13, ADDRESS),
            (14, ADDRESS),
            (15, ADDRESS),
        ]

    def test_reasons(self, real: reader.Article) -> None:
        assert [(reason.kind, reason.lines, reason.address) for reason in real.reasons] == [
            (ReasonKind.SOURCE, (), ""),
            (ReasonKind.SIMILAR_SITE, (12, 13, 14, 15), ADDRESS),
            (ReasonKind.REPEATED, (12, 13, 14, 15), ""),
            (ReasonKind.NEAR_REPEAT, (10, 12), ""),
        ]
        assert all(reason.text.startswith("Periksa sumber: ") for reason in real.reasons)
        similar, repeated, near = (reason.text for reason in real.reasons[1:])
        assert "teks serupa dari situs lain" in similar
        assert ADDRESS in similar
        assert "baris 12 terulang persis di baris 13, 14, 15" in repeated
        assert "baris 10 dan baris 12 hampir sama (kemiripan 82%)" in near

    def test_the_source_is_kept_as_it_was(self, real: reader.Article) -> None:
        assert real.raw_text.encode() == SOURCE.read_bytes()


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_change_nothing(real: reader.Article, line_end: str, mark: bytes) -> None:
    raw = mark + SOURCE.read_text(encoding="utf-8").replace("\n", line_end).encode()
    article = read_article(raw, SOURCE.name)
    assert article.title == real.title
    assert article.paragraphs == real.paragraphs
    assert article.reasons == real.reasons
    assert article.notes == real.notes


@pytest.mark.parametrize(
    ("date_line", "iso", "byline"),
    [
        ("Jum'at, 4 Nopember 2016 | 08:05:00 WIB - Oleh Humas Pati", "2016-11-04T08:05:00+07:00", "Humas Pati"),
        ("Ahad, 5 Pebruari 2017 - 23:59:59 WIB", "2017-02-05T23:59:59+07:00", ""),
        ("SELASA,  1 Agt 2017 | 7.05 WIB - oleh: Admin", "2017-08-01T07:05:00+07:00", "Admin"),
    ],
)
def test_date_lines_of_the_time(date_line: str, iso: str, byline: str) -> None:
    article = article_of("Isi.", date_line=date_line)
    assert (article.published_at.isoformat(), article.byline) == (iso, byline)


def test_a_clean_article_still_asks_for_its_source() -> None:
    reasons = article_of("Isi pertama.", "Isi kedua.").reasons
    assert [reason.kind for reason in reasons] == [ReasonKind.SOURCE]
    assert "contoh.txt" in reasons[0].text


def test_only_the_end_of_a_paragraph_is_cleaned() -> None:
    article = article_of("Lihat See more at: http://contoh.invalid/a lalu lanjut membaca.")
    assert article.paragraphs[0].text == "Lihat See more at: http://contoh.invalid/a lalu lanjut membaca."
    assert article.removed == ()
    reason = article.reasons[1]
    assert (reason.kind, reason.address, reason.lines) == (ReasonKind.SIMILAR_SITE, "http://contoh.invalid/a", (5,))


@pytest.mark.parametrize(
    ("paragraph", "kept", "kind"),
    [
        ("Isi. See more at: http://contoh.invalid/a", "Isi.", ReasonKind.SIMILAR_SITE),
        ("Isi. – Read more: http://contoh.invalid/a#x", "Isi.", ReasonKind.SIMILAR_SITE),
        ("Isi. Sumber: copas", "Isi.", ReasonKind.DEBRIS),
        ("Isi. Baca juga: http://a.invalid - See more at: http://b.invalid", "Isi.", ReasonKind.SIMILAR_SITE),
    ],
)
def test_what_browsers_paste_behind_copied_text(paragraph: str, kept: str, kind: ReasonKind) -> None:
    article = article_of(paragraph)
    assert [item.text for item in article.paragraphs] == [kept]
    assert article.reasons[1].kind == kind


def test_a_whole_paragraph_of_debris_goes_and_is_named() -> None:
    article = article_of("Isi.", "Baca juga : Judul berita lain")
    assert [item.text for item in article.paragraphs] == ["Isi."]
    assert "Baca juga : Judul berita lain" in article.reasons[1].text
    assert article.reasons[1].lines == (6,)


def test_a_real_source_line_is_no_debris() -> None:
    assert article_of("Isi.", "Sumber: Dinas Pertanian").paragraphs[1].text == "Sumber: Dinas Pertanian"


def test_paragraphs_with_little_in_common_are_not_named() -> None:
    shared = "informasi kegiatan atau program yang bersentuhan langsung"
    article = article_of(
        f"Warga desa meminta {shared} dengan petani di lereng Muria sejak musim tanam lalu berakhir.",
        f"Pemerintah daerah menyiapkan {shared} bagi nelayan Juwana yang kapalnya rusak akibat badai Januari.",
    )
    assert [reason.kind for reason in article.reasons] == [ReasonKind.SOURCE]


def test_short_paragraphs_are_never_near_repeats() -> None:
    article = article_of("Rapat ditutup oleh kepala dinas.", "Rapat ditutup oleh kepala dinas pada sore.")
    assert [reason.kind for reason in article.reasons] == [ReasonKind.SOURCE]


@pytest.mark.parametrize("text", ["Isi &nbsp; lain", "<p class=MsoNormal>Isi</p>", "Kata â€œpentingâ€\u009d"])
def test_markup_and_broken_letters_are_named_not_mended(text: str) -> None:
    article = article_of(text)
    assert article.paragraphs[0].text == text
    assert (article.reasons[1].kind, article.reasons[1].lines) == (ReasonKind.MARKUP, (5,))


BAD = [
    (b"", 1, "tidak berisi teks"),
    (b"\n \xc2\xa0\n\t\n", 1, "tidak berisi teks"),
    (b"\xef\xbb\xbf", 1, "tidak berisi teks"),
    (f"{DATE_LINE}\n\nIsi.".encode(), 1, "judul kosong"),
    (f"\n\n{DATE_LINE}\n\nIsi.".encode(), 3, "judul kosong"),
    (b"Judul\n\nIsi tanpa tanggal.\n", 3, "tidak ada baris tanggal"),
    (b"Judul\n", 1, "tidak ada baris tanggal"),
    (f"Judul\n\n{DATE_LINE.replace('Senin', 'Selasa')}\n\nIsi.".encode(), 3, "adalah hari Senin"),
    (f"Judul\n\n{DATE_LINE.replace('Senin', 'Mendung')}\n\nIsi.".encode(), 3, "bukan nama hari"),
    (f"Judul\n\n{DATE_LINE.replace('15 Mei', '31 Februari')}\n\nIsi.".encode(), 3, "31 Februari 2017 tidak ada"),
    (f"Judul\n\n{DATE_LINE.replace('Mei', 'Mai')}\n\nIsi.".encode(), 3, "bukan nama bulan"),
    (f"Judul\n\n{DATE_LINE.replace('07:59', '25:59')}\n\nIsi.".encode(), 3, "jam"),
    (f"Judul\n\n{DATE_LINE}\n".encode(), 3, "isi artikel kosong"),
    (f"Judul\n\n{DATE_LINE}\n\n- See more at: http://contoh.invalid/\n".encode(), 3, "isi artikel kosong"),
    (b"Judul\n\nSenin\n\nIsi \xff rusak", 5, "bukan UTF-8"),
    (b"\xef\xbb\xbfJudul\r\n\r\n\xe9", 3, "bukan UTF-8"),
    ("Judul\n".encode("utf-16"), 1, "bukan UTF-8"),
    (b"Judul\nbaris\x00kedua\n", 2, "karakter kendali"),
    (f"{'J' * 256}\n\n{DATE_LINE}\n\nIsi.".encode(), 1, "255"),
    (f"Judul\n\n{DATE_LINE}{'x' * 120}\n\nIsi.".encode(), 3, "120"),
    (b"x" * 1_000_001, 1, "terlalu besar"),
    (f"Judul\n{DATE_LINE}\n".encode() + b"".join(b"Isi %d.\n" % number for number in range(501)), 503, "500"),
]


@pytest.mark.parametrize(("raw", "line", "message"), BAD, ids=range(len(BAD)))
def test_bad_files_are_told_with_file_and_line(raw: bytes, line: int, message: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read_article(raw, "buruk.txt")
    assert str(caught.value).startswith(f"buruk.txt:{line}: ")
    assert message in caught.value.message
