"""What may be taken away from a legacy article, and what has to be named so that an editor looks at it. Pure.

Rules, nothing else is changed (typing errors and capitals stay as they are):
- every run of white space, the no-break space included, is one space; the ends of a line have none;
- "See more at: ADDRESS" and its like, which browsers paste behind copied text, go where they end a paragraph;
- a paragraph that repeats an earlier one exactly is left out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Two paragraphs nearly repeat each other when this share of the shorter one's four-word sequences stands in the other.
NEAR_REPEAT_SHARE = 0.5
_SHINGLE_WORDS = 4
# Below this length common phrases alone make paragraphs look alike.
_SHORTEST_PARAGRAPH_WORDS = 12

_DEBRIS = (
    re.compile(r"\s*[-–—]?\s*\b(?:See more at|Read more(?: at)?|Baca juga)\s*:\s*(?P<address>\S+)$", re.IGNORECASE),
    re.compile(r"^(?:Read more|Baca juga)\b(?P<address>)\s*:.*$", re.IGNORECASE),
    re.compile(r"\s*[-–—]?\s*\bSumber\s*:\s*copas(?P<address>)\W*$", re.IGNORECASE),
)
_DEBRIS_INSIDE = re.compile(r"\bSee more at\s*:\s*(?P<address>\S+)", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z][^<>]*>|&(?:[a-z]{2,8}|#\d{1,6});", re.IGNORECASE)
# UTF-8 that was once read as Latin-1: "â€œ" for a quotation mark, "Ã©" for é, "Â" before a no-break space.
_MOJIBAKE = re.compile("â€|Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]|\ufffd")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph and the line of the source that it stands on, counted from 1."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Debris:
    """What was removed from the end of a paragraph; `address` is empty where it named none."""

    line: int
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two lines that nearly repeat each other; `share` is 0-1 of the shorter one."""

    first: int
    second: int
    share: float


def single_spaced(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def strip_debris(paragraph: Paragraph) -> tuple[Paragraph, list[Debris]]:
    """Return the paragraph without what was pasted behind it, and the pieces taken away."""
    text = paragraph.text
    removed: list[Debris] = []
    while match := next((found for pattern in _DEBRIS if (found := pattern.search(text))), None):
        removed.append(Debris(paragraph.line, match[0].strip(), match["address"]))
        text = text[: match.start()].rstrip()
    return Paragraph(paragraph.line, text), removed


def debris_inside(paragraph: Paragraph) -> list[Debris]:
    """Return what looks like debris in the middle of a paragraph, where it stays."""
    return [Debris(paragraph.line, match[0], match["address"]) for match in _DEBRIS_INSIDE.finditer(paragraph.text)]


def without_repeats(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], dict[int, list[int]]]:
    """Return each text once, and the lines of the others by the line of the one kept."""
    kept: dict[str, Paragraph] = {}
    others: dict[int, list[int]] = defaultdict(list)
    for paragraph in paragraphs:
        first = kept.setdefault(paragraph.text, paragraph)
        if first is not paragraph:
            others[first.line].append(paragraph.line)
    return list(kept.values()), dict(others)


def near_repeats(paragraphs: Sequence[Paragraph]) -> list[Likeness]:
    """Return the pairs that nearly repeat each other, in reading order.

    Work grows with the sequences that paragraphs share, not with the square of their number.
    """
    sequences = [set(_shingles(paragraph.text)) for paragraph in paragraphs]
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for index, own in enumerate(sequences):
        for sequence in own:
            for earlier in places[sequence]:
                shared[earlier, index] += 1
            places[sequence].append(index)
    found = []
    for (first, second), count in sorted(shared.items()):
        share = count / min(len(sequences[first]), len(sequences[second]))
        if share >= NEAR_REPEAT_SHARE:
            found.append(Likeness(paragraphs[first].line, paragraphs[second].line, share))
    return found


def has_markup(text: str) -> bool:
    """Tell whether tags, entities or wrongly decoded letters are left in the text."""
    return bool(_MARKUP.search(text) or _MOJIBAKE.search(text))


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    if len(words) >= _SHORTEST_PARAGRAPH_WORDS:
        yield from zip(*(words[offset:] for offset in range(_SHINGLE_WORDS)), strict=False)
