"""What citizens read of alerts beside the banner: the archive of all that was told, and a page of each for good."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.registries.chrome import Alert as ShownAlert
from cms.registries.chrome import get_chrome
from cms.seo import Seo
from cms.tenancy.hosts import root_address
from opd.alerts.models import Alert, AlertQuerySet
from opd.alerts.showing import address_of, row_of, shown
from opd.alerts.states import State
from opd.directory import directory_for

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Told:
    """An alert as the archive shows it; `until` is when it really ended, or is to end."""

    pk: int
    shown: ShownAlert
    since: datetime
    until: datetime
    state: str
    issuer: str

    @property
    def is_now(self) -> bool:
        return self.state in (State.ISSUED, State.URGENT) and self.until > timezone.now()

    @property
    def is_replaced(self) -> bool:
        return self.state == State.REPLACED

    @property
    def is_stopped(self) -> bool:
        return self.state == State.STOPPED


def told_alerts() -> AlertQuerySet:
    """Return all that citizens could ever read, the newest first, with what a line of a list needs."""
    return Alert.objects.ever_public().select_related("link__locale").order_by("-starts_at", "-pk")


def told(alert: Alert, request: HttpRequest) -> Told:
    """Return an alert of `told_alerts` for a page; the agency has the name that it had then."""
    directory = directory_for(request)
    name = directory.get(alert.agency_id).name_on(alert.starts_at or timezone.now())
    return Told(
        pk=alert.pk,
        shown=shown([row_of(alert)], directory, request)[0],
        since=alert.starts_at or alert.written_at,
        until=alert.stopped_at or alert.ends_at,
        state=alert.state,
        issuer=name.name if name else directory.get(alert.agency_id).name,
    )


@require_safe
def alert_list(request: HttpRequest) -> HttpResponse:
    """Answer with the archive; it stands on the portal alone."""
    if not request.host_answer.is_admin_host:  # type: ignore[attr-defined]
        return HttpResponseRedirect(root_address("") + reverse("alerts"))
    items = Paginator(told_alerts(), PAGE_SIZE).get_page(request.GET.get("halaman"))
    seo = Seo(
        title=_("Arsip informasi serta-merta"),
        description=_("Semua peringatan yang pernah tampil di situs-situs Pemerintah Kabupaten Pati."),
        canonical=root_address("") + reverse("alerts"),
    )
    context = {
        "chrome": get_chrome(request),
        "seo": seo,
        "items": items,
        "alerts": [told(alert, request) for alert in items],
    }
    return render(request, "alerts/list.html", context)


@require_safe
def alert_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with one alert at its address for good; what was never public does not exist."""
    if not request.host_answer.is_admin_host:  # type: ignore[attr-defined]
        return HttpResponseRedirect(address_of(pk))
    # A longer number fits no column.
    alert = told_alerts().filter(pk=pk).first() if pk < 2**63 else None
    if alert is None:
        raise Http404
    one = told(alert, request)
    around = told_alerts()
    context = {
        "chrome": get_chrome(request),
        "seo": Seo(
            title=alert.title, description=alert.text[:160], canonical=address_of(alert.pk), noindex=alert.is_demo
        ),
        "alert": one,
        "former": around.filter(pk=alert.replaces_id).first() if alert.replaces_id else None,
        "correction": around.filter(replaces=alert.pk).first(),
    }
    return render(request, "alerts/page.html", context)
