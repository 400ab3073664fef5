"""Reads both of Wagtail's log tables as one list, newest first; two bounded queries however long the log is.

Each table is read by its own index on the time and both are merged here: a union in SQL would lose the index on one
engine or the other, and a full count would read every row.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from django.db.models.fields.json import KT
from wagtail.models import Collection, CollectionMember, ModelLogEntry, PageLogEntry

from cms.audit.actions import ACTIONS, GENERIC, Category, codes_of
from cms.audit.stamp import PAGE, PLACE
from cms.audit.viewer import Viewer, tokens_of_place
from cms.dates import JAKARTA
from cms.registries.places import Place

SYSTEM = "sistem"
# Further back lies what a narrower period finds faster than a person turns two hundred pages.
REACH = 10_000
_LOGS = (PageLogEntry, ModelLogEntry)
_STAMPED = "_place"

# Time, which table, row.
Key = tuple[datetime, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a person asked for; days are Jakarta's, both included. `person` is an id or `SYSTEM`."""

    since: date | None = None
    until: date | None = None
    category: Category | None = None
    person: str = ""
    place: Place | None = None
    title: str = ""


class Trail:
    """The entries that one person may see and asked for."""

    def __init__(self, viewer: Viewer, filters: Filters | None = None) -> None:
        chosen = filters or Filters()
        self._sources = [_filtered(_visible(log, viewer), log, chosen) for log in _LOGS]

    def count(self) -> int:
        """Return how many there are, `REACH` + 1 for more than can be turned over."""
        return min(sum(source[: REACH + 1].count() for source in self._sources), REACH + 1)

    def keys(self, start: int, stop: int) -> list[Key]:
        """Return the keys of a slice, newest first."""
        found: list[Key] = []
        for table, source in enumerate(self._sources):
            rows = source.order_by("-timestamp", "-pk").values_list("timestamp", "pk")[:stop]
            found += [(timestamp, table, pk) for timestamp, pk in rows]
        found.sort(reverse=True)
        return found[start:stop]

    @staticmethod
    def entries(keys: Sequence[Key]) -> list[Any]:
        """Return the entries of these keys in their order; 2 queries."""
        found: dict[tuple[int, int], Any] = {}
        for table, log in enumerate(_LOGS):
            pks = [pk for _timestamp, which, pk in keys if which == table]
            if pks:
                found |= {(table, pk): entry for pk, entry in log.objects.in_bulk(pks).items()}
        return [found[table, pk] for _timestamp, table, pk in keys if (table, pk) in found]

    def batches(self, keys: Sequence[Key], size: int = 500) -> Iterator[list[Any]]:
        """Yield the entries of many keys by and by, in constant memory."""
        for start in range(0, len(keys), size):
            yield self.entries(keys[start : start + size])


def tally(viewer: Viewer) -> dict[int | None, int]:
    """Return how many entries the viewer sees of each person, by id; None stands for the system. 2 queries."""
    found: Counter[int | None] = Counter()
    for log in _LOGS:
        for person, number in _visible(log, viewer).order_by().values_list("user_id").annotate(Count("pk")):
            found[person] += number
    return dict(found)


def _visible(log: Any, viewer: Viewer) -> "QuerySet[Any]":
    entries: QuerySet[Any] = log.objects.all()
    return entries if viewer.tokens is None else _placed(entries, viewer.tokens)


def _placed(entries: "QuerySet[Any]", tokens: Iterable[str]) -> "QuerySet[Any]":
    # Entries of pages carry tokens of pages alone, and every further one costs another look into the JSON.
    only = PAGE if entries.model is PageLogEntry else ""
    condition = Q(pk__in=[])
    for token in tokens:
        if token.startswith(only):
            condition |= Q(**{f"{_STAMPED}__contains": token})
    found: QuerySet[Any] = entries.alias(**{_STAMPED: KT(f"data__{PLACE}")}).filter(condition)
    return found


def _filtered(entries: "QuerySet[Any]", log: Any, chosen: Filters) -> "QuerySet[Any]":
    if chosen.since:
        entries = entries.filter(timestamp__gte=_start_of(chosen.since))
    if chosen.until:
        entries = entries.filter(timestamp__lt=_start_of(chosen.until + timedelta(days=1)))
    if chosen.category:
        entries = entries.filter(_in_category(chosen.category, log))
    if chosen.person:
        entries = entries.filter(user_id=None if chosen.person == SYSTEM else int(chosen.person))
    if chosen.place:
        entries = _placed(entries, tokens_of_place(chosen.place))
    if chosen.title:
        entries = entries.filter(label__icontains=chosen.title)
    return entries


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), JAKARTA)


def _in_category(category: Category, log: Any) -> Q:
    if log is PageLogEntry:
        return _in_actions(category)
    things = content_types()
    generic = Q(action__in=GENERIC)
    if category in things:
        here = Q(content_type__in=things[category])
    elif category == Category.SETTINGS:
        here = ~Q(content_type__in=[pk for pks in things.values() for pk in pks])
    else:
        here = Q(pk__in=[])
    return (generic & here) | (~generic & _in_actions(category))


def _in_actions(category: Category) -> Q:
    if category == Category.OTHER:
        return ~Q(action__in=list(ACTIONS))
    return Q(action__in=codes_of(category))


def category_of(entry: Any) -> Category:
    """Return the category of an entry, as the filter finds it."""
    if isinstance(entry, ModelLogEntry) and entry.action in GENERIC:
        things = content_types()
        return next((each for each, pks in things.items() if entry.content_type_id in pks), Category.SETTINGS)
    action = ACTIONS.get(entry.action)
    return action.category if action else Category.OTHER


@cache
def _models() -> dict[Category, tuple[Any, ...]]:
    files = tuple(model for model in apps.get_models() if issubclass(model, CollectionMember))
    return {Category.FILES: (*files, Collection), Category.RIGHTS: (get_user_model(), Group)}


def content_types() -> dict[Category, list[int]]:
    """Return the content types whose plain changes are not settings; asks the database once a process."""
    return {
        category: [kind.pk for kind in ContentType.objects.get_for_models(*models).values()]
        for category, models in _models().items()
    }
