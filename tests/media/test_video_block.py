"""A video on a page: uploaded or elsewhere, never both, and nothing loaded before it is asked for."""

from typing import Any

import pytest

from media_pipeline.blocks import VideoBlock
from tests.blocks.test_previews import tags_of
from tests.blocks.test_rules import errors_of
from tests.factories.media import ImageFactory, VideoFactory
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
