"""The log is narrowed by period, matter, person, place and title; nonsense is told and kept as typed."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.audit import selectors
from cms.dates import JAKARTA
from tests.audit.entries import lines, note, seen, soup_of
from tests.factories.sites import home_of, site_tree
from tests.factories.users import diskominfo, editor_of, operator_of
from tests.publishing.drafts import draft_news
from tests.story.people import client_of
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture
def dinkes():
    return site_tree("dinkes")["dinkes"]


def note_at(agency, moment, title, **values):
    """Return an entry of a past moment."""
    entry = note(home_of(agency), values.pop("action", "wagtail.lock"), **values)
    PageLogEntry.objects.filter(pk=entry.pk).update(timestamp=moment, label=title)
    return entry


def fill(agency, number, action="wagtail.edit"):
    """Add many entries of an agency's home at once, stamped as they would be."""
    sample = note(home_of(agency), action)
    kind, now = ContentType.objects.get_for_model(Page), timezone.now()
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=sample.page_id,
            content_type=kind,
            label=f"Halaman {n}",
            action=action,
            timestamp=now - datetime.timedelta(minutes=n),
            data=sample.data,
        )
        for n in range(number)
    )


@pytest.mark.parametrize("day", ["15 Mei 2017", "15-05-2017", "2017-05-15", "Senin, 15 Mei 2017"])
def test_a_period_takes_days_as_people_write_them_both_included(dinkes, day):
    for hour, minute, title in ((0, 0, "Awal hari"), (23, 59, "Akhir hari")):
        note_at(dinkes, datetime.datetime(2017, 5, 15, hour, minute, tzinfo=JAKARTA), title)
    note_at(dinkes, datetime.datetime(2017, 5, 14, 23, 59, tzinfo=JAKARTA), "Hari sebelumnya")
    note_at(dinkes, datetime.datetime(2017, 5, 16, 0, 0, tzinfo=JAKARTA), "Hari sesudahnya")
    rows = lines(diskominfo(), dari=day, sampai=day)
    assert len(rows) == 2
    assert "Akhir hari" in rows[0]
    assert "Awal hari" in rows[1]


def test_a_bad_date_is_told_and_stays_as_typed(dinkes):
    note(home_of(dinkes), "wagtail.lock")
    page = soup_of(operator_of(dinkes), dari="32 Mei 2017", sampai="<kemarin>", judul="puskesmas")
    errors = [error.get_text() for error in page.select(".audit-filters__error")]
    assert errors == [
        "Tanggal 32 Mei 2017 tidak ada di kalender.",
        "“<kemarin>” bukan tanggal. Tulis misalnya “15 Mei 2017”.",
    ]
    typed = {field["name"]: field.get("value") for field in page.select(".audit-filters input")}
    assert typed == {"dari": "32 Mei 2017", "sampai": "<kemarin>", "judul": "puskesmas"}
    described = page.select_one("[name=dari]")["aria-describedby"]
    assert page.select_one(f"#{described}").get_text() == errors[0]
    assert not page.select(".audit-table")


def test_an_end_before_the_beginning_is_told(dinkes):
    page = soup_of(operator_of(dinkes), dari="16 Mei 2017", sampai="15 Mei 2017")
    assert "Tukar keduanya" in page.select_one(".audit-filters__error").get_text()


@pytest.mark.parametrize("query", [{"perihal": "semua"}, {"pelaku": "99999"}, {"pelaku": "x"}, {"judul": "x\0y"}])
def test_what_is_no_choice_is_told(dinkes, query):
    assert soup_of(operator_of(dinkes), **query).select(".audit-filters__error")


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "7", "²"])
def test_a_page_that_is_not_there_leads_to_one_that_is(dinkes, page):
    note(home_of(dinkes), "wagtail.lock")
    assert lines(operator_of(dinkes), p=page)


def test_people_are_those_of_the_visible_entries(dinkes):
    ani, budi = operator_of(dinkes, first_name="Ani"), editor_of(dinkes, first_name="Budi")
    draft = draft_news(dinkes, ani, title="Imunisasi")
    note(draft, "wagtail.lock", by=ani)
    note(draft, "wagtail.unlock", by=budi)
    names = [option.get_text() for option in soup_of(ani).select("[name=pelaku] option")]
    assert names[0] == "Semua"
    assert names[-1] == "Sistem"
    assert [name.split()[0] for name in names[1:-1]] == ["Ani", "Budi"]
    assert "Dikunci" not in seen(ani, pelaku=budi.pk)
    assert "Kunci dibuka" in seen(ani, pelaku=budi.pk)


def test_a_word_of_the_title(dinkes):
    note_at(dinkes, timezone.now(), "Imunisasi 100% gratis")
    note_at(dinkes, timezone.now(), "Donor darah")
    assert len(lines(diskominfo(), judul="imunisasi")) == 1
    assert len(lines(diskominfo(), judul="100%")) == 1
    assert "Tidak ada catatan yang cocok" in soup_of(diskominfo(), judul="zzz").get_text()


def test_fifty_a_page_and_links_that_keep_the_filter(dinkes):
    fill(dinkes, 120)
    person = operator_of(dinkes)
    first = soup_of(person, judul="Halaman")
    assert len(first.select(".audit-table tbody tr")) == 50
    assert first.select_one("[rel=next]")["href"] == "?judul=Halaman&p=2"
    last = soup_of(person, judul="Halaman", p="3")
    assert len(last.select(".audit-table tbody tr")) == 20
    assert not last.select("[rel=next]")
    everything = [line for number in (1, 2, 3) for line in lines(person, judul="Halaman", p=number)]
    assert len(set(everything)) == 120


def test_what_lies_too_far_back_is_said_not_hidden(dinkes, monkeypatch):
    monkeypatch.setattr(selectors, "REACH", 60)
    monkeypatch.setattr("cms.audit.views.REACH", 60)
    fill(dinkes, 100)
    person = operator_of(dinkes)
    for query in ({}, {"judul": "Halaman"}):
        page = soup_of(person, **query, p="2")
        assert "Lebih dari 60 catatan" in page.get_text()
        assert len(page.select(".audit-table tbody tr")) == 10


def test_a_page_costs_the_same_however_long_the_log_is(dinkes):
    client, counts = client_of(operator_of(dinkes)), []
    for number in (1, 400):
        for n in range(5):
            draft_news(dinkes, operator_of(dinkes), title=f"Berita {number} {n}")
        fill(dinkes, number)
        client.get("/admin/audit/")
        warm_project_caches()
        with assert_max_queries(32, f"jejak audit dengan {number} catatan") as captured:
            assert client.get("/admin/audit/").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
