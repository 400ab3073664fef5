"""The roles that the account screens offer: Operator and Editor of each agency, and Diskominfo, which stands apart."""

from collections.abc import Iterator

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from cms.registries.roles import Role, RolePlace
from opd.models import Agency
from opd.provisioning.foundation import DISKOMINFO


def places() -> Iterator[RolePlace]:
    """Yield Diskominfo's own group, the portal, then the agencies by name; three queries."""
    group = Group.objects.filter(name=DISKOMINFO).first()
    if group is not None:
        yield RolePlace(
            name=_("Diskominfo (menjalankan seluruh web)"),
            short_name=_("Diskominfo"),
            roles=(Role(group.pk, _("Pengelola akun dan registri")),),
            handed_out=False,
        )
    agencies = Agency.objects.exclude(operators=None, editors=None).with_names()
    for agency in sorted(agencies, key=lambda one: (not one.is_portal, one.current_name)):
        pairs = ((agency.operators_id, _("Operator")), (agency.editors_id, _("Editor")))
        yield RolePlace(
            name=f"{agency.current_name} ({agency.abbreviation})",
            short_name=agency.abbreviation,
            roles=tuple(Role(group_id, name) for group_id, name in pairs if group_id is not None),
        )
