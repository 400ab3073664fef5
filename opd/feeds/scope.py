"""Whose content a site-level address is about: the host's own, or every OPD's on the portal."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

from opd.directory import AgencyEntry, directory_for


@dataclass(frozen=True, slots=True)
class FeedScope:
    """`within` is the tree path of the site's home in the active language, "" for all OPDs."""

    entry: AgencyEntry
    home: Page
    within: str


def scope_of(request: HttpRequest) -> FeedScope:
    """Return the scope of this host in the language of the address."""
    answer = request.host_answer  # type: ignore[attr-defined]
    entry = directory_for(request).get(answer.owner.pk)
    home = answer.site.root_page.localized
    return FeedScope(entry=entry, home=home, within="" if entry.is_portal else home.path)
