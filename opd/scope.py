"""Which agencies citizens can filter a search by."""

from django.http import HttpRequest

from cms.registries.searchable import AgencyScope
from opd.directory import directory_for


def search_scope(request: HttpRequest) -> AgencyScope:
    """Return all agencies that have a site, and the one whose host this is ("" on the portal)."""
    directory = directory_for(request)
    own = directory.get(request.host_answer.owner.pk)  # type: ignore[attr-defined]
    choices = sorted(((e.code, e.name) for e in directory if e.has_site), key=lambda choice: choice[1])
    return AgencyScope(choices=choices, own="" if own.is_portal else own.code)
