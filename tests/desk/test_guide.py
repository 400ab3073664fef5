"""The guide is complete, found by words, and led to from the forms that it explains."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.urls import reverse
from PIL import Image

from cms.guide.search import find
from cms.registries.guide import PICTURE_HEIGHT, PICTURE_WIDTH, chapter_of, chapters
from opd.guide import CHAPTERS
from opd.models import NewsIndexPage
from tests.factories.sites import section_of, site_tree
from tests.factories.users import operator_of
from tests.story.people import client_of
from tests.support.guide_screens import FOLDER, SHOTS

pytestmark = pytest.mark.django_db

PICTURES = [step.picture for chapter in CHAPTERS for step in chapter.steps if step.picture]


@pytest.fixture
def dinkes():
    return site_tree("dinkes")["dinkes"]


@pytest.fixture
def client(dinkes):
    return client_of(operator_of(dinkes))


def test_every_picture_is_there_at_its_size_with_words_and_light_in_all():
    files = [Path(str(finders.find(picture.file))) for picture in PICTURES]
    for picture, file in zip(PICTURES, files, strict=True):
        assert Image.open(file).size == (PICTURE_WIDTH, PICTURE_HEIGHT), picture.file
        assert len(str(picture.alt)) > 20, picture.file
    assert sum(file.stat().st_size for file in files) < 600_000


def test_every_picture_is_taken_by_the_command_and_used_once():
    names = [Path(picture.file).stem for picture in PICTURES]
    assert sorted(names) == sorted(shot.name for shot in SHOTS)
    assert {path.stem for path in FOLDER.glob("*.webp")} == set(names)


def test_ten_chapters_follow_one_another(client):
    index = BeautifulSoup(client.get(reverse("guide:index")).content, "html.parser")
    links = [link["href"] for link in index.select(".cms-guide__chapter a")]
    assert links == [reverse("guide:chapter", args=[chapter.slug]) for chapter in chapters()]
    assert len(links) == 10
    address, walked = links[0], []
    while address:
        walked.append(address)
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        assert soup.h1
        assert len(soup.select(".cms-guide__steps > li")) >= 4
        following = soup.select_one("a[rel=next]")
        address = following["href"] if following else ""
    assert walked == links


def test_words_find_a_chapter_and_others_say_so(client):
    assert "galeri" in {chapter.slug for chapter in find(chapters(), "FOTO video")}
    assert find(chapters(), "kata sandi")[0].slug == "keamanan"
    page = client.get(reverse("guide:index"), {"q": "<b>tidakada</b>"}).content.decode()
    assert "Tidak ada bab" in page
    assert "<b>tidakada" not in page
    assert client.get(reverse("guide:chapter", args=["tidak-ada"])).status_code == 404


def test_a_form_leads_to_its_chapter(client, dinkes):
    section = section_of(dinkes, NewsIndexPage)
    form = client.get(reverse("wagtailadmin_pages:add", args=["opd", "newspage", section.pk])).content.decode()
    assert reverse("guide:chapter", args=["berita"]) in form
    assert chapter_of("opd.newspage").slug == "berita"


def test_who_is_not_staff_reads_no_guide(dinkes):
    from django.test import Client

    response = Client(headers={"host": "localhost"}).get(reverse("guide:index"))
    assert response.status_code == 302
    assert re.search("/admin/login/", response.url)
