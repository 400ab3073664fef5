"""The directory as it is shown: narrowed to what was asked for, in groups or by how well it fits; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from home.who_handles.choice import BY_LETTER, BY_TOPIC, Choice
from home.who_handles.matters import asked_words, found, merged
from home.who_handles.reading import Handler, Service
from opd.models.agency import AgencyKind

# Words that many names begin with: "Dinas Kesehatan" is looked for under K.
_GENERIC = ("Dinas ", "Badan ", "Kecamatan ", "RSUD ")


@dataclass(frozen=True, slots=True)
class Shown:
    """An agency with the services to show of it; `is_open`: they are why it is shown."""

    handler: Handler
    services: Sequence[Service]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    anchor: str
    title: str
    rows: Sequence[Shown]


@dataclass(frozen=True, slots=True)
class Listing:
    """`is_near`: no agency fits all words, these fit most of them. `closed` are agencies of the past."""

    groups: Sequence[Group]
    total: int
    closed: Sequence[Shown] = ()
    is_near: bool = False


def listing(handlers: Sequence[Handler], choice: Choice, topics: Mapping[str, str]) -> Listing:
    """Return what to show; `topics` are names by slug, in their order."""
    wanted = [handler for handler in handlers if not choice.kind or handler.kind == choice.kind]
    rows = [Shown(handler, _of_topic(handler, choice.topic), is_open=bool(choice.topic)) for handler in wanted]
    if choice.topic:
        rows = [row for row in rows if row.services]
    asked = asked_words(choice.query)
    if choice.query:
        return _matching(rows, asked)
    past = [row for row in rows if row.handler.is_closed]
    rows = [row for row in rows if not row.handler.is_closed]
    if choice.order == BY_TOPIC or choice.topic:
        groups = _by_topic(rows, {choice.topic: topics[choice.topic]} if choice.topic else topics)
    elif choice.order == BY_LETTER:
        groups = _by_letter(rows)
    else:
        groups = _by_kind(rows)
    return Listing(groups=groups, total=len(rows), closed=past)


def _of_topic(handler: Handler, topic: str) -> Sequence[Service]:
    return [one for one in handler.services if topic in one.topics] if topic else handler.services


def _matching(rows: Iterable[Shown], asked: Sequence[str]) -> Listing:
    """Return the agencies that know all words, else those that know most, the best first."""
    scored = []
    for row in rows:
        own = found(asked, row.handler.words)
        matters = [(one, found(asked, one.words)) for one in row.services]
        points = max(
            [own, *(merged(own, each) for _one, each in matters)], key=lambda each: (len(each), sum(each.values()))
        )
        if points:
            # Those that know as much as the best one does, and know some of it themselves.
            fitting = [one for one, each in matters if each and len(merged(own, each)) == len(points)]
            shown = Shown(row.handler, fitting or row.services, is_open=bool(fitting))
            scored.append((len(points), sum(points.values()), shown))
    most = max((count for count, _points, _shown in scored), default=0)
    best = sorted((each for each in scored if each[0] == most), key=lambda each: (-each[1], each[2].handler.name))
    group = [Group("", "", [shown for _count, _points, shown in best])] if best else []
    return Listing(groups=group, total=len(best), is_near=0 < most < len(asked))


def _by_kind(rows: Sequence[Shown]) -> list[Group]:
    groups = [
        Group(f"jenis-{kind.value}", str(kind.label), [row for row in rows if row.handler.kind == kind])
        for kind in AgencyKind
    ]
    return [group for group in groups if group.rows]


def _by_letter(rows: Sequence[Shown]) -> list[Group]:
    letters: dict[str, list[Shown]] = {}
    for row in sorted(rows, key=lambda row: _matter_name(row.handler.name)):
        letters.setdefault(_matter_name(row.handler.name)[:1].upper(), []).append(row)
    return [Group(f"huruf-{letter.lower()}", letter, members) for letter, members in letters.items()]


def _matter_name(name: str) -> str:
    return next((name.removeprefix(word) for word in _GENERIC if name.startswith(word)), name)


def _by_topic(rows: Sequence[Shown], topics: Mapping[str, str]) -> list[Group]:
    groups = []
    for slug, name in topics.items():
        members = [(row.handler, [one for one in row.services if slug in one.topics]) for row in rows]
        shown = [Shown(handler, services, is_open=True) for handler, services in members if services]
        if shown:
            groups.append(Group(f"topik-{slug}", name, shown))
    rest = [row for row in rows if not any(one.topics & topics.keys() for one in row.services)]
    if rest:
        groups.append(Group("topik-lain", _("Belum ada layanan dengan topik"), rest))
    return groups
