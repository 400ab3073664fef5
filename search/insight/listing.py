"""What was asked, as lists: without results, opened by nobody, rising, most asked. A bounded number of questions each.

Up to thirty days are read from the single searches; further back there are only counts of what was asked often enough.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Sum, TextChoices
from django.utils.translation import gettext_lazy as _

from search.insight.weeks import WEEK, monday_of
from search.models import QueryClick, QueryCount, QueryLog

# So often must something be asked before it says anything that nobody opens a result, or that it rises.
UNOPENED_FROM = 3
RISING_FROM = 5
# The database takes so many values at once.
_BATCH = 500


class Listing(TextChoices):
    NOTHING = "tanpa-hasil", _("Tanpa hasil")
    UNOPENED = "tanpa-klik", _("Tidak ada yang dibuka")
    RISING = "naik", _("Sedang naik")
    MOST = "tersering", _("Paling sering")


class Period(TextChoices):
    WEEK = "7-hari", _("7 hari terakhir")
    MONTH = "30-hari", _("30 hari terakhir")
    QUARTER = "12-minggu", _("12 minggu terakhir")
    YEAR = "52-minggu", _("52 minggu terakhir")

    @property
    def days(self) -> int:
        return {"7-hari": 7, "30-hari": 30, "12-minggu": 84, "52-minggu": 364}[self.value]

    @property
    def is_recent(self) -> bool:
        """Whether single searches reach so far back."""
        return self in (Period.WEEK, Period.MONTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One query in one language.

    `before` is how often it was asked in the seven days before (rising only). `is_mended`: it found nothing once, and
    something the last time.
    """

    text: str
    locale: str
    asked: int
    without_results: int = 0
    clicks: int = 0
    before: int = 0
    is_mended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    asked: int
    without_results: int
    clicks: int

    @property
    def share_without(self) -> int:
        """Return the share without results in per cent, rounded."""
        return round(100 * self.without_results / self.asked) if self.asked else 0


@dataclass(frozen=True, slots=True)
class Asked:
    """The searches of a period on some hosts; `codes` None means all."""

    now: datetime
    period: Period
    codes: Collection[str] | None = None

    def rows(self, listing: Listing, limit: int) -> list[Row]:
        """Return the first rows of a list; 2 questions, one more for every 500 rows."""
        if listing == Listing.RISING:
            found = self._rising(limit)
        elif self.period.is_recent:
            found = self._recent(listing, limit)
        else:
            found = self._counted(listing, limit)
        return list(found)

    def totals(self) -> Totals:
        """Return the sums of the period; 2 questions, or 1 where only counts are left."""
        if not self.period.is_recent:
            sums = self.counts().aggregate(Sum("asked"), Sum("without_results"), Sum("clicks"))
            return Totals(**{name.removesuffix("__sum"): value or 0 for name, value in sums.items()})
        sums = self.logs().aggregate(asked=Count("pk"), without_results=Count("pk", filter=Q(total=0)))
        return Totals(**sums, clicks=self._clicks(self._since).count())

    def logs(self) -> "QuerySet[QueryLog]":
        """Return the single searches of a recent period."""
        return self._logs(self._since)

    @property
    def _since(self) -> datetime:
        return self.now - timedelta(days=self.period.days)

    def _here(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        return queryset if self.codes is None else queryset.filter(agency_code__in=self.codes)

    def _logs(self, since: datetime) -> "QuerySet[QueryLog]":
        return self._here(QueryLog.objects.filter(asked_at__gt=since, asked_at__lte=self.now))

    def _clicks(self, since: datetime) -> "QuerySet[QueryClick]":
        return self._here(QueryClick.objects.filter(clicked_at__gt=since, clicked_at__lte=self.now))

    def counts(self) -> "QuerySet[QueryCount]":
        """Return the weekly counts of a longer period; the week that still runs has none."""
        weeks = self.period.days // WEEK.days
        return self._here(QueryCount.objects.filter(week__gte=monday_of(self.now) - weeks * WEEK))

    def _recent(self, listing: Listing, limit: int) -> Iterator[Row]:
        logs = self.logs()
        if listing == Listing.UNOPENED:
            same = self._clicks(self._since).filter(text=OuterRef("text"), locale=OuterRef("locale"))
            logs = logs.filter(~Exists(same))
        groups = (
            logs.order_by()
            .values("text", "locale")
            .annotate(
                asked=Count("pk"),
                without=Count("pk", filter=Q(total=0)),
                failed_at=Max("asked_at", filter=Q(total=0)),
                found_at=Max("asked_at", filter=Q(total__gt=0)),
            )
        )
        found = [
            Row(
                text=group["text"],
                locale=group["locale"],
                asked=group["asked"],
                without_results=group["without"],
                is_mended=bool(group["failed_at"] and group["found_at"] and group["found_at"] > group["failed_at"]),
            )
            for group in _chosen(groups, listing)[:limit]
        ]
        yield from self._with_clicks(found, self._since)

    def _rising(self, limit: int) -> Iterator[Row]:
        half, start = self.now - WEEK, self.now - 2 * WEEK
        groups = (
            self._logs(start)
            .order_by()
            .values("text", "locale")
            .annotate(
                asked=Count("pk", filter=Q(asked_at__gt=half)),
                before=Count("pk", filter=Q(asked_at__lte=half)),
                without=Count("pk", filter=Q(asked_at__gt=half, total=0)),
            )
        )
        more = groups.filter(asked__gte=RISING_FROM).filter(asked__gte=2 * F("before"))
        found = [
            Row(
                text=group["text"],
                locale=group["locale"],
                asked=group["asked"],
                before=group["before"],
                without_results=group["without"],
            )
            for group in more.order_by(F("before") - F("asked"), "text")[:limit]
        ]
        yield from self._with_clicks(found, half)

    def _counted(self, listing: Listing, limit: int) -> Iterator[Row]:
        groups = (
            self.counts()
            .order_by()
            .values("text", "locale")
            .annotate(total_asked=Sum("asked"), without=Sum("without_results"), opened=Sum("clicks"))
        )
        if listing == Listing.UNOPENED:
            groups = groups.filter(opened=0)
        for group in _chosen(groups, listing, "total_asked")[:limit]:
            yield Row(
                text=group["text"],
                locale=group["locale"],
                asked=group["total_asked"],
                without_results=group["without"],
                clicks=group["opened"],
            )

    def _with_clicks(self, rows: Sequence[Row], since: datetime) -> Iterator[Row]:
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            clicks = self._clicks(since).filter(text__in={row.text for row in batch}).order_by()
            opened = {
                (text, locale): number
                for text, locale, number in clicks.values_list("text", "locale").annotate(Count("pk"))
            }
            for row in batch:
                yield replace(row, clicks=opened.get((row.text, row.locale), 0))


def _chosen(groups: Any, listing: Listing, asked: str = "asked") -> Any:
    """Return the groups that belong on a list, the most telling first."""
    if listing == Listing.NOTHING:
        return groups.filter(without__gt=0).order_by("-without", f"-{asked}", "text", "locale")
    if listing == Listing.UNOPENED:
        groups = groups.filter(**{f"{asked}__gte": UNOPENED_FROM}, without__lt=F(asked))
    return groups.order_by(f"-{asked}", "text", "locale")
