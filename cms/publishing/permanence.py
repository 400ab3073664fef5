"""What stays where it is, whoever asks and by whatever road: asked by signals, below every view and action.

An OPD's home and its sections (`BasePage.is_fixture`) are neither deleted, moved, taken off line nor given another
slug; nothing that was ever public is deleted, it goes to the archive; nothing in the archive goes on line.
"""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.archive.removal import is_system_removal
from cms.publishing.four_eyes import is_system_publication
from cms.publishing.refusal import PublicationRefused
from cms.tenancy.reserved import is_reserved_slug


class PermanenceError(PublicationRefused):
    """Somebody tried to remove, move or rename what has to stay."""


def is_fixture(page: Any) -> bool:
    """Whether the page is part of a site's frame: its home, or a section that provisioning made."""
    model = page.specific_class
    return bool(model is not None and getattr(model, "is_fixture", False))


def was_public(page: Any) -> bool:
    """Whether citizens can or could ever read the page. No query."""
    return bool(page.live or page.first_published_at is not None)


def is_remembered(page: Any) -> bool:
    """Whether the page was public and is off line now: its address still says so, and so must stay its own."""
    return bool(not page.live and page.first_published_at is not None)


def public_within(page: Any) -> bool:
    """Whether the page or anything below it is or was ever public; one query for a page with children."""
    if was_public(page):
        return True
    if not page.numchild:
        return False
    below = page.get_descendants().filter(Q(live=True) | Q(first_published_at__isnull=False))
    return bool(below.exists())


def scheduled_within(page: Any) -> bool:
    """Whether a version of the page, or of anything below it, was approved for later: its hour, its place and its
    being there are what the approver decided. No query for a page that has neither a schedule nor children."""
    if page.go_live_at is not None and page.approved_schedule:
        return True
    if not page.numchild:
        return False
    later = page.get_descendants().filter(go_live_at__isnull=False)
    return any(below.approved_schedule for below in later)


def is_archived(page: Any) -> bool:
    """Whether the page is in the archive now; no query for a live one, and none for a list without the archive."""
    from cms.models import ArchiveEntry

    if getattr(page, "stands_outside_archive", False):
        return False
    return bool(page.pk and not page.live and ArchiveEntry.objects.open().filter(page_id=page.pk).exists())


def require_removable(page: Any) -> None:
    """Raise PermanenceError unless the row may be deleted: only drafts that nobody outside ever saw."""
    if is_system_removal():
        return
    if is_fixture(page):
        raise PermanenceError(_("Beranda dan bagian situs tidak dapat dihapus."))
    if was_public(page):
        raise PermanenceError(
            _("“%(title)s” pernah terbit, jadi tidak dihapus: pindahkan ke Arsip dengan alasannya.")
            % {"title": page.title}
        )


def require_movable(page: Any, parent_before: Any, parent_after: Any) -> None:
    """Raise PermanenceError unless the page may stand below `parent_after`."""
    if is_system_publication():
        return
    if is_fixture(page):
        raise PermanenceError(_("Beranda dan bagian situs tidak dapat dipindahkan."))
    if parent_before.pk == parent_after.pk:
        return
    if site_root_path(parent_before.path) != site_root_path(parent_after.path):
        raise PermanenceError(
            _("Halaman hanya dapat dipindahkan di dalam situs yang sama. Untuk OPD lain, buat salinannya di sana.")
        )
    if is_remembered(page):
        raise PermanenceError(_("Alamat ini pernah dibaca warga: terbitkan dulu halamannya, baru pindahkan."))
    if is_archived(parent_after):
        raise PermanenceError(_("Halaman tujuan ada di Arsip."))
    if is_reserved_slug(page.slug, parent_after):
        raise PermanenceError(
            _("Alamat “%(slug)s” dipakai sistem di tempat itu. Ganti dulu alamat halaman ini.") % {"slug": page.slug}
        )


def require_closable(page: Any) -> None:
    """Raise PermanenceError for the root, the folder of all OPDs and homes: closing them takes whole sites off line."""
    if not is_system_publication() and (page.depth <= 2 or page.is_site_root()):
        raise PermanenceError(_("Beranda situs tidak dapat ditutup untuk umum."))


def require_standing(page: Any, update_fields: Any = None) -> None:
    """Raise PermanenceError when saving the page would take a fixture's place away or put archived content on line.

    `update_fields` are the fields about to be written, None for all. One query for a fixture, and one for a live page.
    """
    if is_system_publication() or page._state.adding or page.pk is None:
        return
    written = {"slug", "live"} if update_fields is None else {"slug", "live"} & set(update_fields)
    if "live" in written and page.live and is_archived_row(page):
        raise PermanenceError(_("Halaman ini ada di Arsip. Kembalikan dulu dari Arsip."))
    if not written or not (is_fixture(page) or is_remembered(page)):
        return
    stored = Page.objects.filter(pk=page.pk).values("slug", "live").first()
    if stored is None:
        return
    renamed = "slug" in written and stored["slug"] != page.slug
    if renamed and is_remembered(page) and not stored["live"]:
        raise PermanenceError(_("Alamat ini pernah dibaca warga: terbitkan dulu halamannya, baru ganti alamatnya."))
    if not is_fixture(page):
        return
    if renamed:
        raise PermanenceError(_("Alamat beranda dan bagian situs tidak dapat diganti."))
    if "live" in written and stored["live"] and not page.live:
        raise PermanenceError(_("Beranda dan bagian situs tidak dapat diturunkan."))


def is_archived_row(page: Any) -> bool:
    """As `is_archived`, for an object in memory that says it is live already."""
    from cms.models import ArchiveEntry

    return ArchiveEntry.objects.open().filter(page_id=page.pk).exists()


def site_root_path(path: str) -> str | None:
    """Return the tree path of the site root (in its language) that a place lies under, or None; one query."""
    prefixes = [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]
    keys = Site.objects.order_by().values("root_page__translation_key")
    roots = Page.objects.filter(path__in=prefixes, translation_key__in=keys).order_by("-depth")
    found: str | None = roots.values_list("path", flat=True).first()
    return found
