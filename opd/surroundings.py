"""What stands around an item, asked with one query: its neighbours, pages on its topics, albums and what they show."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import BigIntegerField, Case, CharField, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.models import Page

from cms.visibility import visible
from opd.cards import Card, card_of

# What is worth reading next, whatever one reads: how to get something done, and what is new about it. How many
# are asked for: the two neighbours may be among them and are not shown twice.
_RELATED = {"ServicePage": 2, "NewsPage": 5}
_MOST = 4
_FIELDS = ("pk", "title", "url_path", "date", "agency_id", "is_demo")
_BEFORE, _AFTER, _ON_TOPIC, _ALBUM, _OCCASION = "before", "after", "on topic", "album", "occasion"
# What an album may show, by the album's own field.
_OCCASIONS = {"event": "EventPage", "news": "NewsPage"}
_MOST_ALBUMS = 3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`previous` is the older neighbour, `next` the newer one (of events: the earlier and the later).

    `albums` are of an event or news, newest first, and know their `image_id`; `occasions` are what an album shows.
    """

    previous: Card | None = None
    next: Card | None = None
    related: list[Card] = field(default_factory=list)
    albums: list[Any] = field(default_factory=list)
    occasions: list[Card] = field(default_factory=list)


def surroundings_of(page: Any, topics: Iterable[Any], request: HttpRequest | None) -> Surroundings:
    """Return what stands around a saved item; empty for one that has no place yet. One query, or none.

    The branches are joined as a union because a database looks each up by its index, and an OR of them by none.
    """
    if not page.pk or not page.path:
        return Surroundings()
    branches = [
        *_neighbours(page, request),
        *_related(page, [topic.pk for topic in topics], request),
        *_albums(page, request),
        *_occasions(page, request),
    ]
    if not branches:
        return Surroundings()
    first, *rest = branches
    rows = list(first.union(*rest, all=True)) if rest else list(first)
    near: dict[str, Card] = {}
    related: list[tuple[bool, float, Card]] = []
    albums: list[Any] = []
    occasions: list[Card] = []
    for role, model, cover, photos, *values in rows:
        item = apps.get_model("opd", model)(**dict(zip(_FIELDS, values, strict=True)))
        if role == _ALBUM:
            item.image_id, item.photo_count = cover, photos
            albums.append(item)
            continue
        card = card_of(item, request)
        if role in (_BEFORE, _AFTER):
            near[role] = card
        elif role == _OCCASION:
            occasions.append(card)
        else:
            related.append((item.agency_id != page.agency_id, -item.date.timestamp(), card))
    related.sort(key=lambda each: each[:2])
    albums.sort(key=lambda each: (each.date, each.pk), reverse=True)
    shown = {card.url for card in (*near.values(), *occasions)}
    others = [card for *_order, card in related if card.url not in shown]
    return Surroundings(near.get(_BEFORE), near.get(_AFTER), others[:_MOST], albums, occasions)


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
        branches.append(_branch(model, _ON_TOPIC, found))
    return branches


def _albums(page: Any, request: HttpRequest | None) -> "list[QuerySet[Any, Any]]":
    """Albums name the page in whichever language it was chosen; what they share is the translation key."""
    model: Any = apps.get_model("opd", "GalleryPage")
    return [
        _branch(
            model,
            _ALBUM,
            visible(
                model.objects.filter(**{f"{link}__translation_key": page.translation_key, "locale_id": page.locale_id}),
                request,
            ).order_by("-date", "-pk")[:_MOST_ALBUMS],
        )
        for link, name in _OCCASIONS.items()
        if type(page).__name__ == name
    ]


def _occasions(page: Any, request: HttpRequest | None) -> "list[QuerySet[Any, Any]]":
    branches = []
    for link, name in _OCCASIONS.items():
        pk = getattr(page, f"{link}_id", None)
        if pk is not None:
            model: Any = apps.get_model("opd", name)
            keys = Page.objects.filter(pk=pk).values("translation_key")
            found = model.objects.filter(translation_key__in=keys, locale_id=page.locale_id)
            branches.append(_branch(model, _OCCASION, visible(found, request)))
    return branches


def _branch(model: Any, role: str, found: "QuerySet[Any]") -> "QuerySet[Any, Any]":
    """Wrapped once more: SQLite takes no limit in the parts of a union."""
    is_album = role == _ALBUM
    return (  # type: ignore[no-any-return]
        model.objects.filter(pk__in=found.values("pk"))
        .order_by()
        .annotate(
            role=Value(role, CharField()),
            model=Value(model.__name__, CharField()),
            # Cast, because PostgreSQL takes a bare NULL for text.
            cover=F("image_id") if is_album else Cast(Value(None), BigIntegerField()),
            count=F("photo_count") if is_album else Value(0, IntegerField()),
        )
        .values_list("role", "model", "cover", "count", *_FIELDS)
    )
