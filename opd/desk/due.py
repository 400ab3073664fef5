"""What falls due on an OPD's site: each list is one query, and nobody who works with every OPD is asked to do it."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.dates import format_date, format_full_date
from cms.registries.desk import SHOWN, DueItem, DueList, due_list
from cms.tenancy.scope import scope_of
from opd.agenda.models import EventOccurrence
from opd.agenda.recurrence import Status
from opd.pages.announcement import AnnouncementPage
from opd.pages.service import ServicePage

# Rows read of each kind; what goes beyond is not counted any more.
_READ = 10 * SHOWN
_EVENT_BEFORE = timedelta(days=2)
_EVENT_AFTER = timedelta(days=14)
_CLOSING = timedelta(days=7)
_CHECK_SERVICES = timedelta(days=365)


def _edit(page_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def events_without_pictures(user: Any) -> DueList | None:
    """Return events that end within two days, or ended within a fortnight, and show no picture."""
    scope = scope_of(user)
    if scope.everything or scope.is_empty:
        return None
    now = timezone.now()
    occurrences = (
        EventOccurrence.objects.filter(
            scope.within("page__"),
            page__live=True,
            page__image=None,
            # A picture may be in the draft already.
            page__has_unpublished_changes=False,
            end__range=(now - _EVENT_AFTER, now + _EVENT_BEFORE),
        )
        .exclude(status=Status.CANCELLED)
        .order_by("-end")
        .values_list("page_id", "page__title", "start")[:_READ]
    )
    # A repeating event once, by its latest date.
    newest: dict[int, DueItem] = {}
    for page_id, title, start in occurrences:
        newest.setdefault(page_id, DueItem(title=title, url=_edit(page_id), note=format_full_date(start)))
    items = list(newest.values())
    return due_list(
        items,
        key="events",
        icon="image",
        heading=_("Kegiatan tanpa foto"),
        advice=_("Pilih gambar utama di agendanya, atau buat album galeri dengan foto warga yang dilayani."),
    )


def closing_announcements(user: Any) -> DueList | None:
    """Return announcements that close within a week."""
    scope = scope_of(user)
    if scope.everything or scope.is_empty:
        return None
    today = timezone.localdate()
    pages = (
        AnnouncementPage.objects.filter(scope.within(), live=True, closing_date__range=(today, today + _CLOSING))
        .order_by("closing_date")
        .values_list("pk", "title", "closing_date")[:_READ]
    )
    items = [
        DueItem(title=title, url=_edit(pk), note=_("Ditutup %(day)s") % {"day": format_full_date(day)})
        for pk, title, day in pages
    ]
    return due_list(
        items,
        key="announcements",
        icon="date",
        heading=_("Pengumuman yang segera ditutup"),
        advice=_("Bila diperpanjang, ganti tanggal “berlaku sampai” lalu ajukan. Bila tidak, biarkan."),
    )


def unchecked_services(user: Any) -> DueList | None:
    """Return services that nobody approved anew for a year: requirements and costs change without a word."""
    scope = scope_of(user)
    if scope.everything or scope.is_empty:
        return None
    pages = (
        ServicePage.objects.filter(
            scope.within(),
            live=True,
            has_unpublished_changes=False,
            last_published_at__lt=timezone.now() - _CHECK_SERVICES,
        )
        .order_by("last_published_at")
        .values_list("pk", "title", "last_published_at")[:_READ]
    )
    items = [
        DueItem(title=title, url=_edit(pk), note=_("Terakhir disetujui %(day)s") % {"day": format_date(day)})
        for pk, title, day in pages
    ]
    return due_list(
        items,
        key="services",
        icon="clipboard-list",
        heading=_("Layanan yang setahun tidak diperiksa"),
        advice=_("Periksa syarat, waktu, dan biayanya. Bila semua masih benar, cukup ajukan lagi."),
    )
