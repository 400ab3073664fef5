"""All agencies with their names and hosts, read once a request: cards, header and directory ask no database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.http import HttpRequest
from django.utils import timezone

from cms.tenancy.hosts import root_address
from opd.models.agency import Agency, AgencyKind
from opd.models.agency_name import AgencyName
from opd.models.alias import AgencyAlias


@dataclass(frozen=True)
class AgencyEntry:
    """One agency as pages show it."""

    agency: Agency
    # None for an agency without a current host.
    label: str | None

    @property
    def id(self) -> int:
        return int(self.agency.pk)

    @property
    def code(self) -> str:
        return str(self.agency.code)

    @property
    def kind(self) -> str:
        return str(self.agency.kind)

    @property
    def is_portal(self) -> bool:
        return self.agency.is_portal

    @cached_property
    def current(self) -> AgencyName | None:
        return self.name_on(timezone.localdate())

    @property
    def name(self) -> str:
        return self.current.name if self.current else self.code

    @property
    def abbreviation(self) -> str:
        return (self.current.abbreviation if self.current else "") or self.name

    @property
    def url(self) -> str:
        """Address of the site, empty for an agency without one."""
        return f"{root_address(self.label)}/" if self.has_site and self.label is not None else ""

    @property
    def has_site(self) -> bool:
        return self.agency.site_id is not None and self.label is not None

    def name_on(self, day: date | datetime) -> AgencyName | None:
        """Return the name that was valid on the day."""
        return self.agency.naming_at(day)


class AgencyDirectory:
    """All agencies by id; two queries."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self._entries = {agency.pk: AgencyEntry(agency, agency.current_label) for agency in agencies}

    @classmethod
    def load(cls) -> "AgencyDirectory":
        return cls(Agency.objects.with_names().with_current_label().order_by("kind", "code"))

    def get(self, agency_id: int) -> AgencyEntry:
        """Return an agency's entry; raises KeyError for an id that is none."""
        return self._entries[agency_id]

    def __iter__(self) -> Iterator[AgencyEntry]:
        return iter(self._entries.values())

    @cached_property
    def aliases(self) -> Mapping[int, Sequence[str]]:
        """All aliases by the agency's id, in alphabetical order; one query when first read."""
        found: dict[int, list[str]] = defaultdict(list)
        for agency_id, text in AgencyAlias.objects.order_by("text").values_list("agency_id", "text"):
            found[agency_id].append(text)
        return found

    @cached_property
    def portal(self) -> AgencyEntry | None:
        return next((entry for entry in self._entries.values() if entry.is_portal), None)

    def by_kind(self) -> list[tuple[str, list[AgencyEntry]]]:
        """Return (kind label, entries that have a site) in the order of the kinds, entries by name."""
        groups = []
        for kind in AgencyKind:
            if kind == AgencyKind.PORTAL:
                continue
            members = [entry for entry in self if entry.kind == kind and entry.has_site]
            if members:
                groups.append((str(kind.label), sorted(members, key=lambda entry: entry.name)))
        return groups


_shared: ContextVar[AgencyDirectory | None] = ContextVar("shared_directory", default=None)


@contextmanager
def shared_directory() -> Iterator[None]:
    """Load the directory once for all work within that has no request: commands that read many pages."""
    token = _shared.set(AgencyDirectory.load())
    try:
        yield
    finally:
        _shared.reset(token)


def directory_for(request: HttpRequest | None) -> AgencyDirectory:
    """Return the directory of this request, loaded at its first use."""
    cached: AgencyDirectory | None = _shared.get() if request is None else getattr(request, "_agency_directory", None)
    if cached is None:
        cached = AgencyDirectory.load()
        if request is not None:
            request._agency_directory = cached  # type: ignore[attr-defined]
    return cached
