"""Each photo of an album has a page of its own: its words, its neighbours, its original, and only while it is shown."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from cms.publishing.four_eyes import system_publication
from media_pipeline.models import Image
from opd.models import GalleryPage
from tests.factories.pages import EventPageFactory, GalleryPageFactory, NewsPageFactory
from tests.factories.sites import provisioned
from tests.gallery.albums import photo
from tests.pages.samples import live, pictures
from tests.support.html import assert_valid_html
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = pytest.mark.django_db
HOST = "dinkes.localhost"


def album(agency: Any, images: list[Any], **values: Any) -> GalleryPage:
    page = GalleryPageFactory(agency=agency, **values)
    page.photos = [photo(image, caption=f"Keterangan {n}") for n, image in enumerate(images, start=1)]
    return live(page)


def path_of(page: Any) -> str:
    return "/" + page.full_url.split("//", 1)[1].split("/", 1)[1]


def get(client: Client, path: str) -> Any:
    return client.get(path, headers={"host": HOST})


@pytest.fixture
def dinkes() -> Any:
    return provisioned("dinkes", languages=("en",))


def test_a_photo_has_its_words_its_neighbours_and_its_original(dinkes: Any, client: Client) -> None:
    images = pictures(dinkes, 3)
    Image.objects.filter(pk=images[1].pk).update(file_size=4_400_000)
    page = album(dinkes, images, title="Hari posyandu")
    own = path_of(page)
    answer = get(client, f"{own}foto/{images[1].pk}/")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert_valid_html(answer.content)
    assert "Foto 2 dari 3" in html
    assert "<h1>Foto 2: Hari posyandu</h1>" in html
    assert "Keterangan 2" in html
    assert images[1].description in html
    assert f'rel="prev" href="{own}foto/{images[0].pk}/"' in html
    assert f'rel="next" href="{own}foto/{images[2].pk}/"' in html
    assert f'<link rel="canonical" href="{page.full_url}foto/{images[1].pk}/">' in html
    assert re.search(r'<meta property="og:image" content="http[^"]+\.jpg">', html)
    assert re.search(rf'href="{re.escape(images[1].file.url)}" download>Unduh ukuran asli \(JPEG, 4,2.MB\)', html)
    assert "600 × 400 piksel" in html
    known = json.loads(re.search(r'<script type="application/ld\+json">(.+?)</script>', html)[1])["@graph"]
    assert [one["@type"] for one in known] == ["ImageObject"]
    assert known[0]["isPartOf"]["url"] == page.full_url


def test_the_first_and_the_last_have_one_neighbour(dinkes: Any, client: Client) -> None:
    images = pictures(dinkes, 2)
    own = path_of(album(dinkes, images))
    assert 'rel="prev"' not in get(client, f"{own}foto/{images[0].pk}/").content.decode()
    assert 'rel="next"' not in get(client, f"{own}foto/{images[1].pk}/").content.decode()


def test_every_photo_of_the_album_leads_to_its_page(dinkes: Any, client: Client) -> None:
    images = pictures(dinkes, 2)
    own = path_of(album(dinkes, images))
    html = get(client, own).content.decode()
    assert_valid_html(html.encode())
    for image in images:
        assert f'<a href="{own}foto/{image.pk}/" data-picture data-page>' in html


@pytest.mark.parametrize("number", ["0", "999999", "9" * 40])
def test_what_the_album_does_not_show_is_not_found(number: str, dinkes: Any, client: Client) -> None:
    own = path_of(album(dinkes, pictures(dinkes, 1)))
    assert get(client, f"{own}foto/{number}/").status_code == 404


def test_a_picture_of_another_album_is_not_found(dinkes: Any, client: Client) -> None:
    images = pictures(dinkes, 2)
    own = path_of(album(dinkes, images[:1], title="Satu"))
    album(dinkes, images[1:], title="Dua")
    assert get(client, f"{own}foto/{images[1].pk}/").status_code == 404
    assert get(client, f"/berita/foto/{images[0].pk}/").status_code == 404


def test_a_photo_that_left_the_album_was_withdrawn_or_is_dangerous_is_not_found(dinkes: Any, client: Client) -> None:
    images = pictures(dinkes, 4)
    page = album(dinkes, images)
    own = path_of(page)
    page.photos = [photo(image) for image in images[1:]]
    live(page)
    with system_publication():
        Image.objects.filter(pk=images[1].pk).update(withdrawn_at=timezone.now())
        Image.objects.filter(pk=images[2].pk).update(scan=Image.Scan.INFECTED)
    for image in images[:3]:
        assert get(client, f"{own}foto/{image.pk}/").status_code == 404
    assert "Foto 1 dari 1" in get(client, f"{own}foto/{images[3].pk}/").content.decode()


def test_a_draft_and_a_restricted_album_keep_their_photos(dinkes: Any, client: Client) -> None:
    images = pictures(dinkes, 1)
    page = album(dinkes, images, title="Rapat")
    own = path_of(page)
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="rahasia")
    html = get(client, f"{own}foto/{images[0].pk}/").content.decode()
    assert "Keterangan 1" not in html
    assert 'type="password"' in html
    with system_publication():
        page.unpublish()
    # As the album itself: what a restricted page was is nobody's business.
    assert get(client, f"{own}foto/{images[0].pk}/").status_code == get(client, own).status_code == 404


def test_the_photos_of_an_album_in_the_archive_say_so(dinkes: Any, client: Client) -> None:
    images = pictures(dinkes, 1)
    page = album(dinkes, images, title="Rapat")
    own = path_of(page)
    with system_publication():
        page.unpublish()
    assert get(client, f"{own}foto/{images[0].pk}/").status_code == get(client, own).status_code == 410


def test_a_moved_album_takes_its_photos_along(
    dinkes: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    images = pictures(dinkes, 1)
    page = album(dinkes, images, title="Lama")
    before = path_of(page)
    page.slug = "nama-baru"
    with django_capture_on_commit_callbacks(execute=True):
        page = live(page)
    answer = get(client, f"{before}foto/{images[0].pk}/")
    assert (answer.status_code, answer["Location"]) == (301, f"{page.full_url}foto/{images[0].pk}/")


def test_a_photo_answers_in_the_album_s_own_language_and_below_an_alias(dinkes: Any, client: Client) -> None:
    images = pictures(dinkes, 1)
    page = album(dinkes, images, title="Hari posyandu")
    own = path_of(page)
    english = Locale.objects.get(language_code="en")
    answer = get(client, f"/en{own}foto/{images[0].pk}/")
    assert (answer.status_code, answer["Location"]) == (302, f"{page.full_url}foto/{images[0].pk}/")
    with system_publication():
        alias = page.copy_for_translation(english, copy_parents=True, alias=True)
    answer = get(client, f"{path_of(alias)}foto/{images[0].pk}/")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'hreflang="id" href="{page.full_url}foto/{images[0].pk}/"' in html
    assert f'hreflang="en" href="{alias.full_url}foto/{images[0].pk}/"' in html


def test_an_album_and_what_it_shows_lead_to_each_other(dinkes: Any, client: Client) -> None:
    images = pictures(dinkes, 3)
    event, news = EventPageFactory(agency=dinkes, title="Senam"), NewsPageFactory(agency=dinkes, title="Kabar senam")
    page = album(dinkes, images, title="Foto senam", event=event, news=news, image=images[0])
    html = get(client, path_of(page)).content.decode()
    assert f'Agenda: <a href="{path_of(event)}">Senam</a>' in html
    assert f'Berita: <a href="{path_of(news)}">Kabar senam</a>' in html
    for other in (event, news):
        answer = get(client, path_of(other))
        html = answer.content.decode()
        assert "Foto kegiatan ini" in html
        assert "3 foto" in html
        assert f'<a href="{path_of(page)}">Foto senam</a>' in html
        assert_valid_html(answer.content)
    listing = get(client, "/galeri/").content.decode()
    assert "<span>3 foto</span>" in listing
    assert "<span>Senam</span>" in listing


def test_what_is_not_public_is_not_named(dinkes: Any, client: Client) -> None:
    images = pictures(dinkes, 1)
    event = EventPageFactory(agency=dinkes, title="Rapat tertutup", live=False)
    page = album(dinkes, images, title="Foto rapat", event=event)
    assert "Rapat tertutup" not in get(client, path_of(page)).content.decode()
    assert "Rapat tertutup" not in get(client, "/galeri/").content.decode()
    shown = EventPageFactory(agency=dinkes, title="Senam")
    hidden = album(dinkes, images, title="Album tertutup", event=shown)
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="rahasia")
    assert "Album tertutup" not in get(client, path_of(shown)).content.decode()


def test_a_sibling_in_another_language_shows_its_own_albums(dinkes: Any, client: Client) -> None:
    english = Locale.objects.get(language_code="en")
    event = EventPageFactory(agency=dinkes, title="Senam")
    page = album(dinkes, pictures(dinkes, 1), title="Foto senam", event=event)
    with system_publication():
        alias = page.copy_for_translation(english, copy_parents=True, alias=True)
        event_alias = event.copy_for_translation(english, copy_parents=True, alias=True)
    assert f'href="{path_of(alias)}"' in get(client, path_of(event_alias)).content.decode()
    here = get(client, path_of(event)).content.decode()
    assert f'<a href="{path_of(page)}">Foto senam</a>' in here
    assert f'<a href="{path_of(alias)}">' not in here


def test_a_news_item_with_albums_costs_no_query_more_and_a_photo_of_many_a_bounded_number(
    dinkes: Any, client: Client
) -> None:
    images = pictures(dinkes, 12)
    event = EventPageFactory(agency=dinkes, title="Senam", image=images[0])
    event.body = [{"type": "image", "value": {"image": images[2].pk}}]
    event = live(event)

    def queries(path: str, most: int) -> int:
        warm_project_caches()
        with assert_max_queries(most, path) as captured:
            assert get(client, path).status_code == 200
        return len(captured)

    without = queries(path_of(event), 18)
    page = album(dinkes, images, title="Foto senam", event=event, image=images[1])
    assert queries(path_of(event), 18) == without
    queries(path_of(page), 18)
    queries(f"{path_of(page)}foto/{images[5].pk}/", 18)
    queries("/galeri/", 16)
