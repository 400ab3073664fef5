"""Turns a legacy article into an unpublished draft, once, and keeps who checked its source."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from opd.importing.models import ImportedArticle, ReviewReason
from opd.importing.reader import Article, read_article
from opd.pages.news import NewsIndexPage, NewsPage

if TYPE_CHECKING:
    from cms.models import User
    from opd.models import Agency


class ImportRefusedError(Exception):
    """The agency has nowhere to put an article; the message is Indonesian."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """`created` is False when the same bytes were imported for this agency before; nothing was changed then."""

    article: ImportedArticle
    page: NewsPage
    created: bool


@transaction.atomic
def import_article(*, raw: bytes, filename: str, agency: "Agency", user: "User | None" = None) -> ImportResult:
    """Save a file's article as an unpublished, not submitted draft among the agency's news.

    Raises:
        ArticleError: the file is no article; says file and line.
        ImportRefusedError: the agency has no site, or no news section in it.
    """
    article = read_article(raw, filename)
    section = _news_section(agency)
    sha256 = hashlib.sha256(raw).hexdigest()
    # Two imports for one agency wait for each other here, so that the second finds what the first made.
    type(agency).objects.select_for_update().get(pk=agency.pk)
    known = ImportedArticle.objects.filter(agency=agency, sha256=sha256).select_related("page").first()
    if known is not None:
        return ImportResult(known, known.page.specific, created=False)
    page = _make_draft(article, section, agency, user)
    imported = ImportedArticle.objects.create(
        page=page,
        agency=agency,
        filename=filename[:255],
        sha256=sha256,
        raw_text=article.raw_text,
        notes=list(article.notes),
        imported_by=user,
    )
    ReviewReason.objects.bulk_create(
        ReviewReason(
            article=imported,
            kind=reason.kind,
            text=reason.text,
            lines=list(reason.lines),
            address=reason.address[:2000],
        )
        for reason in article.reasons
    )
    return ImportResult(imported, page, created=True)


def tick_reasons(*, reasons: Iterable[ReviewReason], user: "User | None") -> int:
    """Record that the user checked these reasons now; return how many were still open. Logged with the page."""
    return _set_ticks("importing.tick", reasons, user, was_open=True, ticked_at=timezone.now(), ticked_by=user)


def untick_reasons(*, reasons: Iterable[ReviewReason], user: "User | None") -> int:
    """Take back ticks made by mistake; return how many were ticked. Logged with the page."""
    return _set_ticks("importing.untick", reasons, user, was_open=False, ticked_at=None, ticked_by=None)


@transaction.atomic
def _set_ticks(
    action: str, reasons: Iterable[ReviewReason], user: "User | None", *, was_open: bool, **values: Any
) -> int:
    chosen = ReviewReason.objects.filter(
        pk__in=[reason.pk for reason in reasons], ticked_at__isnull=was_open
    ).select_related("article__page")
    by_page: dict[Any, list[str]] = defaultdict(list)
    for reason in chosen:
        by_page[reason.article.page].append(reason.text)
    changed = ReviewReason.objects.filter(pk__in=[reason.pk for reason in chosen], ticked_at__isnull=was_open)
    total = changed.update(**values)
    for page, texts in by_page.items():
        log(instance=page.specific, action=action, user=user, data={"reasons": texts})
    return total


def _news_section(agency: "Agency") -> NewsIndexPage:
    if agency.site is None:
        raise ImportRefusedError(_("OPD “%(code)s” belum punya situs.") % {"code": agency.code})
    sections = NewsIndexPage.objects.child_of(agency.site.root_page)
    section: NewsIndexPage | None = sections.filter(slug="berita").first() or sections.first()
    if section is None:
        raise ImportRefusedError(_("Situs OPD “%(code)s” tidak punya bagian berita.") % {"code": agency.code})
    return section


def _make_draft(article: Article, section: NewsIndexPage, agency: "Agency", user: "User | None") -> NewsPage:
    text = "".join(f"<p>{escape(paragraph.text, quote=False)}</p>" for paragraph in article.paragraphs)
    page = NewsPage(
        title=article.title,
        slug=_free_slug(article, section),
        date=article.published_at,
        byline=article.byline,
        body=[{"type": "rich_text", "value": text}],
        benefit="",
        agency=agency,
        owner=user,
        live=False,
        has_unpublished_changes=True,
    )
    section.add_child(instance=page)
    page.save_revision(user=user, log_action="wagtail.create", clean=False)
    return page


def _free_slug(article: Article, section: Any) -> str:
    base = slugify(article.title)[:200] or f"berita-{article.published_at:%Y-%m-%d}"
    taken = set(section.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
