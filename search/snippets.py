"""The passage of a text where a query's words stand, with the words marked."""

from collections.abc import Iterator, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import MAX_WORD, WORD, fold
from search.marking import Marks

LENGTH = 240
# A passage is sought in the first stretch that has any of the words: a page of results stays cheap however long the
# texts are, and what stands at the end of a long document is shown all the same.
STRETCH = 50_000


# (start, end, clause) of a word that a reader wants to see.
Match = tuple[int, int, int]


def highlight(text: str, marks: Marks) -> SafeString:
    """Return the whole text, escaped, with <mark> around the words that were searched."""
    return _mark(text, [(first, last) for first, last, _ in _matches(text, marks)])


def snippet(texts: Sequence[str], marks: Marks, length: int = LENGTH) -> SafeString:
    """Return about `length` characters around the most telling group of matches; the beginning without any.

    Of several texts the one whose passage shows most of the query is cut, the first of equals.
    """
    passages = [_best_passage(text, marks, length) for text in texts if text]
    return max(passages, key=lambda passage: passage[0], default=(0, mark_safe("")))[1]


def _best_passage(text: str, marks: Marks, length: int) -> tuple[float, SafeString]:
    """Return the passage of the first stretch that shows something, of the beginning where none does."""
    beginning = _passage(text[:STRETCH], marks, length)
    if beginning[0]:
        return beginning
    for start in range(STRETCH, len(text), STRETCH):
        # From a little before: a word may stand across the border.
        told, passage = _passage(text[start - MAX_WORD : start + STRETCH], marks, length)
        if told:
            return told, passage if passage.startswith("… ") else mark_safe("… " + passage)
    return beginning


def _passage(text: str, marks: Marks, length: int) -> tuple[float, SafeString]:
    """Return how much of the query the passage shows, and the passage."""
    matches = list(_matches(text, marks))
    start, end = _window(text, matches, marks, length)
    inside = [match for match in matches if start <= match[0] and match[1] <= end]
    body = _mark(text[start:end], [(first - start, last - start) for first, last, _ in inside])
    passage = mark_safe(("… " if start else "") + body + (" …" if end < len(text) else ""))
    return _told(inside, marks), passage


def _told(matches: Sequence[Match], marks: Marks) -> float:
    """Return the weight of the clauses that the matches stand for, each counted once."""
    # Rounded: what is equal must stay so, whatever order it was summed in.
    return round(sum(marks.weights[clause] for clause in {clause for _first, _last, clause in matches}), 6)


def _mark(text: str, spans: list[tuple[int, int]]) -> SafeString:
    """Return the text escaped, with <mark> around the spans (ascending, not overlapping)."""
    parts, position = [], 0
    for first, last in spans:
        parts += [escape(text[position:first]), "<mark>", escape(text[first:last]), "</mark>"]
        position = last
    parts.append(escape(text[position:]))
    return mark_safe("".join(parts))


def _matches(text: str, marks: Marks) -> Iterator[Match]:
    for match in WORD.finditer(fold(text)):
        clause = marks[match.group()]
        if clause >= 0:
            yield match.start(), match.end(), clause


def _window(text: str, matches: list[Match], marks: Marks, length: int) -> tuple[int, int]:
    if len(text) <= length:
        return 0, len(text)
    before = length // 4
    best, best_score = 0, (0.0, 0)
    for index, (start, _end, _clause) in enumerate(matches):
        inside = [match for match in matches[index : index + 20] if match[1] <= start + length - before]
        score = (_told(inside, marks), len(inside))
        if score > best_score:
            best, best_score = start, score
    # Some words before the first match make the passage readable.
    start = max(0, min(best - before, len(text) - length))
    end = start + length
    if start:
        start = text.find(" ", start, best + 1) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start, end), start) if " " in text[start:end] else end
    return start, end
