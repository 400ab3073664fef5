"""The one service that makes an agency's site, and makes it whole again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale, Site

from cms.publishing.four_eyes import system_publication
from cms.tenancy.hosts import host_name
from cms.tenancy.root_paths import clear_site_root_paths_cache
from opd.models import Agency
from opd.provisioning import moderation, roles, tree
from opd.provisioning.foundation import ensure_foundation
from opd.provisioning.plan import SitePlan, plan_for


@dataclass
class ProvisionReport:
    """What one run made; empty when everything was there."""

    agency: Agency
    home: Any
    made: list[str] = field(default_factory=list)


def provision(*, agency: Agency, languages: Sequence[str] = (), actor: Any = None) -> ProvisionReport:
    """Turn an agency into a living site, or repair what is missing of it; titles and settings of people stay.

    `languages` are codes beside the first one; their pages are made as drafts. All or nothing: a failure leaves the
    database as it was. Raises ValidationError for an agency without a current host and for an unknown language.
    """
    # Work on an own copy: the caller's instance must not keep ids of rows that a failure rolled back.
    agency = Agency.objects.get(pk=agency.pk)
    host = agency.current_host
    if host is None:
        raise ValidationError(_("OPD %(code)s belum punya host.") % {"code": agency.code})
    unknown = set(languages) - {code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}
    if unknown:
        raise ValidationError(_("Bahasa tidak dikenal: %(codes)s.") % {"codes": ", ".join(sorted(unknown))})
    plan = plan_for(agency.kind)
    with transaction.atomic(), system_publication():
        ensure_foundation()
        report = _provision(agency, plan, host.label, languages)
        if report.made:
            log(instance=report.home, action="opd.provision", user=actor, data={"made": report.made})
    return report


def _provision(agency: Agency, plan: SitePlan, label: str, languages: Sequence[str]) -> ProvisionReport:
    home, is_new = tree.ensure_home(agency, plan)
    report = ProvisionReport(agency=agency, home=home, made=["home"] if is_new else [])
    if agency.site_id is None:
        agency.site = Site.objects.create(
            hostname=host_name(label), port=settings.PUBLIC_PORT, site_name=agency.current_name, root_page=home
        )
        # Items ask the site whose they are, so it stands before the first of them.
        agency.save(update_fields=["site"])
        report.made.append("site")
    for section in plan.sections:
        if tree.ensure_section(home, section, lists_all=plan.lists_all):
            report.made.append(section.slug)
    report.made += roles.ensure_groups(agency)
    if roles.ensure_collection(agency):
        report.made.append("collection")
    if moderation.ensure_workflow(agency):
        report.made.append("workflow")
    agency.save()
    homes = [home, *home.get_translations().exclude(pk=home.pk)]
    for code in languages:
        homes.append(_provision_language(home, plan, Locale.objects.get(language_code=code), report))
    for each in homes:
        roles.ensure_page_rights(agency, each)
        moderation.bind_workflow(agency, each)
    clear_site_root_paths_cache()
    return report


def _provision_language(home: Any, plan: SitePlan, locale: Locale, report: ProvisionReport) -> Any:
    sibling, is_new = tree.ensure_translation(home, locale, in_folder=plan.in_folder)
    if is_new:
        report.made.append(f"home-{locale.language_code}")
    for section in plan.sections:
        page = section.model.objects.child_of(home).first()
        if page is not None and tree.ensure_translation(page, locale)[1]:
            report.made.append(f"{section.slug}-{locale.language_code}")
    return sibling
