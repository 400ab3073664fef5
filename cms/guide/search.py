"""Finds chapters by words; ten short chapters need no index."""

from collections.abc import Sequence

from cms.registries.guide import Chapter


def find(chapters: Sequence[Chapter], query: str) -> list[Chapter]:
    """Return the chapters that hold every word of the query, those with a word in their title first."""
    words = query.lower().split()
    if not words:
        return list(chapters)
    found = [chapter for chapter in chapters if all(word in chapter.words().lower() for word in words)]
    return sorted(found, key=lambda chapter: not any(word in str(chapter.title).lower() for word in words))
