"""The passage of a text where a query's words stand, with the words marked."""

from collections.abc import Iterator, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import WORD, fold
from search.query import Query

LENGTH = 240
# A passage is sought in the beginning only: a page of results stays cheap however long the texts are.
SEARCHED = 50_000


def highlight(text: str, query: Query) -> SafeString:
    """Return the whole text, escaped, with <mark> around the query's words."""
    return _mark(text, [(first, last) for first, last, _ in _matches(text, query)])


def snippet(texts: Sequence[str], query: Query, length: int = LENGTH) -> SafeString:
    """Return about `length` characters around the densest group of matches; the beginning without any.

    Of several texts the one whose passage shows most of the words is cut, the first of equals.
    """
    passages = [_passage(text[:SEARCHED], query, length) for text in texts if text]
    return max(passages, key=lambda passage: passage[0], default=(0, mark_safe("")))[1]


def _passage(text: str, query: Query, length: int) -> tuple[int, SafeString]:
    """Return how many of the words the passage shows, and the passage."""
    matches = list(_matches(text, query))
    start, end = _window(text, matches, length)
    inside = [match for match in matches if start <= match[0] and match[1] <= end]
    body = _mark(text[start:end], [(first - start, last - start) for first, last, _ in inside])
    passage = mark_safe(("… " if start else "") + body + (" …" if end < len(text) else ""))
    return len({word for _first, _last, word in inside}), passage


def _mark(text: str, spans: list[tuple[int, int]]) -> SafeString:
    """Return the text escaped, with <mark> around the spans (ascending, not overlapping)."""
    parts, position = [], 0
    for first, last in spans:
        parts += [escape(text[position:first]), "<mark>", escape(text[first:last]), "</mark>"]
        position = last
    parts.append(escape(text[position:]))
    return mark_safe("".join(parts))


def _matches(text: str, query: Query) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, query word) of every matching word."""
    wanted = set(query.words)
    prefix = query.words[-1] if query.has_prefix else None
    for match in WORD.finditer(fold(text)):
        word = match.group()
        if word in wanted:
            yield match.start(), match.end(), word
        elif prefix and word.startswith(prefix):
            yield match.start(), match.end(), prefix


def _window(text: str, matches: list[tuple[int, int, str]], length: int) -> tuple[int, int]:
    if len(text) <= length:
        return 0, len(text)
    before = length // 4
    best, best_score = 0, (0, 0)
    for index, (start, _end, _word) in enumerate(matches):
        inside = [word for _first, last, word in matches[index : index + 20] if last <= start + length - before]
        score = (len(set(inside)), len(inside))
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
