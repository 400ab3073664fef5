"""Where a file is used, as a person may know it: pages on line are known to everybody, drafts to their own OPD."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cms.tenancy.scope import scope_of
from media_pipeline.guard import Freeze


@dataclass(frozen=True, slots=True)
class Use:
    """`edit_url` is "" for who does not work with the page, `url` for a page that is not on line."""

    title: str
    url: str
    edit_url: str
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Uses:
    shown: tuple[Use, ...]
    # Drafts of OPDs that are none of this person's business.
    hidden: int = 0


def uses_of(freeze: Freeze, user: Any) -> Uses:
    """Return the pages that hold a file, those on line first."""
    scope = scope_of(user)
    live = {page.pk for page in freeze.pages}
    shown = [
        Use(page.title, page.full_url or "", _edit_url(page) if scope.covers_page(page) else "")
        for page in freeze.pages
    ]
    drafts = [page for page in freeze.drafts if page.pk not in live]
    covered = [page for page in drafts if scope.covers_page(page)]
    shown += [Use(page.title, "", _edit_url(page), is_draft=True) for page in covered]
    return Uses(tuple(shown), len(drafts) - len(covered))


def _edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
