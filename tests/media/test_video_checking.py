"""What is a video is read from its bytes, and what is none is refused in words that help."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from media_pipeline.videos import checking
from tests.media import clips


def check(content: bytes, name: str = "rapat.mp4") -> Any:
    return checking.check(SimpleUploadedFile(name, content))


def test_an_upright_phone_video_is_upright() -> None:
    look = check(clips.phone_clip(), "IMG_0001.MOV")
    assert (look.width, look.height, round(look.duration)) == (720, 1280, 2)
    assert (look.video_codec, look.audio_codec) == ("h264", "aac")


@pytest.mark.parametrize(
    ("make", "name"), [(clips.webm_clip, "a.webm"), (clips.avi_clip, "a.AVI"), (clips.webm_clip, "a.mp4")]
)
def test_other_kinds_that_cameras_make_are_accepted_by_their_bytes(make: Any, name: str) -> None:
    assert check(make(), name).audio_codec == ""


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (lambda: b"", "kosong"),
        (lambda: b"MZ\x90\x00" + b"\x00" * 99, "bukan video"),
        (lambda: b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n", "bukan video"),
        (lambda: b"ffconcat version 1.0\nfile /etc/passwd\n", "bukan video"),
        (lambda: b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 99, "rusak"),
        (lambda: clips.clip()[:5000], "rusak"),
        (clips.cut_clip, "terpotong"),
        (clips.sound_only, "hanya berisi suara"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_words(content: Any, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        check(content())


@pytest.mark.parametrize("name", ["rapat.exe", "rapat", "rapat.mp4.html", ""])
def test_another_ending_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="Akhiran"):
        checking.check(ContentFile(clips.clip(), name=name))


def test_a_video_over_the_limits_is_refused_with_the_limits(settings: Any) -> None:
    settings.VIDEO_MAX_SECONDS = 1
    with pytest.raises(ValidationError, match="terlalu panjang"):
        check(clips.clip())
    settings.VIDEO_MAX_UPLOAD_SIZE = 10
    with pytest.raises(ValidationError, match="terlalu besar"):
        check(clips.clip())


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.mp4", "rapat\u202e4pm.exe.mp4", "video <b>.mp4", "C:\\x\\rapat.mp4", "x" * 300 + ".mp4"]
)
def test_it_is_stored_under_a_plain_name(name: str) -> None:
    upload = SimpleUploadedFile("a.mp4", clips.clip())
    upload._name = name
    checking.check(upload)
    stem, _dot, kind = (upload.name or "").rpartition(".")
    assert kind == "mp4"
    assert stem.replace("-", "").isalnum()
    assert stem.isascii()
    assert len(stem) < 60
