"""Which agencies citizens can filter a search by, and by which names they call them."""

from collections.abc import Mapping, Sequence

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.registries.searchable import AgencyFacts, AgencyScope
from opd.directory import AgencyEntry, directory_for
from opd.models.agency import AgencyStatus

_SECONDS = 60


def search_scope(request: HttpRequest) -> AgencyScope:
    """Return all agencies, those that have a site to choose from, and the one whose host this is ("" on the portal).

    Three queries, and none for a minute after that or until a name, an address or a page changes: suggestions ask at
    every third letter.
    """
    answer = request.host_answer  # type: ignore[attr-defined]
    key = f"search-scope/{answer.content_version}-{answer.routing_version}/{get_language()}"
    agencies: Mapping[str, AgencyFacts] | None = cache.get(key)
    if agencies is None:
        agencies = _agencies(request)
        cache.set(key, agencies, _SECONDS)
    choices = sorted(((facts.code, facts.name) for facts in agencies.values() if facts.url), key=lambda one: one[1])
    return AgencyScope(choices=choices, own="" if answer.owner.is_portal else str(answer.owner.code), agencies=agencies)


def _agencies(request: HttpRequest) -> Mapping[str, AgencyFacts]:
    directory = directory_for(request)
    return {entry.code: _facts(entry, directory.aliases.get(entry.id, ())) for entry in directory}


def _facts(entry: AgencyEntry, aliases: Sequence[str]) -> AgencyFacts:
    today = [entry.name, entry.abbreviation, entry.code]
    day = timezone.localdate()
    begun = (name for name in entry.agency.names.all() if name.start is None or name.start <= day)
    once = [text for name in begun for text in (name.name, name.abbreviation) if text]
    return AgencyFacts(
        code=entry.code,
        name=entry.name,
        url=entry.url,
        closed=_closed(str(entry.agency.status)),
        names=tuple(dict.fromkeys([*today, *aliases])),
        former_names=tuple(dict.fromkeys(text for text in once if text not in today)),
    )


def _closed(status: str) -> str:
    return {
        AgencyStatus.RENAMED.value: _("sudah berganti nama"),
        AgencyStatus.MERGED.value: _("sudah digabung"),
        AgencyStatus.SPLIT.value: _("sudah dipecah"),
        AgencyStatus.CLOSED.value: _("sudah ditutup"),
    }.get(status, "")
