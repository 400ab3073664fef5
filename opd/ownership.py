"""Which agency a place in the page tree belongs to."""

from wagtail.models import Page

from opd.models.agency import Agency

_STEP = Page.steplen


def agency_for_path(path: str) -> Agency | None:
    """Return the agency whose site (in any locale) a tree path lies in; one query.

    Homes stand at depth 2 (portal) or 3 (under the OPD folder); their locale siblings share the translation key.
    """
    prefixes = [path[: _STEP * depth] for depth in (2, 3) if len(path) >= _STEP * depth]
    roots = Page.objects.filter(path__in=prefixes).values("translation_key")
    return Agency.objects.filter(site__root_page__translation_key__in=roots).first()
