"""The agency behind a desk of the admin: its name in the sidebar and its palette as the accent."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.registries.identity import Identity
from cms.tenancy.scope import Scope
from opd.identity import identity_annotations, identity_of
from opd.models import Agency
from opd.palettes import DEFAULT, palette_for


def desk_of(scope: Scope) -> Identity | None:
    """Return the identity of who works with these trees; at most 2 queries.

    Several agencies share one desk under their short names; Diskominfo works with all of them.
    """
    if scope.everything:
        return Identity(name=_("Semua OPD Kabupaten Pati"), short_name=_("Semua OPD"), palette=DEFAULT)
    homes = Page.objects.filter(path__in=scope.page_paths).values("translation_key")
    agencies = list(
        Agency.objects.filter(site__root_page__translation_key__in=homes)
        .annotate(**identity_annotations("site__root_page"))
        .with_names()
    )
    if not agencies:
        return None
    if len(agencies) == 1:
        agency = agencies[0]
        return Identity(
            name=agency.current_name,
            short_name=agency.abbreviation or agency.current_name,
            palette=identity_of(agency).palette or palette_for(agency.kind),
        )
    names = ", ".join(sorted(agency.abbreviation or agency.current_name for agency in agencies))
    return Identity(name=names, short_name=names, palette=DEFAULT)
