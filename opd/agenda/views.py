"""Calendars to subscribe to and single events to save."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from cms.visibility import visible
from opd.agenda.ical import calendar_of, event_calendar
from opd.feeds.scope import scope_of
from opd.pages.event import EventPage

_FEED_LIMIT = 500


def _calendar_response(content: bytes, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    return response


@require_safe
def agenda_feed(request: HttpRequest) -> HttpResponse:
    """Answer with the newest events of the host as one calendar."""
    scope = scope_of(request)
    events = EventPage.objects.filter(locale_id=scope.home.locale_id, start__isnull=False, end__isnull=False)
    if scope.within:
        events = events.filter(path__startswith=scope.within)
    newest = visible(events, request).prefetch_related("exceptions").defer("body").order_by("-start")[:_FEED_LIMIT]
    content = calendar_of(newest, name=scope.entry.name, request=request)
    return _calendar_response(content, f"agenda-{scope.entry.code}")


@require_safe
def event_ics(request: HttpRequest, page_id: int) -> HttpResponse:
    """Answer with one event of this host."""
    site = request.host_answer.site  # type: ignore[attr-defined]
    page = visible(EventPage.objects.filter(pk=page_id, start__isnull=False, end__isnull=False), request).first()
    if page is None or page.get_url_parts(request)[0] != site.pk:
        raise Http404
    return _calendar_response(event_calendar(page, request=request), slugify(page.slug) or "agenda")
