"""Counts which results are opened, without cookie, identifier or a link that leads elsewhere first.

The page of results carries a signed list of what it shows; its script (cms/js/search-clicks.js) sends that list and a
number when a link is followed. Without JavaScript nothing is counted.
"""

import secrets
from collections.abc import Sequence
from typing import Any

import structlog
from django.core import signing
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cms.safety.rate_limits import limited
from search.insight.recording import is_from_a_person, text_of
from search.models import QueryClick
from search.query import Query

logger = structlog.get_logger(__name__)

# A page of results that lay open longer is no longer read as one.
SECONDS = 60 * 60
_SALT = "search.insight.clicks"

# What was shown: name of the source and id there.
Target = tuple[str, int]


def click_token(
    query: Query,
    *,
    locale: str,
    agency: str,
    results: Sequence[Target],
    first: int = 1,
    promoted: Sequence[Target] = (),
) -> str:
    """Return what a page of results needs to have its clicks counted, "" where there is nothing to be counted.

    `first` is the place of its first result among all; what is `promoted` stands before them. `agency` is the host's.
    """
    text = text_of(query)
    if not text or not (results or promoted):
        return ""
    shown = [(kind, pk, 0) for kind, pk in promoted]
    shown += [(kind, pk, place) for place, (kind, pk) in enumerate(results, start=first)]
    content = {"k": secrets.token_urlsafe(16), "l": locale, "a": agency, "t": text, "s": shown}
    return signing.dumps(content, salt=_SALT, compress=True)


# Exempt: nothing here rests on a cookie, so that nobody can be made to send anything in his own name; the signature
# says that the list is ours, and each of its links counts once however often it is sent.
@csrf_exempt
@require_POST
@limited("clicks")
def count_click(request: HttpRequest) -> HttpResponse:
    """Take the list and the number of one link (`token`, `n`); 204 whether it counted or had counted before."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return HttpResponseForbidden()
    try:
        content = signing.loads(request.POST.get("token", ""), salt=_SALT, max_age=SECONDS)
        kind, pk, place = content["s"][_number(request.POST.get("n", ""))]
    except (signing.BadSignature, IndexError, ValueError):
        return HttpResponseBadRequest()
    if is_from_a_person(request):
        _write(content, kind, pk, place)
    return HttpResponse(status=204)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 3:
        raise ValueError(text)
    return int(text)


def _write(content: dict[str, Any], kind: str, pk: int, place: int) -> None:
    click = QueryClick(
        clicked_at=timezone.now().replace(second=0, microsecond=0),
        page_key=content["k"],
        locale=content["l"],
        agency_code=content["a"],
        text=content["t"],
        source_type=kind,
        source_id=pk,
        position=place,
    )
    try:
        # Once for each page of results, by its constraint.
        QueryClick.objects.bulk_create([click], ignore_conflicts=True)
    except DatabaseError as error:
        logger.warning("click_not_counted", error=type(error).__name__)
