"""Shows to whoever chooses the portal's first services what citizens look for most."""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from cms.registries.demand import proposals
from home.service_chooser import choosable
from opd.directory import directory_for

_LIMIT = 20


@dataclass(frozen=True, slots=True)
class ProposedService:
    title: str
    agency_name: str
    url: str
    reason: str


class ProposalsPanel(Panel):
    """Nothing is shown while no room counts what is looked for, or all of it is chosen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"heading": _("Usulan dari pencarian warga")} | kwargs))

    class BoundPanel(Panel.BoundPanel):
        @cached_property
        def _proposed(self) -> list[ProposedService]:
            reasons = {proposal.page_id: proposal.reason for proposal in proposals(_LIMIT)}
            if not reasons:
                return []
            chosen = {row.service_id for row in self.instance.chosen_services.all()}
            services = choosable().filter(pk__in=set(reasons) - chosen)
            found = {service.pk: service for service in services.defer_streamfields()}
            directory = directory_for(self.request)
            return [
                ProposedService(
                    title=found[pk].title,
                    agency_name=directory.get(found[pk].agency_id).name,
                    url=found[pk].full_url or "",
                    reason=reason,
                )
                for pk, reason in reasons.items()
                if pk in found
            ]

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self._proposed)

        def render_html(self, parent_context: Any = None) -> SafeString:
            return render_to_string("home/admin/proposals.html", {"services": self._proposed})
