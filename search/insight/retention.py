"""How long searches stay: single ones for thirty days, counts of those asked often enough for good."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from search.insight.weeks import WEEK, monday_of, start_of_day
from search.models import FEWEST, QueryClick, QueryCount, QueryLog

KEPT = timedelta(days=30)
_KEY = ("locale", "agency_code", "text")


def keep_and_forget(now: datetime | None = None) -> None:
    """Count the weeks that are over, then delete what is older than `KEPT`. Runs every minute and may run twice."""
    now = now or timezone.now()
    for week in _weeks_to_count(now):
        _count(week)
    QueryLog.objects.filter(asked_at__lte=now - KEPT).delete()
    QueryClick.objects.filter(clicked_at__lte=now - KEPT).delete()


def _weeks_to_count(now: datetime) -> Iterator[date]:
    over = QueryLog.objects.filter(is_counted=False, asked_at__lt=start_of_day(monday_of(now))).order_by("asked_at")
    while first := over.values_list("asked_at", flat=True).first():
        yield monday_of(first)


@transaction.atomic
def _count(week: date) -> None:
    """Keep what was asked `FEWEST` times or more on one host; a week that was counted before stays as it was."""
    start, end = start_of_day(week), start_of_day(week + WEEK)
    searches = QueryLog.objects.filter(is_counted=False, asked_at__gte=start, asked_at__lt=end)
    often = searches.values(*_KEY).annotate(asked=Count("pk"), without=Count("pk", filter=Q(total=0)))
    groups = {tuple(row[name] for name in _KEY): row for row in often.filter(asked__gte=FEWEST).order_by()}
    clicks = QueryClick.objects.filter(clicked_at__gte=start, clicked_at__lt=end).values(*_KEY).order_by()
    opened = {tuple(row[name] for name in _KEY): row["opened"] for row in clicks.annotate(opened=Count("pk"))}
    counts = [
        QueryCount(
            week=week,
            locale=row["locale"],
            agency_code=row["agency_code"],
            text=row["text"],
            asked=row["asked"],
            without_results=row["without"],
            clicks=opened.get(key, 0),
        )
        for key, row in groups.items()
    ]
    QueryCount.objects.bulk_create(counts, ignore_conflicts=True, batch_size=500)
    searches.update(is_counted=True)
