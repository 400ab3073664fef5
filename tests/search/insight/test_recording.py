"""What is written down of a search: the question and what it found, after the answer, nothing of who asked."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections, connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from search.insight.recording import record
from search.models import QueryLog
from search.plan import Plan
from search.query import parse
from search.searching import Found
from tests.support.queries import assert_max_queries

pytestmark = pytest.mark.django_db

BROWSER = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def connections_stay_open() -> Iterator[None]:
    """As the test client does: the end of a request would end the test's transaction."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


def ask(text: str, agency: str = "", method: str = "get", total: Any = 3, **headers: str) -> HttpResponse:
    """Answer a search and close the answer, as a server does when it is sent."""
    found = Found(plan=Plan(), total=total)
    request = getattr(RequestFactory(), method)("/cari/", {"q": text}, headers={"user-agent": BROWSER} | headers)
    response = HttpResponse("hasil")
    record(request, response, query=parse(text), locale="id", agency=agency, found=found)
    response.close()
    return response


def test_a_search_is_written_down_by_its_words_and_to_the_minute() -> None:
    ask("  Cara urus KTP-el, hilang?", agency="dinkes")
    row = QueryLog.objects.get()
    assert (row.text, row.agency_code, row.locale, row.total) == ("cara urus ktp el hilang", "dinkes", "id", 3)
    assert (row.asked_at.second, row.asked_at.microsecond) == (0, 0)
    assert row.asked_at <= timezone.now()


def test_nothing_is_asked_of_the_database_before_the_answer_is_sent_and_one_row_after_it() -> None:
    request = RequestFactory().get("/cari/", {"q": "puskesmas"}, headers={"user-agent": BROWSER})
    response = HttpResponse("hasil")
    with assert_max_queries(0, "before the answer is sent"):
        record(request, response, query=parse("puskesmas"), locale="id", agency="", found=Found(plan=Plan()))
    assert not QueryLog.objects.exists()
    with assert_max_queries(3, "one INSERT and its savepoint"):
        response.close()
    assert QueryLog.objects.count() == 1


def test_no_column_can_hold_who_asked() -> None:
    fields = {field.name for field in QueryLog._meta.get_fields()}
    known = {"id", "asked_at", "locale", "agency_code", "text", "total", "all_words", "fallback", "is_counted"}
    assert fields == known


@pytest.mark.parametrize("text", ["3318012304900001", "siti aminah 0812 3456 7890", "budi@example.org", "??", ""])
def test_what_tells_who_is_dropped_whole(text: str) -> None:
    ask(text)
    assert not QueryLog.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": "curl/8.5.0"},
        {"user-agent": ""},
        {"sec-purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
    ],
)
def test_programs_and_browsers_that_read_ahead_ask_no_question(headers: dict[str, str]) -> None:
    ask("puskesmas", **headers)
    assert not QueryLog.objects.exists()


def test_a_head_request_asks_no_question() -> None:
    ask("puskesmas", method="head")
    assert not QueryLog.objects.exists()


def test_turning_the_page_choosing_a_filter_and_looking_from_the_admin_is_no_new_question() -> None:
    ask("puskesmas pati", referer="http://testserver/cari/?q=Puskesmas+Pati&jenis=layanan")
    ask("puskesmas pati", referer="http://testserver/admin/pencarian/?daftar=naik")
    assert not QueryLog.objects.exists()
    request = RequestFactory().get("/cari/?q=puskesmas&halaman=2", headers={"user-agent": BROWSER})
    response = HttpResponse()
    record(request, response, query=parse("puskesmas"), locale="id", agency="", found=Found(plan=Plan()))
    response.close()
    assert not QueryLog.objects.exists()


def test_another_question_from_the_page_of_results_is_one() -> None:
    ask("puskesmas winong", referer="http://testserver/cari/?q=Puskesmas+Pati")
    ask("puskesmas pati", referer="https://mesin.example/cari/?q=puskesmas+pati")
    assert QueryLog.objects.count() == 2


def test_a_search_is_answered_where_nothing_can_be_written_down() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE search_querylog RENAME TO search_querylog_gone")
    assert ask("puskesmas").status_code == 200
