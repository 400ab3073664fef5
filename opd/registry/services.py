"""Writes to the registry that forms and commands share."""

from django.db import transaction

from opd.models import Agency, AgencyName, AgencyStatus, Decree, District, Host
from opd.partial_date import PartialDate


@transaction.atomic
def register_agency(
    *,
    code: str,
    kind: str,
    name: str,
    abbreviation: str,
    label: str,
    since: PartialDate | None = None,
    decree: Decree | None = None,
    district: District | None = None,
    status: str = AgencyStatus.ACTIVE,
    note: str = "",
) -> Agency:
    """Add an agency with its first name and a proposed host.

    `since` is the name's start (None: unknown). Raises ValidationError, by argument name and in Indonesian,
    for a code or label that is taken, reserved or badly written; then nothing is stored.
    """
    agency = Agency(code=code, kind=kind, status=status, district=district, note=note)
    agency.full_clean()
    agency.save()
    start = since or PartialDate()
    naming = AgencyName(
        agency=agency,
        name=name,
        abbreviation=abbreviation,
        start=start.date,
        start_precision=start.precision,
        decree=decree,
    )
    naming.full_clean()
    naming.save()
    host = Host(agency=agency, label=label)
    host.full_clean()
    host.save()
    return agency
