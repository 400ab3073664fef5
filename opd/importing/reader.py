"""Reads an article as the OPDs' sites of 2017 showed it: title, a line with date and author, paragraphs. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from cms.dates import JAKARTA, DateTextError, build_date, check_weekday, parse_clock, parse_month
from opd.importing.cleaning import (
    Debris,
    Paragraph,
    debris_inside,
    has_markup,
    near_repeats,
    single_spaced,
    strip_debris,
    without_repeats,
)

MAX_BYTES = 1_000_000
MAX_PARAGRAPHS = 500
MAX_TITLE = 255
MAX_BYLINE = 120

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DATE_LINE = re.compile(
    r"(?P<weekday>[^\W\d_]+(?:['’‘`´][^\W\d_]+)?)\s*,?\s+(?P<day>\d{1,2})\s+(?P<month>[^\W\d_]+)\.?\s+(?P<year>\d{4})"
    r"\s*[|–-]\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?\s*WIB"
    r"(?:\s*[|–-]\s*Oleh\s*:?\s*(?P<byline>.+))?",
    re.IGNORECASE,
)


class ReasonKind(StrEnum):
    SOURCE = "source"
    SIMILAR_SITE = "similar_site"
    DEBRIS = "debris"
    REPEATED = "repeated"
    NEAR_REPEAT = "near_repeat"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody has to look at the source; `lines` are the source's, counted from 1."""

    kind: ReasonKind
    text: str
    lines: tuple[int, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What an article says, cleaned by the rules of `opd.importing.cleaning`, and what was noticed on the way.

    `reasons` have to be ticked by an editor; `notes` are only told. `raw_text` is the source as it was.
    """

    title: str
    published_at: datetime
    byline: str
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[Debris, ...]
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...]
    raw_text: str


class ArticleError(ValueError):
    """A file cannot be read as an article; str() is "FILE:LINE: what is wrong", in Indonesian."""

    def __init__(self, message: str, line: int, filename: str = "") -> None:
        super().__init__(f"{filename}:{line}: {message}")
        self.message = message
        self.line = line
        self.filename = filename


def read_article(raw: bytes, filename: str) -> Article:
    """Return the article that a file's bytes hold.

    Raises ArticleError for bytes that are not UTF-8 and for a missing or impossible title, date line or body.
    """
    try:
        return _read(raw, filename)
    except ArticleError as error:
        raise ArticleError(error.message, error.line, filename) from None


def split_lines(text: str) -> list[str]:
    """Return the lines as this module counts them: ended by CRLF, LF or CR, and by nothing else."""
    return _LINE_END.split(text)


def _read(raw: bytes, filename: str) -> Article:
    text = _decode(raw)
    lines = split_lines(text)
    filled = [Paragraph(number, spaced) for number, line in enumerate(lines, 1) if (spaced := single_spaced(line))]
    if not filled:
        raise ArticleError(_("berkas tidak berisi teks sama sekali."), 1)
    title = _title(filled)
    date_line = filled[1] if len(filled) > 1 else Paragraph(title.line, "")
    published_at, byline = _date_and_byline(date_line)
    cleaned, removed = _clean(filled[2:])
    if not cleaned:
        raise ArticleError(_("isi artikel kosong: tidak ada paragraf sesudah baris tanggal."), date_line.line)
    if len(cleaned) > MAX_PARAGRAPHS:
        line = cleaned[MAX_PARAGRAPHS].line
        raise ArticleError(
            _("lebih dari %(count)s paragraf: ini bukan satu artikel.") % {"count": MAX_PARAGRAPHS}, line
        )
    paragraphs, repeats = without_repeats(cleaned)
    return Article(
        title=title.text,
        published_at=published_at,
        byline=byline,
        paragraphs=tuple(paragraphs),
        removed=tuple(removed),
        reasons=tuple(_reasons(filename, paragraphs, removed, repeats)),
        notes=tuple(_notes(lines)),
        raw_text=text,
    )


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise ArticleError(_("berkas terlalu besar untuk satu artikel (paling besar 1 MB)."), 1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind a byte order mark, `object` is what it was given.
        before = bytes(error.object[: error.start]).decode("utf-8", errors="replace")
        raise ArticleError(
            _("berkas bukan UTF-8 (bita 0x%(byte)02X). Simpan ulang sebagai UTF-8.")
            % {"byte": error.object[error.start]},
            len(_LINE_END.findall(before)) + 1,
        ) from None
    control = _CONTROL.search(text)
    if control:
        raise ArticleError(
            _("ada karakter kendali (U+%(code)04X) yang bukan teks.") % {"code": ord(control[0])},
            len(_LINE_END.findall(text[: control.start()])) + 1,
        )
    return text


def _title(filled: list[Paragraph]) -> Paragraph:
    title = filled[0]
    if _DATE_LINE.fullmatch(title.text):
        raise ArticleError(_("judul kosong: baris pertama sudah baris tanggal."), title.line)
    if len(title.text) > MAX_TITLE:
        raise ArticleError(_("judul lebih dari %(count)s huruf.") % {"count": MAX_TITLE}, title.line)
    return title


def _date_and_byline(line: Paragraph) -> tuple[datetime, str]:
    match = _DATE_LINE.fullmatch(line.text)
    if match is None:
        raise ArticleError(
            _(
                "tidak ada baris tanggal sesudah judul. Bentuknya: "
                "“Senin, 15 Mei 2017 | 07:59:36 WIB - Oleh Administrator”."
            ),
            line.line,
        )
    byline = match["byline"] or ""
    if len(byline) > MAX_BYLINE:
        raise ArticleError(_("nama penulis lebih dari %(count)s huruf.") % {"count": MAX_BYLINE}, line.line)
    try:
        month = parse_month(match["month"])
        if month is None:
            raise DateTextError(_("“%(word)s” bukan nama bulan.") % {"word": match["month"]})
        day = build_date(int(match["year"]), month, int(match["day"]))
        check_weekday(match["weekday"], day)
        return datetime.combine(day, parse_clock(match), JAKARTA), byline
    except DateTextError as error:
        raise ArticleError(str(error), line.line) from None


def _clean(body: Iterable[Paragraph]) -> tuple[list[Paragraph], list[Debris]]:
    kept: list[Paragraph] = []
    removed: list[Debris] = []
    for paragraph in body:
        stripped, debris = strip_debris(paragraph)
        removed.extend(debris)
        if stripped.text:
            kept.append(stripped)
    return kept, removed


def _reasons(
    filename: str, paragraphs: list[Paragraph], removed: list[Debris], repeats: dict[int, list[int]]
) -> Iterator[Reason]:
    yield Reason(
        ReasonKind.SOURCE,
        _("Periksa sumber: cocokkan konsep ini dengan naskah asal %(file)s.") % {"file": filename},
    )
    yield from _debris_reasons(removed)
    for paragraph in paragraphs:
        for debris in debris_inside(paragraph):
            yield Reason(
                ReasonKind.SIMILAR_SITE,
                _(
                    "Periksa sumber: mungkin teks serupa dari situs lain, %(address)s (baris %(line)s). "
                    "Tulisan itu berada di tengah paragraf, jadi tidak dihapus."
                )
                % {"address": debris.address, "line": debris.line},
                (debris.line,),
                debris.address,
            )
    for line, others in repeats.items():
        yield Reason(
            ReasonKind.REPEATED,
            _("Periksa sumber: paragraf di baris %(line)s terulang persis di baris %(others)s; dipakai sekali.")
            % {"line": line, "others": _listed(others)},
            (line, *others),
        )
    for likeness in near_repeats(paragraphs):
        yield Reason(
            ReasonKind.NEAR_REPEAT,
            _(
                "Periksa sumber: paragraf di baris %(first)s dan baris %(second)s hampir sama "
                "(kemiripan %(percent)d%%); keduanya dipakai."
            )
            % {"first": likeness.first, "second": likeness.second, "percent": round(likeness.share * 100)},
            (likeness.first, likeness.second),
        )
    marked = [paragraph.line for paragraph in paragraphs if has_markup(paragraph.text)]
    if marked:
        yield Reason(
            ReasonKind.MARKUP,
            _("Periksa sumber: ada sisa kode HTML atau huruf rusak di baris %(lines)s.") % {"lines": _listed(marked)},
            tuple(marked),
        )


def _debris_reasons(removed: list[Debris]) -> Iterator[Reason]:
    by_address: dict[str, list[Debris]] = defaultdict(list)
    for debris in removed:
        by_address[debris.address].append(debris)
    for address, pieces in by_address.items():
        lines = tuple(dict.fromkeys(piece.line for piece in pieces))
        if address:
            yield Reason(
                ReasonKind.SIMILAR_SITE,
                _(
                    "Periksa sumber: teks serupa dari situs lain, %(address)s (baris %(lines)s). "
                    "Sisa salinannya sudah dihapus dari konsep."
                )
                % {"address": address, "lines": _listed(lines)},
                lines,
                address,
            )
        else:
            texts = ", ".join(f"“{text}”" for text in dict.fromkeys(piece.text for piece in pieces))
            yield Reason(
                ReasonKind.DEBRIS,
                _("Periksa sumber: %(texts)s di baris %(lines)s sudah dihapus dari konsep.")
                % {"texts": texts, "lines": _listed(lines)},
                lines,
            )


def _notes(lines: list[str]) -> Iterator[str]:
    # Spaces at the ends of a line are never seen, so they are not worth a note.
    respaced = [number for number, line in enumerate(lines, 1) if single_spaced(line) != line.strip()]
    if respaced:
        yield _("Spasi ganda dan spasi tak terputus di baris %(lines)s ditulis sebagai satu spasi.") % {
            "lines": _listed(respaced)
        }


def _listed(lines: Iterable[int]) -> str:
    return ", ".join(str(line) for line in lines)
