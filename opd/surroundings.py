"""What stands around an item: its neighbours in the section and public pages on its topics, asked with one query."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Case, CharField, Q, QuerySet, Value, When
from django.http import HttpRequest
from wagtail.models import Page

from cms.visibility import visible
from opd.cards import Card, card_of

# What is worth reading next, whatever one reads: how to get something done, and what is new about it. How many
# are asked for: the two neighbours may be among them and are not shown twice.
_RELATED = {"ServicePage": 2, "NewsPage": 5}
_MOST = 4
_FIELDS = ("pk", "title", "url_path", "date", "agency_id", "is_demo")
_BEFORE, _AFTER = "before", "after"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`previous` is the older neighbour, `next` the newer one (of events: the earlier and the later)."""

    previous: Card | None = None
    next: Card | None = None
    related: list[Card] = field(default_factory=list)


def surroundings_of(page: Any, topics: Iterable[Any], request: HttpRequest | None) -> Surroundings:
    """Return what stands around a saved item; empty for one that has no place yet. One query, or none.

    The branches are joined as a union because a database looks each up by its index, and an OR of them by none.
    """
    if not page.pk or not page.path:
        return Surroundings()
    branches = [*_neighbours(page, request), *_related(page, [topic.pk for topic in topics], request)]
    if not branches:
        return Surroundings()
    first, *rest = branches
    rows = list(first.union(*rest, all=True)) if rest else list(first)
    near: dict[str, Card] = {}
    related: list[tuple[bool, float, Card]] = []
    for role, *values in rows:
        item = _item(page if role in (_BEFORE, _AFTER) else role, dict(zip(_FIELDS, values, strict=True)))
        card = card_of(item, request)
        if role in (_BEFORE, _AFTER):
            near[role] = card
        else:
            related.append((item.agency_id != page.agency_id, -item.date.timestamp(), card))
    related.sort(key=lambda each: each[:2])
    shown = {card.url for card in near.values()}
    others = [card for *_order, card in related if card.url not in shown]
    return Surroundings(near.get(_BEFORE), near.get(_AFTER), others[:_MOST])


def _item(like: Any, values: dict[str, Any]) -> Any:
    """Return a page in memory that knows what a card shows; a role of a related page is its model's name."""
    model = apps.get_model("opd", like) if isinstance(like, str) else type(like)
    return model(**values)


def _neighbours(page: Any, request: HttpRequest | None) -> "list[QuerySet[Any, Any]]":
    by = page.neighbour_field
    moment = getattr(page, by) if by else None
    if moment is None:
        return []
    section = page.path[: -Page.steplen]
    siblings = visible(type(page).objects.filter(path__startswith=section), request).exclude(pk=page.pk)
    earlier = siblings.filter(Q(**{f"{by}__lt": moment}) | Q(**{by: moment, "pk__lt": page.pk}))
    later = siblings.filter(Q(**{f"{by}__gt": moment}) | Q(**{by: moment, "pk__gt": page.pk}))
    return [
        _branch(type(page), _BEFORE, earlier.order_by(f"-{by}", "-pk")[:1]),
        _branch(type(page), _AFTER, later.order_by(by, "pk")[:1]),
    ]


def _related(page: Any, topics: list[int], request: HttpRequest | None) -> "list[QuerySet[Any, Any]]":
    if not topics:
        return []
    branches = []
    for name, limit in _RELATED.items():
        model: Any = apps.get_model("opd", name)
        links = model.topics.through.objects.filter(topic_id__in=topics)
        on_topic = model.objects.filter(locale_id=page.locale_id, pk__in=links.values(f"{name.lower()}_id"))
        elsewhere = Case(When(agency_id=page.agency_id, then=0), default=1)
        found = visible(on_topic, request).exclude(pk=page.pk).order_by(elsewhere, "-date", "-pk")[:limit]
        branches.append(_branch(model, name, found))
    return branches


def _branch(model: Any, role: str, found: "QuerySet[Any]") -> "QuerySet[Any, Any]":
    """Wrapped once more: SQLite takes no limit in the parts of a union."""
    rows = model.objects.filter(pk__in=found.values("pk")).order_by()
    return rows.annotate(role=Value(role, CharField())).values_list("role", *_FIELDS)  # type: ignore[no-any-return]
