"""What every page shows now, read within the host look-up that each request makes anyway: no query of its own.

Nothing is cached, so beginning, end, correction and withdrawal hold in every process from the next request on.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db.models import F, Func, JSONField, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Locale, Page

from cms.registries.chrome import Alert as ShownAlert
from cms.registries.chrome import Link
from cms.tenancy.hosts import root_address
from opd.alerts.levels import Level, urgency
from opd.alerts.models import Alert
from opd.directory import AgencyDirectory

_FIELDS = ("pk", "agency_id", "level", "title", "text", "area", "starts_at", "ends_at", "is_demo")
_OF_PAGE = {
    "page_pk": "link__pk",
    "page_title": "link__title",
    "page_path": "link__url_path",
    "page_live": "link__live",
}
Row = dict[str, Any]


class _AllRows(Func):
    """Gathers the rows of a subquery in one JSON list."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


def showing_subquery() -> Subquery:
    """Return all that is showing as one JSON value, to annotate another query with."""
    one = JSONObject(
        **{name: F(name) for name in _FIELDS},
        **{name: F(path) for name, path in _OF_PAGE.items()},
        page_locale=F("link__locale__language_code"),
    )
    rows = Alert.objects.showing(timezone.now()).order_by().annotate(all_rows=_AllRows(one))
    return Subquery(rows.values("all_rows"), output_field=JSONField())


def in_order(rows: Iterable[Row] | None) -> list[Row]:
    """Return the rows as read, the most urgent first, among equals the newest."""
    return sorted(rows or (), key=lambda row: (urgency(row["level"]), row["pk"]), reverse=True)


def shown(rows: Sequence[Row], directory: AgencyDirectory, request: HttpRequest | None) -> list[ShownAlert]:
    """Return what the banner needs of each row; asks no database."""
    return [
        ShownAlert(
            level=row["level"],
            word=str(Level(row["level"]).label),
            title=row["title"],
            text=row["text"],
            area=row["area"],
            until=moment(row["ends_at"]),
            issuer=directory.get(row["agency_id"]).name,
            url=address_of(row["pk"]),
            further=_link(row, request),
            is_demo=bool(row["is_demo"]),
        )
        for row in rows
    ]


def row_of(alert: Alert) -> Row:
    """Return an alert as the host look-up would read it, for a preview and for lists."""
    row: Row = {name: getattr(alert, name) for name in _FIELDS}
    for name, path in _OF_PAGE.items():
        row[name] = getattr(alert.link, path.removeprefix("link__"), None)
    return row | {"page_locale": alert.link.locale.language_code if alert.link else None}


def address_of(pk: int) -> str:
    """Return the alert's own address for good, on the portal, in the reader's language."""
    return root_address("") + reverse("alert", args=[pk])


def moment(written: str | datetime) -> datetime:
    """Return a moment that a database wrote into JSON: SQLite in UTC without saying so."""
    found = parse_datetime(written) if isinstance(written, str) else written
    if found is None:
        raise ValueError(written)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _link(row: Row, request: HttpRequest | None) -> Link | None:
    if not row["page_live"]:
        return None
    locale = Locale(language_code=row["page_locale"])
    page = Page(pk=row["page_pk"], url_path=row["page_path"], locale=locale)
    url = page.get_full_url(request)
    return Link(row["page_title"], url) if url else None
