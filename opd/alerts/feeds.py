"""What is told now, for other systems: Atom with all that was told last, JSON with what holds at this moment."""

from collections.abc import Iterable
from copy import copy
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.dates import format_datetime, local
from cms.registries.chrome import get_chrome
from cms.tenancy.hosts import root_address
from opd.alerts.public import Told, told, told_alerts

LIMIT = 30


class AlertFeed(Feed):  # type: ignore[type-arg]
    """The newest alerts with their present state; an entry's id outlives host and title."""

    feed_type = Atom1Feed
    item_guid_is_permalink = False

    request: HttpRequest

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Django keeps one feed for all threads.
        feed = copy(self)
        feed.request = request
        return super(AlertFeed, feed).__call__(request, *args, **kwargs)

    def title(self) -> str:
        return _("Informasi serta-merta Kabupaten Pati")

    def subtitle(self) -> str:
        return _("Peringatan yang sedang dan pernah tampil di situs-situs Pemerintah Kabupaten Pati.")

    def link(self) -> str:
        return root_address("") + reverse("alerts")

    def items(self) -> Iterable[Told]:
        return [told(alert, self.request) for alert in told_alerts()[:LIMIT]]

    def item_title(self, item: Told) -> str:
        title = f"{item.shown.word}: {item.shown.title}"
        return f"{_('Data contoh')}: {title}" if item.shown.is_demo else title

    def item_description(self, item: Told) -> str:
        held = _("Berlaku sampai %(until)s.") if item.is_now else _("Berakhir %(until)s.")
        until = held % {"until": format_datetime(item.until)}
        return f"{item.shown.area}. {item.shown.text} {until}"

    def item_link(self, item: Told) -> str:
        return item.shown.url

    def item_guid(self, item: Told) -> str:
        return f"tag:{self.request.get_host().split(':')[0].split('.', 1)[-1]},2026:informasi-serta-merta:{item.pk}"

    def item_pubdate(self, item: Told) -> datetime:
        return item.since

    def item_updateddate(self, item: Told) -> datetime:
        return item.since if item.is_now else item.until

    def item_author_name(self, item: Told) -> str:
        return item.issuer

    def item_categories(self, item: Told) -> list[str]:
        return [item.shown.level, "berlaku" if item.is_now else "berakhir"]


@require_safe
def alerts_json(request: HttpRequest) -> HttpResponse:
    """Answer with what every page shows at this moment, the most urgent first; an empty list is good news."""
    alerts = [
        {
            "tingkat": alert.level,
            "judul": alert.title,
            "isi": alert.text,
            "wilayah": alert.area,
            "berlaku_sampai": local(alert.until).isoformat(timespec="seconds"),
            "diterbitkan_oleh": alert.issuer,
            "alamat": alert.url,
            "data_contoh": alert.is_demo,
        }
        for alert in get_chrome(request).alerts
    ]
    response = JsonResponse({"informasi_serta_merta": alerts}, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "max-age=30"
    return response
