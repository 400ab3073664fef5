"""Agencies with a living site, made by the services that make real ones."""

from typing import Any

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import get_language

from opd.models import Agency
from opd.models.agency import AgencyKind
from opd.provisioning.services import provision
from opd.registry.services import register_agency
from tests.factories import replay

_KINDS = {"kec": AgencyKind.DISTRICT, "rsud": AgencyKind.HOSPITAL}
_NAMES = {
    "dinkes": ("Dinas Kesehatan", "Dinkes"),
    "disdukcapil": ("Dinas Kependudukan dan Pencatatan Sipil", "Disdukcapil"),
    "diskominfo": ("Dinas Komunikasi dan Informatika", "Diskominfo"),
    "dispertan": ("Dinas Pertanian", "Dispertan"),
}


def provisioned(code: str = "dinkes", *, languages: tuple[str, ...] = (), **values: Any) -> Agency:
    """Return the agency of this code with its site; registered first unless the registry has it.

    `values` go to `register_agency`, for instance name, abbreviation, kind or label (the code by default).
    """
    agency = Agency.objects.filter(code=code).first()
    if agency is not None:
        return provision(agency=agency, languages=languages).agency
    name, abbreviation = _NAMES.get(code, (f"Dinas Contoh {code}", code.title()))
    kind = _KINDS.get(code.split("-")[0], AgencyKind.DEPARTMENT)
    chosen = {"kind": kind, "name": name, "abbreviation": abbreviation, "label": code} | values

    def make() -> None:
        provision(agency=register_agency(code=code, **chosen), languages=languages)

    addresses = (settings.BASE_DOMAIN, settings.PUBLIC_SCHEME, settings.PUBLIC_PORT, settings.HOST_LABELS_FROZEN)
    replay.once((code, languages, repr(sorted(chosen.items())), addresses, get_language(), localdate()), make)
    return Agency.objects.get(code=code)


def portal() -> Agency:
    """Return the portal's own agency with its site on the base domain."""
    return provisioned(
        "portal", kind=AgencyKind.PORTAL, name="Pemerintah Kabupaten Pati", abbreviation="Pemkab Pati", label=""
    )


def site_tree(*codes: str) -> dict[str, Agency]:
    """Return the portal and OPDs (dinkes and disdukcapil by default) with their sites, by code."""
    return {"portal": portal()} | {code: provisioned(code) for code in codes or ("dinkes", "disdukcapil")}


def home_of(agency: Agency) -> Any:
    """Return an agency's home page in the first language."""
    assert agency.site is not None, f"{agency.code} has no site yet"
    return agency.site.root_page.specific


def section_of(agency: Agency, model: Any) -> Any:
    """Return an agency's section of this page type (`NewsIndexPage`, `ContactPage` …)."""
    return model.objects.child_of(home_of(agency)).get()
