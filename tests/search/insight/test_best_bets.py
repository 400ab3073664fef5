"""What Diskominfo recommends: for the whole question, in its time and place, never what is hidden."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from cms.dates import local_date
from search import indexing
from search.best_bets import MOST, OUTSIDE, Recommendation, best_bets, forget, read_queries
from search.models import BestBet, BestBetQuery
from search.query import parse
from tests.factories.pages import ServicePageFactory
from tests.factories.sites import site_tree
from tests.factories.users import diskominfo, editor_of
from tests.story.people import client_of
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(db: None) -> Page:
    site_tree("dinkes", "disdukcapil")
    found = ServicePageFactory(title="KTP-el hilang", summary="Syarat dan alurnya.", is_demo=True)
    indexing.index_page(found.pk)
    return found


def bet(*queries: str, locale: str = "id", **values: Any) -> BestBet:
    made = BestBet.objects.create(locale=locale, **values)
    for query in read_queries(queries, locale):
        query.best_bet = made
        query.save()
    return made


def found(text: str, agency: str = "", locale: str = "id") -> list[Recommendation]:
    request = RequestFactory().get("/cari/", headers={"host": "localhost"})
    return list(best_bets(parse(text), locale, agency, request))


@pytest.mark.parametrize("text", ["ktp hilang", "KTP, hilang!", "ktp yang hilang", "kehilangan ktp", "ktp di hilang"])
def test_the_whole_question_is_answered_in_its_usual_forms(page: Page, text: str) -> None:
    bet("ktp hilang", "kehilangan ktp", page=page)
    assert [one.title for one in found(text)] == ["KTP-el hilang"]


@pytest.mark.parametrize("text", ["ktp", "hilang", "ktp hilang pati", "cara ktp rusak", "yang", "", "?"])
def test_another_question_is_not(page: Page, text: str) -> None:
    bet("ktp hilang", page=page)
    assert found(text) == []


def test_a_page_comes_with_what_its_entry_says_or_with_what_diskominfo_writes(page: Page) -> None:
    bet("ktp", page=page)
    [told] = found("ktp")
    assert told.url == page.get_full_url()
    assert (told.title, told.text, told.is_demo) == ("KTP-el hilang", "Syarat dan alurnya.", True)
    assert told.agency
    assert (told.source_type, told.source_id) == ("page", page.pk)
    BestBet.objects.get().delete()
    bet("ktp", page=page, title="Urus KTP", text="Bawa surat kehilangan.")
    [told] = found("ktp")
    assert (told.title, told.text) == ("Urus KTP", "Bawa surat kehilangan.")


def test_an_office_elsewhere_is_recommended_by_its_address(page: Page) -> None:
    made = bet("skck", url="https://contoh.invalid/skck", title="SKCK (contoh)")
    [told] = found("skck")
    assert told.is_outside
    assert (told.url, told.source_type, told.source_id) == ("https://contoh.invalid/skck", OUTSIDE, made.pk)


def test_what_a_reader_may_not_read_at_this_moment_is_never_recommended(page: Page) -> None:
    bet("ktp", page=page)
    assert found("ktp")
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert found("ktp") == []
    Page.objects.filter(pk=page.pk).update(expire_at=None, live=False)
    assert found("ktp") == []
    Page.objects.filter(pk=page.pk).update(live=True)
    restriction = PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="password", password="x")
    assert found("ktp") == []
    restriction.delete()
    assert found("ktp")


def test_it_shows_from_its_first_day_to_its_last_in_jakarta(page: Page) -> None:
    today = local_date(timezone.now())
    day = timedelta(days=1)
    made = bet("ktp", page=page, starts_on=today, ends_on=today)
    assert found("ktp")
    for starts, ends in ((today + day, None), (None, today - day)):
        made.starts_on, made.ends_on = starts, ends
        made.save()
        assert found("ktp") == []
    made.ends_on = today + day
    made.is_active = False
    made.save()
    assert found("ktp") == []


def test_one_of_an_agency_shows_in_its_own_searches_only(page: Page) -> None:
    bet("ktp", page=page, agency_code="dinkes")
    assert found("ktp", agency="dinkes")
    assert found("ktp", agency="disdukcapil") == []
    assert found("ktp") == []


def test_languages_are_kept_apart(page: Page) -> None:
    bet("ktp", page=page, locale="jv")
    assert found("ktp") == []
    assert found("ktp", locale="jv") == []
    assert page.locale == Locale.objects.get(language_code="id")


def test_diskominfo_orders_them_and_no_more_than_three_stand_there(page: Page) -> None:
    for number in (3, 1, 2, 4):
        bet("ktp", "kartu", url=f"https://contoh.invalid/{number}", title=f"Saran {number}", position=number)
    assert [one.title for one in found("ktp")] == ["Saran 1", "Saran 2", "Saran 3"]
    assert MOST == 3


def test_a_question_without_any_asks_nothing_and_one_with_some_a_few_times(page: Page) -> None:
    bet("ktp", page=page)
    bet("ktp", url="https://contoh.invalid/", title="Saran")
    warm_project_caches()
    found("ktp")
    with assert_max_queries(0, "nothing recommended"):
        found("puskesmas")
    # Two of them, restrictions and routing, a page of results has asked for its hits already.
    with assert_max_queries(4, "two recommended"):
        assert len(found("ktp")) == 2
    forget()
    with assert_max_queries(1, "the list read anew"):
        found("puskesmas")


def test_the_table_refuses_what_leads_nowhere_or_to_two_places(page: Page) -> None:
    for values in ({}, {"page": page, "url": "https://contoh.invalid/"}, {"url": "https://contoh.invalid/"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            BestBet.objects.create(locale="id", **values)


def send(desk: Client, **values: Any) -> Any:
    usual = {"locale": "id", "query_texts": "ktp hilang", "page": "", "url": "", "title": "", "text": ""}
    more = {"agency_code": "", "starts_on": "", "ends_on": "", "position": "1", "is_active": "on"}
    return desk.post(reverse("search_best_bet:add"), usual | more | values)


def test_diskominfo_recommends_a_page_and_it_shows_at_the_next_search(page: Page) -> None:
    desk = client_of(diskominfo())
    assert found("ktp hilang") == []
    response = send(desk, page=page.pk, query_texts="ktp hilang\n\nKTP hilang\nkartu hilang")
    assert response.status_code == 302
    assert [one.title for one in found("kartu hilang")] == ["KTP-el hilang"]
    assert BestBetQuery.objects.count() == 2
    listed = desk.get(reverse("search_best_bet:index")).content.decode()
    assert "ktp hilang, kartu hilang" in listed
    assert "Tampil" in listed


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Pilih halaman yang disarankan"),
        ({"url": "https://contoh.invalid/"}, "Tulis judul"),
        ({"url": "http://contoh.invalid/", "title": "x"}, "diawali https://"),
        ({"url": "javascript:alert(1)", "title": "x"}, "alamat yang benar"),
        ({"page": "PAGE", "url": "https://contoh.invalid/"}, "jangan keduanya"),
        ({"page": "PAGE", "locale": "jv"}, "berbahasa lain"),
        ({"page": "PAGE", "query_texts": "\n , \n"}, "sekurang-kurangnya satu pertanyaan"),
        ({"page": "PAGE", "query_texts": "k" * 121}, "terlalu panjang"),
        ({"page": "PAGE", "starts_on": "2026-05-02", "ends_on": "2026-05-01"}, "Tukar keduanya"),
        ({"page": "PAGE", "agency_code": "tidak-ada"}, "tidak-ada"),
        ({"page": "HIDDEN"}, "belum dapat dibaca warga"),
    ],
)
def test_what_cannot_be_recommended_is_said_in_words(page: Page, values: dict[str, str], said: str) -> None:
    hidden = ServicePageFactory(title="Draf", live=False)
    known = {"PAGE": str(page.pk), "HIDDEN": str(hidden.pk)}
    response = send(client_of(diskominfo()), **{name: known.get(value, value) for name, value in values.items()})
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    assert said in " ".join(" ".join(one.get_text(" ").split()) for one in soup.select(".error-message"))
    assert not BestBet.objects.exists()


def test_an_editor_recommends_nothing(page: Page) -> None:
    from opd.models import Agency

    response = send(client_of(editor_of(Agency.objects.get(code="dinkes"))), page=page.pk)
    assert response["Location"] == reverse("wagtailadmin_home")
    assert not BestBet.objects.exists()
