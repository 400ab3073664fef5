"""All agencies with what they handle, for one language: 5 queries, however many agencies and services."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from cms.visibility import visible
from home.who_handles.matters import Words
from opd.directory import AgencyDirectory, AgencyEntry, directory_for
from opd.models import Succession, Topic
from opd.models.agency import AgencyStatus
from opd.pages import ContactPage, OpdHomePage, ServicePage

_LONG = ("body", "requirements", "procedure", "complaint", "legal_basis")
# Homes of OPDs stand below the folder.
_HOME_PATH = 3 * Page.steplen


@dataclass(frozen=True, slots=True)
class Service:
    title: str
    url: str
    is_demo: bool
    topics: frozenset[str]
    words: Words


@dataclass(frozen=True, slots=True)
class Heir:
    """An agency at work today that took a matter over."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Handler:
    """An agency, how to reach it, and what it handles. Without a site `url` is empty.

    `successors` are those at work today; for an agency that is still at work they took over a part.
    """

    name: str
    abbreviation: str
    url: str
    kind: str
    kind_label: str
    is_closed: bool
    former_names: tuple[str, ...]
    address: str
    phone: str
    contact_url: str
    services: tuple[Service, ...]
    successors: tuple[Heir, ...]
    is_demo: bool
    words: Words


def topics_with_services(request: HttpRequest | None, locale_id: int) -> list[Topic]:
    """Return the topics that a public service of this language carries, in Diskominfo's order; one query."""
    services = visible(ServicePage.objects.filter(locale_id=locale_id), request)
    return list(Topic.objects.filter(pk__in=services.order_by().values("topics")))


def handlers(request: HttpRequest, locale_id: int) -> list[Handler]:
    """Return every OPD that is or was at work, by name."""
    directory = directory_for(request)
    services = _services(request, locale_id)
    contacts = _contacts(request, locale_id)
    heirs = _heirs(directory)
    found = [
        _handler(
            entry,
            services[entry.id],
            contacts.get(entry.id),
            directory.aliases.get(entry.id, ()),
            heirs.get(entry.id, []),
        )
        for entry in _shown(directory)
    ]
    return sorted(found, key=lambda handler: handler.name)


def named_handlers(request: HttpRequest, locale_id: int) -> list[Handler]:
    """Return the same without contacts and successors, to tell their names only; 2 queries beside the directory's."""
    directory = directory_for(request)
    services = _services(request, locale_id)
    found = [
        _handler(entry, services[entry.id], None, directory.aliases.get(entry.id, ()), [])
        for entry in _shown(directory)
    ]
    return sorted(found, key=lambda handler: handler.name)


def _shown(directory: AgencyDirectory) -> Iterator[AgencyEntry]:
    return (entry for entry in directory if not entry.is_portal and entry.agency.status != AgencyStatus.PLANNED)


def _handler(
    entry: AgencyEntry,
    services: list[Service],
    contact: tuple[ContactPage, str] | None,
    aliases: Iterable[str],
    heirs: Iterable[Heir],
) -> Handler:
    names = list(entry.agency.names.all())
    former = [name.name for name in names if name.name != entry.name]
    page, contact_url = contact or (None, "")
    called = [text for name in names for text in (name.name, name.abbreviation)]
    return Handler(
        name=entry.name,
        abbreviation=entry.abbreviation,
        url=entry.url,
        kind=entry.kind,
        kind_label=str(entry.agency.get_kind_display()),
        is_closed=entry.agency.status != AgencyStatus.ACTIVE,
        former_names=tuple(dict.fromkeys(reversed(former))),
        address=page.address if page else "",
        phone=page.phone if page else "",
        contact_url=contact_url,
        services=tuple(services),
        successors=tuple(heirs),
        is_demo=bool(page and page.is_demo) or any(service.is_demo for service in services),
        words=Words.of([entry.code, *called, *aliases]),
    )


def _services(request: HttpRequest, locale_id: int) -> dict[int, list[Service]]:
    """Return the public services by agency, by title; 2 queries."""
    topics: dict[int, dict[str, str]] = defaultdict(dict)
    links = ServicePage.topics.through.objects.filter(servicepage__live=True, servicepage__locale_id=locale_id)
    for page_id, slug, name in links.values_list("servicepage_id", "topic__slug", "topic__name"):
        topics[page_id][slug] = name
    found: dict[int, list[Service]] = defaultdict(list)
    pages = visible(ServicePage.objects.filter(locale_id=locale_id), request).defer(*_LONG).order_by("title", "pk")
    for page in pages:
        own = topics[page.pk]
        found[page.agency_id].append(
            Service(
                title=page.title,
                url=page.get_url(request) or "",
                is_demo=page.is_demo,
                topics=frozenset(own),
                words=Words.of([page.title, page.keywords, *own.values()], [page.summary, page.product]),
            )
        )
    return found


def _contacts(request: HttpRequest, locale_id: int) -> dict[int, tuple[ContactPage, str]]:
    """Return each agency's contact page with its address; one query."""
    home = OpdHomePage.objects.filter(path=Substr(OuterRef("path"), 1, _HOME_PATH))
    pages: Any = visible(ContactPage.objects.filter(locale_id=locale_id), request)
    pages = pages.annotate(keeper_id=Subquery(home.values("agency_id")[:1])).defer("hours", "channels")
    return {page.keeper_id: (page, page.get_url(request) or "") for page in pages if page.keeper_id}


def _heirs(directory: AgencyDirectory) -> dict[int, list[Heir]]:
    """Return who handles today what an agency handled, through all successions in force; one query."""
    entries = {entry.id: entry for entry in directory}
    in_force = Q(effective_date=None) | Q(effective_date__lte=timezone.localdate())
    next_ones: dict[int, list[int]] = defaultdict(list)
    rows = Succession.objects.filter(in_force).order_by("effective_date", "pk")
    for before, after in rows.values_list("predecessor_id", "successor_id"):
        next_ones[before].append(after)

    def at_work(agency_id: int, seen: frozenset[int]) -> Iterable[int]:
        for after in next_ones.get(agency_id, []):
            if after in seen:
                continue
            if entries[after].agency.status == AgencyStatus.ACTIVE:
                yield after
            else:
                yield from at_work(after, seen | {after})

    return {
        before: [
            Heir(entries[after].name, entries[after].url)
            for after in dict.fromkeys(at_work(before, frozenset({before})))
        ]
        for before in next_ones
    }
