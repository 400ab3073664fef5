"""Writes down what was asked, after the answer has left, and never anything about who asked."""

import re
from functools import partial

import structlog
from django.db import DatabaseError, transaction
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils import timezone

from cms.safety.headers import ADMIN_PREFIX
from search.insight.privacy import tells_who
from search.models import QueryLog
from search.models.query_log import TEXT_LENGTH
from search.query import Query, parse
from search.searching import Found

logger = structlog.get_logger(__name__)

# Every browser that people use calls itself so; programs that read pages say what they are.
_BROWSER = re.compile(r"Mozilla/")
_PROGRAM = re.compile(r"bot|crawl|spider|slurp|preview|monitor|scan|fetch|archive|lighthouse|http", re.IGNORECASE)


def record(
    request: HttpRequest, response: HttpResponseBase, *, query: Query, locale: str, agency: str, found: Found
) -> None:
    """Have the search written down once `response` is sent: one INSERT, and a failure of it is nobody's but the log's.

    `agency` is the host's own, "" on the portal. Turning a page, choosing a filter and loading again are no new
    question, and a browser that reads ahead asks none.
    """
    text = text_of(query)
    if not text or not _is_question(request, query):
        return
    moment = timezone.now().replace(second=0, microsecond=0)
    row = QueryLog(
        asked_at=moment,
        locale=locale,
        agency_code=agency,
        text=text,
        total=found.total,
        all_words=found.all_words,
        fallback=found.fallback,
    )
    # What a response closes it closes when its last byte is on the way; there is no public name for it.
    response._resource_closers.append(partial(_write, row))  # type: ignore[attr-defined]


def text_of(query: Query) -> str:
    """Return what may be kept of a query: its words in lower case; "" for one by which a person could be known."""
    return "" if tells_who(query.text) else " ".join(query.words)[:TEXT_LENGTH].rstrip()


def is_from_a_person(request: HttpRequest) -> bool:
    """Whether a browser asks, as far as it says so, and for somebody who looks at the page now."""
    agent = request.headers.get("User-Agent", "")
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return bool(_BROWSER.match(agent)) and not _PROGRAM.search(agent) and "prefetch" not in purpose


def _is_question(request: HttpRequest, query: Query) -> bool:
    return request.method == "GET" and is_from_a_person(request) and not _was_asked_before(request, query)


def _was_asked_before(request: HttpRequest, query: Query) -> bool:
    """Whether the reader comes from a page of results of this very question, or to a later page of it.

    Who looks at the results from the admin, for instance from the list of what found nothing, asks nothing either.
    """
    if request.GET.get("halaman", "1") not in ("", "1"):
        return True
    came_from = request.headers.get("Referer", "")
    address, _question_mark, parameters = came_from.partition("?")
    if address.startswith(request.build_absolute_uri(ADMIN_PREFIX)):
        return True
    if address != request.build_absolute_uri(request.path):
        return False
    return parse(QueryDict(parameters).get("q", "")).words == query.words


def _write(row: QueryLog) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except DatabaseError as error:
        # Without the query: the log of the process lives longer than thirty days.
        logger.warning("search_not_recorded", error=type(error).__name__)
