"""The registry's answer to "which host names answer, and with which site"."""

from collections.abc import Mapping

from django.db.models import OuterRef, Subquery

from cms.models.version import ContentVersion, RoutingVersion
from cms.tenancy.hosts import HostAnswer
from opd.alerts.showing import in_order, showing_subquery
from opd.models.host import Host


class RegistryHosts:
    """A `cms.tenancy.hosts.HostProvider`: hosts of agencies that have a site; former hosts name the current one."""

    def resolve(self, label: str) -> HostAnswer | None:
        """Return what the label stands for, or None for an unknown host or an agency without a site; one query."""
        host = (
            Host.objects.filter(label=label, agency__site__isnull=False)
            .select_related("agency__site__root_page__locale")
            .annotate(
                current_label=Subquery(
                    Host.objects.current().filter(agency=OuterRef("agency")).order_by().values("label")[:1]
                ),
                routing_version=RoutingVersion.subquery(),
                content_version=ContentVersion.subquery(),
                alerts=showing_subquery(),
            )
            .order_by()
            .first()
        )
        if host is None or host.current_label is None:
            return None
        return HostAnswer(
            label=host.label,
            site=host.agency.site,
            routing_version=host.routing_version or 0,
            content_version=host.content_version or 0,
            is_admin_host=host.agency.is_portal,
            redirect_to=None if host.is_current else host.current_label,
            owner=host.agency,
            alerts=in_order(host.alerts),
        )

    def labels_by_site(self) -> Mapping[int, str]:
        """Return the current label of every site, by site id; one query."""
        rows = Host.objects.current().filter(agency__site__isnull=False).order_by()
        return dict(rows.values_list("agency__site_id", "label"))
