"""The chapters of the admin's guide ("Panduan"): apps write about their own pages, cms shows and searches them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured

# Every picture is taken at this size by tests/support/guide_screens.py.
PICTURE_WIDTH, PICTURE_HEIGHT = 780, 560


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the running system: `file` is a static file, `alt` says what one sees on it."""

    file: str
    alt: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do, and what the screen then shows."""

    text: Any
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One thing that an operator must know. All texts are plain and may be lazy.

    `summary` says why it matters, `remember` holds rules without an order, `good` and `poor` are a made-up example
    each; `forms` names the page types ("opd.newspage") whose form leads here.
    """

    slug: str
    title: Any
    summary: Any
    steps: Sequence[Step]
    remember: Sequence[Any] = ()
    good: Any = ""
    poor: Any = ""
    forms: Sequence[str] = ()

    def words(self) -> str:
        """Return all that a search looks through, in the active language."""
        parts = [self.title, self.summary, *(step.text for step in self.steps), *self.remember, self.good, self.poor]
        return " ".join(str(part) for part in parts)


_chapters: dict[str, Chapter] = {}


def register_chapters(chapters: Sequence[Chapter]) -> None:
    """Add chapters in reading order; called from an app's `ready()`.

    Raises:
        ImproperlyConfigured: another chapter has the slug, or leads from the same form.
    """
    for chapter in chapters:
        if _chapters.get(chapter.slug, chapter) is not chapter:
            raise ImproperlyConfigured(f"The guide has a chapter {chapter.slug!r} already.")
        taken = {form for other in _chapters.values() if other is not chapter for form in other.forms}
        if taken & set(chapter.forms):
            raise ImproperlyConfigured(f"Forms with two chapters: {', '.join(sorted(taken & set(chapter.forms)))}.")
        _chapters[chapter.slug] = chapter


def chapters() -> list[Chapter]:
    return list(_chapters.values())


def chapter_of(form: str) -> Chapter | None:
    """Return the chapter about a page type, named as "opd.newspage"."""
    return next((chapter for chapter in _chapters.values() if form in chapter.forms), None)
