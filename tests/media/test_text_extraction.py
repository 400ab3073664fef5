"""Any file at all comes to an end: its text, or a finding that says why there is none, in bounded time and memory."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from media_pipeline.bounded import Outcome
from media_pipeline.text_extraction import limits, process
from media_pipeline.text_extraction.findings import Extract, Finding
from media_pipeline.text_extraction.process import extract
from tests.media import hostile_files as files


def read(content: bytes) -> Extract:
    with TemporaryFile() as file:
        file.write(content)
        file.flush()
        return extract(file)


def test_a_pdf_is_read_page_by_page() -> None:
    found = read(files.pdf("Syarat kartu keluarga", "Biaya: gratis"))
    assert found == Extract(Finding.READ, "Syarat kartu keluarga\nBiaya: gratis", pages=2)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (files.docx("Tata cara & syarat", "Baris kedua"), "Tata cara & syarat\nBaris kedua"),
        (files.xlsx([["Desa", "Jiwa"], ["Tayu", 81234], ["Tahun", 2024]]), "Rekap\nDesa Jiwa\nTayu\nTahun 2024"),
        (files.odt("Naskah dinas"), "Naskah dinas"),
        (files.pptx("Paparan rencana kerja", "Slide cadangan"), "Paparan rencana kerja"),
        ("nama;alamat\r\nBudi;Tayu\r\n".encode("utf-16"), "nama alamat\nBudi Tayu"),
        ("Résumé – catatan".encode("cp1252"), "Résumé – catatan"),
    ],
    ids=["docx", "xlsx", "odt", "pptx", "csv", "txt"],
)  # fmt: skip
def test_office_files_are_read_in_reading_order(content: bytes, text: str) -> None:
    found = read(content)
    assert (found.finding, found.text) == (Finding.READ, text)


def test_what_an_author_hid_or_struck_out_stays_unread() -> None:
    hidden = (
        "<w:p><w:r><w:t>Terbuka</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>tersembunyi</w:t></w:r>"
        "<w:del><w:r><w:delText>dihapus</w:delText></w:r></w:del></w:p>"
    )
    assert read(files.docx(raw=hidden)).text == "Terbuka"
    assert "gaji" not in read(files.xlsx([["Rekap umum"]], hidden=["gaji pegawai"])).text


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (b"", Finding.EMPTY),
        (b"\0\1\2\3" * 100, Finding.OTHER),
        (b"{\\rtf1 teks}", Finding.OTHER),
        (b"%PDF-1.4\nbukan apa-apa", Finding.BROKEN),
        (files.truncated_pdf(), Finding.BROKEN),
        (files.looping_pdf(), Finding.BROKEN),
        (files.encrypted_pdf("sandi"), Finding.LOCKED),
        (files.scanned_pdf(), Finding.SCAN),
        (files.locked_docx(), Finding.LOCKED),
        (b"PK\x03\x04" + b"rusak" * 50, Finding.BROKEN),
        (files.docx(raw="<w:p><w:r>"), Finding.BROKEN),
        (files.docx(), Finding.EMPTY),
        (files.laughing_docx(), Finding.BROKEN),
        (files.fetching_docx("file:///etc/hostname"), Finding.BROKEN),
    ],
    ids=lambda value: value.value if isinstance(value, Finding) else "",
)
def test_what_cannot_be_read_says_why(content: bytes, finding: Finding) -> None:
    found = read(content)
    assert (found.finding, found.text) == (finding, "")


def test_what_everybody_may_open_is_read_though_it_must_not_be_printed() -> None:
    assert read(files.encrypted_pdf("")).text == "Rahasia jabatan"


def test_the_bytes_count_and_not_the_name() -> None:
    # The reader is never told one; this is a spreadsheet however it was called.
    assert read(files.xlsx([["Harga pangan"]])).text == "Rekap\nHarga pangan"


def test_control_characters_and_halves_of_characters_are_left_out() -> None:
    text = read("satu\x01dua\x85tiga\ufffe empat\ue000".encode()).text
    assert text == "satu dua tiga empat"
    hostile = files.pdf("x", content=b"BT /F1 12 Tf (a\\000b\\001c) Tj ET")
    assert "\0" not in read(hostile).text


def test_long_texts_are_read_from_their_beginning() -> None:
    found = read(files.bomb_of_words())
    assert (found.finding, found.is_cut) == (Finding.READ, True)
    assert limits.MAX_CHARACTERS * 0.9 < len(found.text) <= limits.MAX_CHARACTERS
    assert found.text.startswith("kata0\nkata7919")
    pages = read(files.pdf(*[f"Halaman {number}" for number in range(limits.MAX_PAGES + 20)]))
    assert (pages.is_cut, pages.pages, pages.text.count("\n") + 1) == (True, limits.MAX_PAGES + 20, limits.MAX_PAGES)


def test_what_expands_without_end_is_left_alone() -> None:
    assert read(files.bomb_xlsx()).finding == Finding.TOO_LARGE


def test_what_takes_for_ever_is_ended_and_nobody_waits_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LIMITS", replace(limits.LIMITS, wall_seconds=2))
    started = len(children())
    assert read(files.endless_docx()).finding == Finding.TIMEOUT
    assert len(children()) == started


def children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


def test_what_is_nested_deeper_than_anybody_reads_ends() -> None:
    assert read(files.nested_pdf()).text == ""


@pytest.mark.parametrize(
    ("deed", "refusal"),
    [
        ("bytearray(limits.MAX_MEMORY)", "MemoryError"),
        ("print('x' * (limits.MAX_OUTPUT + 1))", "OSError"),
        ("[open('/dev/null') for _ in range(40)]", "OSError"),
    ],
    ids=["memory", "output", "files"],
)
def test_the_reading_process_binds_itself(deed: str, refusal: str, tmp_path: Path) -> None:
    code = (
        "from media_pipeline.bounded import confine; from media_pipeline.text_extraction import limits; "
        f"confine(limits.LIMITS); {deed}"
    )
    with (tmp_path / "output").open("w") as output:
        ended = subprocess.run([sys.executable, "-c", code], stdout=output, stderr=subprocess.PIPE, text=True)
    assert ended.returncode != 0
    assert refusal in ended.stderr


def test_what_was_read_before_the_process_was_ended_is_kept() -> None:
    output = b'["text", "Halaman pertama "]\n["text", "terbaca"]\n["text", "dan'
    assert process._understood(Outcome(output, -9)) == Extract(Finding.TIMEOUT, "Halaman pertama terbaca", is_cut=True)


def test_what_the_process_says_is_not_believed() -> None:
    for said in (b'["end", "admin", 1, false]', b'{"end": 1}', b"[" * 9_000, b"\xff\xfe", b'["end", "read", "9", 1]'):
        assert process._understood(Outcome(said, 0)).finding == Finding.BROKEN
    assert process._understood(Outcome(b'["end", "read", 10000000000000, false]', 0)).pages == process._MOST_PAGES
