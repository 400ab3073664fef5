"""A video on a page: uploaded or elsewhere, never both, and nothing loaded before it is asked for."""

import json
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from cms.publishing import gates
from media_pipeline.blocks import VideoBlock
from media_pipeline.models import Video
from tests.blocks.test_previews import tags_of
from tests.blocks.test_rules import errors_of
from tests.factories.media import ImageFactory, VideoFactory
from tests.factories.sites import site_tree
from tests.factories.users import operator_of
from tests.publishing.drafts import draft_news
from tests.story.people import client_of
from tests.support.html import assert_valid_html

pytestmark = pytest.mark.django_db


def value_of(**fields: Any) -> dict[str, Any]:
    return {"title": "Cara mendaftar", "video": None, "url": "", "poster": None, **fields}


def test_exactly_one_of_both() -> None:
    assert set(errors_of(VideoBlock(), value_of())) == {"video"}
    both = value_of(video=VideoFactory(), url="https://video.example/1")
    assert set(errors_of(VideoBlock(), both)) == {"url"}


def test_an_uploaded_video_needs_a_poster_of_its_own_or_of_the_block() -> None:
    bare = VideoFactory(thumbnail="")
    assert set(errors_of(VideoBlock(), value_of(video=bare))) == {"poster"}
    block = VideoBlock()
    block.clean(block.normalize(value_of(video=bare, poster=ImageFactory())))
    block.clean(block.normalize(value_of(video=VideoFactory())))


@pytest.mark.parametrize("url", ["ftp://video.example/1", "javascript:alert(1)", "video"])
def test_an_address_that_is_no_web_address_is_refused(url: str) -> None:
    assert set(errors_of(VideoBlock(), value_of(url=url))) == {"url"}


def test_a_draft_may_lack_everything() -> None:
    block = VideoBlock()
    block.clean_deferred(block.normalize(value_of(title="")))


def test_an_uploaded_video_is_native_and_waits() -> None:
    block = VideoBlock()
    video = VideoFactory(transcript="Selamat datang.", width=640, height=360)
    html = block.render(block.normalize(value_of(video=video)))
    tags = dict(tags_of(html))
    assert tags["a"]["href"] == video.file.url
    assert tags["video"]["preload"] == "none"
    assert tags["video"]["poster"] == video.thumbnail.url
    assert "controls" in tags["video"]
    assert "autoplay" not in tags["video"]
    assert tags["source"] == {"src": video.file.url, "type": "video/mp4"}
    assert tags["track"]["kind"] == "captions"
    assert tags["track"]["srclang"] == "id"
    assert "Selamat datang." in html
    assert_valid_html(f'<!DOCTYPE html><html lang="id"><head><title>Uji</title></head><body>{html}</body></html>')


def test_a_video_elsewhere_is_a_plain_link_that_says_where_it_leads() -> None:
    block = VideoBlock()
    html = block.render(block.normalize(value_of(url="https://www.video.example/tonton?v=1")))
    tags = tags_of(html)
    assert {tag for tag, _attributes in tags}.isdisjoint({"iframe", "video", "img", "script", "source"})
    assert dict(tags)["a"]["href"] == "https://www.video.example/tonton?v=1"
    assert "www.video.example" in html
    assert "Cara mendaftar" in html


def test_a_phone_gets_the_small_file() -> None:
    block = VideoBlock()
    video = VideoFactory(small=ContentFile(b"x", name="kecil.mp4"), file_size=2_400_000)
    html = block.render(block.normalize(value_of(video=video)))
    small, large = [attributes for tag, attributes in tags_of(html) if tag == "source"]
    assert (small["src"], large["src"]) == (video.small.url, video.file.url)
    assert "max-width" in small["media"]
    assert "media" not in large
    assert "2,3 MB" in html.replace("\xa0", " ")
    assert_valid_html(f'<!DOCTYPE html><html lang="id"><head><title>Uji</title></head><body>{html}</body></html>')


@pytest.mark.parametrize("state", [Video.State.WAITING, Video.State.WORKING])
def test_one_that_is_being_made_shows_its_poster_and_says_so(state: str) -> None:
    block = VideoBlock()
    video = VideoFactory(state=state)
    block.clean(block.normalize(value_of(video=VideoFactory(state=state, thumbnail=""))))
    html = block.render(block.normalize(value_of(video=video)))
    assert "Video sedang disiapkan" in html
    assert video.thumbnail.url in html
    assert video.file.url not in html
    assert_valid_html(f'<!DOCTYPE html><html lang="id"><head><title>Uji</title></head><body>{html}</body></html>')


def test_one_that_was_taken_back_gives_no_file() -> None:
    block = VideoBlock()
    for says, fields in (
        ("Video ditarik", {"withdrawn_at": timezone.now()}),
        ("tidak dapat ditampilkan", {"scan": Video.Scan.INFECTED}),
        ("tidak dapat ditampilkan", {"state": Video.State.FAILED}),
    ):
        # Not when it is made: a new file is one that nobody looked at yet.
        video = VideoFactory()
        Video._base_manager.filter(pk=video.pk).update(**fields)
        html = block.render(block.normalize(value_of(video=Video.objects.get(pk=video.pk))))
        assert says in html
        assert video.file.url not in html


def test_one_that_failed_is_not_submitted() -> None:
    assert set(errors_of(VideoBlock(), value_of(video=VideoFactory(state=Video.State.FAILED)))) == {"video"}


def test_the_editor_is_reminded_of_words_and_not_held_up() -> None:
    agency = site_tree("dinkes")["dinkes"]
    operator = operator_of(agency)
    bare = VideoFactory(title="Tanpa kata", captions="", transcript="", collection=agency.collection)
    told = VideoFactory(title="Lengkap", transcript="Selamat datang.", collection=agency.collection)
    body = [("video", value_of(video=video.pk)) for video in (bare, told)]
    page = draft_news(agency, operator, body=json.dumps([{"type": kind, "value": value} for kind, value in body]))
    html = client_of(operator).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    panel = html.partition("Video pada halaman ini")[2].partition("Ini pengingat")[0]
    assert "Tanpa kata" in panel
    assert "belum mempunyai teks video" in panel
    assert "belum mempunyai transkrip" in panel
    assert "Lengkap" not in panel
    assert gates.blockers(page) == []
