"""What is issued stands on every page of every site from its start to its end, without a job and without a query."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page

from cms.models import ContentVersion
from cms.publishing.four_eyes import system_publication
from opd.alerts.models import Alert
from opd.alerts.services import write
from opd.alerts.states import Step
from tests.factories.alerts import issued, later, step, values
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import provisioned
from tests.support.html import assert_valid_html
from tests.support.queries import assert_max_queries, warm_project_caches

BANNER = 'class="alerts"'


def read(host: str, path: str = "/") -> str:
    return Client(headers={"host": host}).get(path).content.decode()


def test_it_stands_on_every_site_language_and_error_page(house):
    provisioned("dinkes", languages=("en",))
    news = NewsPageFactory(agency=house.dinkes)
    pages = [("dinkes.localhost", path) for path in ("/", "/berita/", f"/berita/{news.slug}/", "/cari/?q=x", "/x/")]
    pages += [("localhost", "/"), ("localhost", "/tidak-ada/"), ("bpbd.localhost", "/en/cari/")]
    for host, path in pages:
        assert BANNER not in read(host, path)
    issued(house.bpbd, house.operator, house.editor, title="Banjir <rob> & angin")
    for host, path in pages:
        html = read(host, path)
        assert html.count(BANNER) == 1, path
        assert "Banjir &lt;rob&gt; &amp; angin" in html
        assert html.index('class="skip-link"') < html.index(BANNER) < html.index("<header>")
    assert 'lang="id">Banjir' in read("bpbd.localhost", "/en/cari/")
    assert_valid_html(read("dinkes.localhost"))


def test_it_begins_and_ends_by_itself_on_pages_that_are_cached(house):
    now = timezone.now()
    alert = issued(house.bpbd, house.operator, house.editor, starts_at=now + timedelta(minutes=30))
    # Twice, so that every fragment is warm.
    assert BANNER not in read("dinkes.localhost") + read("dinkes.localhost")
    later(alert, minutes=31)
    assert BANNER in read("dinkes.localhost")
    later(alert, hours=6)
    assert BANNER not in read("dinkes.localhost")


def test_it_goes_with_the_next_request_when_somebody_ends_it(house):
    alert = issued(house.bpbd, house.operator, house.editor)
    assert BANNER in read("localhost")
    step(alert, Step.STOP, house.second, "Air sudah surut.")
    assert BANNER not in read("localhost")


def test_the_most_urgent_stands_first(house):
    for level in ("informasi", "awas", "waspada"):
        issued(house.bpbd, house.operator, house.editor, level=level)
    html = read("localhost")
    places = [html.index(f"alert--{level}") for level in ("awas", "waspada", "informasi")]
    assert places == sorted(places)


def test_it_leads_to_a_page_of_ours_as_long_as_that_is_on_line(house):
    news = NewsPageFactory(agency=house.bpbd, title="Tas siaga")
    issued(house.bpbd, house.operator, house.editor, link=Page.objects.get(pk=news.pk))
    assert f'href="{news.full_url}">Tas siaga' in read("dinkes.localhost")
    with system_publication():
        news.unpublish()
    assert "Tas siaga" not in read("dinkes.localhost")


def test_banners_cost_no_query(house):
    news = NewsPageFactory(agency=house.dinkes)
    client = Client(headers={"host": "dinkes.localhost"})
    paths = ("/", f"/berita/{news.slug}/")
    counts = []
    for _ in range(2):
        for path in paths:
            for _temperature in ("dingin", "hangat"):
                if _temperature == "dingin":
                    warm_project_caches()
                with assert_max_queries(18, path) as captured:
                    client.get(path)
                counts.append(len(captured))
        page = Page.objects.get(pk=news.pk)
        for level in ("awas", "siaga", "waspada"):
            issued(house.bpbd, house.operator, house.editor, level=level, link=page)
    assert counts[4:] == counts[:4]


def test_the_clock_is_told_to_the_log_and_to_caches_once(house):
    now = timezone.now()
    alert = issued(house.bpbd, house.operator, house.editor, starts_at=now + timedelta(minutes=5))
    call_command("minutely", stdout=StringIO())
    for shift, action in (({"minutes": 6}, "alerts.begin"), ({"hours": 7}, "alerts.end")):
        later(alert, **shift)
        before = ContentVersion.current()
        for _ in range(2):
            call_command("minutely", stdout=StringIO())
        assert ModelLogEntry.objects.for_instance(alert).filter(action=action).count() == 1
        assert ContentVersion.current() > before


def test_the_archive_keeps_all_that_was_read_and_nothing_else(house):
    former = issued(house.bpbd, house.operator, house.editor, title="Rob pertama")
    later(former, minutes=10)
    correction = write(actor=house.operator, values=values(house.bpbd, title="Rob kedua"), replaces=former)
    step(step(correction, Step.SUBMIT, house.operator), Step.APPROVE, house.editor)
    over = issued(house.bpbd, house.operator, house.editor, title="Angin kencang")
    later(over, hours=30)
    never = issued(
        house.bpbd, house.operator, house.editor, title="Batal", starts_at=timezone.now() + timedelta(hours=1)
    )
    step(never, Step.STOP, house.second, "Tidak jadi.")
    write(actor=house.operator, values=values(house.bpbd, title="Masih draf"))
    html = read("localhost", "/informasi-serta-merta/")
    assert_valid_html(html)
    assert all(title in html for title in ("Rob pertama", "Rob kedua", "Angin kencang"))
    assert not any(title in html for title in ("Batal", "Masih draf"))
    own = read("localhost", f"/informasi-serta-merta/{former.pk}/")
    assert_valid_html(own)
    assert "Tidak berlaku lagi sejak" in own
    assert "Rob kedua" in own
    assert "Sedang berlaku" in read("localhost", f"/informasi-serta-merta/{correction.pk}/")
    client = Client(headers={"host": "localhost"})
    for pk in (never.pk, Alert.objects.get(title="Masih draf").pk, 10**30):
        assert client.get(f"/informasi-serta-merta/{pk}/").status_code == 404
    led = Client(headers={"host": "dinkes.localhost"}).get(f"/informasi-serta-merta/{former.pk}/")
    assert led["Location"] == f"http://localhost:8000/informasi-serta-merta/{former.pk}/"
    assert "Tidak jadi." not in html + own


def test_other_systems_read_what_holds_now(house):
    over = issued(house.bpbd, house.operator, house.editor, title="Angin kencang")
    later(over, hours=30)
    issued(house.bpbd, house.operator, house.editor, level="awas", title="Banjir")
    now = json.loads(read("dinkes.localhost", "/feeds/informasi-serta-merta.json"))["informasi_serta_merta"]
    assert [(one["tingkat"], one["judul"]) for one in now] == [("awas", "Banjir")]
    atom = read("dinkes.localhost", "/feeds/informasi-serta-merta.atom")
    assert "Awas: Banjir" in atom
    assert 'term="berakhir"' in atom
    assert "tag:localhost,2026:informasi-serta-merta:" in atom


@pytest.mark.contract
def test_every_engine_reads_the_same(house):
    alert = issued(house.bpbd, house.operator, house.editor, text='Kata "kutip"\ndan baris')
    html = read("dinkes.localhost")
    assert "Kata &quot;kutip&quot;" in html
    assert f'datetime="{timezone.localtime(alert.ends_at).isoformat(timespec="seconds")}"' in html
