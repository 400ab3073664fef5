"""What keeps things from being found: for Diskominfo on the admin's home and in its report, and for `search_verify`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.dates import format_datetime
from cms.registries.desk import DueItem, DueList, due_list
from cms.tenancy.scope import scope_of
from search.engines import has_cluster
from search.models import ClusterState, IndexChange, IndexRequest, IndexScope, SearchEntry
from search.sources.pages import NAME as PAGE

# A worker or the minutely job does what is due well within this time.
PATIENCE = timedelta(minutes=10)
# Troubles that are told apart; more than these have one cause.
SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One thing that cannot be found as it is; `url` leads to its form, "" for what has none."""

    title: str
    url: str
    attempts: int
    since: datetime
    retry_at: datetime
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the search keeps up. `oldest` is since when the oldest request waits that was due and is not done.

    `cluster` is None without a cluster.
    """

    entries: int
    waiting: int
    oldest: datetime | None
    failing: int
    troubles: list[Trouble]
    cluster: "ClusterHealth | None"

    @property
    def stands_still(self) -> bool:
        return self.oldest is not None and self.oldest < timezone.now() - PATIENCE

    @property
    def is_well(self) -> bool:
        return not (self.failing or self.stands_still or (self.cluster and self.cluster.behind_since))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterHealth:
    """`behind_since` is None while the cluster takes what it is given."""

    waiting: int
    refused: int
    behind_since: datetime | None
    retry_at: datetime | None
    error: str


def health() -> Health:
    """Return the state; at most 10 queries."""
    # Not yet tried ones alone: what failed waits for its time.
    fresh = IndexRequest.objects.filter(due_at__lte=timezone.now(), attempts=0)
    failing = IndexRequest.objects.filter(attempts__gt=0)
    count = failing.count()
    return Health(
        entries=SearchEntry.objects.count(),
        waiting=fresh.count(),
        oldest=fresh.aggregate(oldest=Min("due_at"))["oldest"],
        failing=count,
        troubles=_troubles(list(failing.order_by("-attempts", "pk")[:SHOWN])) if count else [],
        cluster=_cluster() if has_cluster() else None,
    )


def _may_be_troubled() -> bool:
    late = Q(due_at__lte=timezone.now() - PATIENCE)
    behind = has_cluster() and ClusterState.objects.filter(behind_since__isnull=False).exists()
    return behind or IndexRequest.objects.filter(late | Q(attempts__gt=0)).exists()


def _cluster() -> ClusterHealth:
    state = ClusterState.objects.first() or ClusterState()
    waiting = IndexChange.objects.count()
    return ClusterHealth(
        waiting=waiting,
        refused=IndexChange.objects.filter(attempts__gt=0).count() if waiting else 0,
        # A rebuild may have given it everything meanwhile.
        behind_since=state.behind_since if waiting else None,
        retry_at=state.retry_at,
        error=state.last_error,
    )


def _troubles(requests: list[IndexRequest]) -> list[Trouble]:
    # A page that was saved twice since is one trouble.
    by_thing = {(one.scope, one.source, one.key): one for one in reversed(requests)}
    page_ids = [int(one.key) for one in by_thing.values() if one.source == PAGE]
    titles = dict(Page.objects.filter(pk__in=page_ids).values_list("pk", "draft_title"))
    others = {int(one.key) for one in by_thing.values() if one.scope == IndexScope.ITEM and one.source != PAGE}
    known = SearchEntry.objects.filter(source_id__in=others).exclude(source_type=PAGE)
    named = {
        (source, str(one_id)): title for source, one_id, title in known.values_list("source_type", "source_id", "title")
    }
    found = [
        Trouble(
            title=named.get((one.source, one.key)) or _title(one, titles),
            url=reverse("wagtailadmin_pages:edit", args=[one.key])
            if one.source == PAGE and int(one.key) in titles
            else "",
            attempts=one.attempts,
            since=one.created_at,
            retry_at=one.due_at,
            error=one.last_error,
        )
        for one in by_thing.values()
    ]
    return sorted(found, key=lambda trouble: -trouble.attempts)


def _title(request: IndexRequest, titles: dict[int, str]) -> str:
    if request.scope == IndexScope.AGENCY:
        return _("OPD %(code)s") % {"code": request.key}
    if request.source == PAGE:
        return titles.get(int(request.key)) or _("Halaman nomor %(key)s") % {"key": request.key}
    return _("Isi nomor %(key)s") % {"key": request.key}


def troubles_for(user: Any) -> DueList | None:
    """Return, for who answers for all of it, what stays unfindable and why; nothing while all is well."""
    if not scope_of(user).everything:
        return None
    # Asked at every visit: one query while all is well.
    if not _may_be_troubled() or (state := health()).is_well:
        return None
    url = reverse("search_state")
    items = [
        DueItem(title=one.title, url=one.url or url, note=_("gagal %(count)d kali") % {"count": one.attempts})
        for one in state.troubles
    ]
    if state.stands_still and state.oldest:
        moment = format_datetime(state.oldest)
        note = _("menunggu sejak %(moment)s") % {"moment": moment}
        items.insert(0, DueItem(title=_("Perubahan isi belum masuk pencarian"), url=url, note=note))
    if state.cluster and state.cluster.behind_since:
        note = _("tertinggal sejak %(moment)s") % {"moment": format_datetime(state.cluster.behind_since)}
        items.insert(0, DueItem(title=_("Klaster pencarian terganggu"), url=url, note=note))
    return due_list(
        items,
        key="search_index",
        icon="search",
        heading=_("Pencarian warga tertinggal"),
        advice=_("Sistem terus mencoba lagi dengan sendirinya. Bila tetap tertinggal, beri tahu pengelola server."),
    )
