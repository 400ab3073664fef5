"""Of what was uploaded two small, clean videos and a poster are made, once, whatever happens on the way."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as PillowImage

from media_pipeline.models import Video
from media_pipeline.videos import asking, ffmpeg, transcoding
from media_pipeline.videos.names import STILL
from media_pipeline.videos.probe import probe
from tests.factories.media import VideoFactory
from tests.media import clips

pytestmark = pytest.mark.django_db

State = Video.State


def uploaded(content: bytes, **fields: Any) -> Video:
    defaults = {"thumbnail": "", "captions": "", "state": State.WAITING}
    video: Video = VideoFactory(file=ContentFile(content, name="rapat.mov"), **defaults | fields)
    return video


def bytes_of(field: Any) -> bytes:
    with field.storage.open(field.name) as file:
        return bytes(file.read())


def look_at(field: Any) -> Any:
    with field.storage.open(field.name) as file:
        return probe(file.file)


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    def run(video: Video) -> Video:
        with django_capture_on_commit_callbacks(execute=True):
            transcoding.transcode(video_id=video.pk)
        return Video.objects.get(pk=video.pk)

    return run


def test_a_phone_video_becomes_two_upright_ones_that_tell_nothing(committed: Any) -> None:
    video = uploaded(clips.phone_clip())
    storage, source = video.file.storage, video.file.name
    video = committed(video)
    assert (video.state, video.progress, video.problem) == (State.READY, 100, "")
    assert (video.width, video.height) == (720, 1280)
    large, small = look_at(video.file), look_at(video.small)
    assert (large.width, large.height, large.rotation) == (720, 1280, 0)
    assert (small.width, small.height, small.audio_codec) == (360, 640, "aac")
    assert video.file_size == storage.size(video.file.name)
    for field in (video.file, video.small):
        content = bytes_of(field)
        assert b"111.0380" not in content
        assert b"Siti" not in content
        # The index stands first, so that playing starts before all has come.
        assert content.index(b"moov") < content.index(b"mdat")
    assert not storage.exists(source)
    assert os.path.basename(video.thumbnail.name).startswith(STILL)
    assert PillowImage.open(BytesIO(bytes_of(video.thumbnail))).size == (720, 1280)


def test_a_small_silent_one_keeps_its_size_and_has_one_file(committed: Any) -> None:
    video = committed(uploaded(clips.clip("320x180", 1, sound=False)))
    assert (video.state, video.width, video.height, video.small.name) == (State.READY, 320, 180, "")
    assert look_at(video.file).audio_codec == ""


def test_a_poster_that_somebody_chose_stays(committed: Any) -> None:
    video = uploaded(clips.clip(), thumbnail=ContentFile(b"x", name="pilihan.jpg"))
    name = video.thumbnail.name
    assert committed(video).thumbnail.name == name


def test_the_poster_is_no_black_picture(committed: Any) -> None:
    black_first = clips.make(
        *("-f", "lavfi", "-i", "color=black:s=320x180:r=30:d=2", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=30:d=1"),
        *("-filter_complex", "[0:v][1:v]concat=n=2:v=1", "-c:v", "libx264", "-g", "10"),
    )
    video = committed(uploaded(black_first))
    low, high = PillowImage.open(BytesIO(bytes_of(video.thumbnail))).convert("L").getextrema()
    assert high - low > 100


def test_what_is_no_video_fails_with_words_and_keeps_its_file(committed: Any) -> None:
    video = committed(uploaded(clips.sound_only()))
    assert video.state == State.FAILED
    assert "suara" in video.problem
    assert video.file.storage.exists(video.file.name)


def test_a_file_that_is_gone_is_said_so(committed: Any) -> None:
    video = uploaded(clips.clip())
    video.file.storage.delete(video.file.name)
    assert "tidak ditemukan" in committed(video).problem


def test_it_is_made_once(committed: Any) -> None:
    video = committed(uploaded(clips.clip()))
    assert committed(video).file.name == video.file.name


def test_one_that_is_worked_on_is_left_alone(committed: Any) -> None:
    video = uploaded(clips.clip(), state=State.WORKING, heard_at=timezone.now(), tries=1)
    assert committed(video).state == State.WORKING


def test_a_file_replaced_meanwhile_is_not_overwritten(monkeypatch: pytest.MonkeyPatch, committed: Any) -> None:
    video = uploaded(clips.clip())
    real = ffmpeg.encode

    def replaced_meanwhile(*arguments: Any) -> None:
        real(*arguments)
        other = video.file.storage.save("media/lain.mp4", ContentFile(clips.clip()))
        Video.objects.filter(pk=video.pk).update(file=other, state=State.WAITING, tries=0)

    monkeypatch.setattr(ffmpeg, "encode", replaced_meanwhile)
    folder = Path(video.file.storage.path(video.file.name)).parent
    before = set(folder.iterdir())
    after = committed(video)
    assert (after.state, after.thumbnail.name) == (State.WAITING, "")
    # Nothing that was made for the other one is left.
    assert {path.name for path in set(folder.iterdir()) - before} == {Path(after.file.name).name}


def test_an_encoder_that_fails_is_tried_three_times(monkeypatch: pytest.MonkeyPatch, committed: Any) -> None:
    def fail(*arguments: Any) -> None:
        raise ffmpeg.EncodingFailed("out of luck")

    monkeypatch.setattr(ffmpeg, "encode", fail)
    video = uploaded(clips.clip())
    states = [committed(video).state for _ in range(3)]
    assert states == [State.WAITING, State.WAITING, State.FAILED]
    assert "Coba lagi" in Video.objects.get(pk=video.pk).problem


class TestTheMinute:
    def asked(self, django_capture_on_commit_callbacks: Any) -> int:
        with django_capture_on_commit_callbacks():
            return asking.ask_again()

    def test_one_that_fell_silent_is_asked_for_again(self, django_capture_on_commit_callbacks: Any) -> None:
        old = timezone.now() - timedelta(seconds=90)
        video = uploaded(clips.clip(), state=State.WORKING, heard_at=old, tries=1)
        assert self.asked(django_capture_on_commit_callbacks) == 1
        assert Video.objects.get(pk=video.pk).state == State.WAITING
        # Asked for: the queue does not grow with every minute.
        assert self.asked(django_capture_on_commit_callbacks) == 0

    def test_one_that_is_heard_or_done_is_not(self, django_capture_on_commit_callbacks: Any) -> None:
        uploaded(clips.clip(), state=State.WORKING, heard_at=timezone.now(), tries=1)
        uploaded(clips.clip(), state=State.READY)
        uploaded(clips.clip(), state=State.FAILED)
        uploaded(clips.clip(), heard_at=timezone.now())
        assert self.asked(django_capture_on_commit_callbacks) == 0

    def test_one_that_ends_its_worker_each_time_is_given_up(self, django_capture_on_commit_callbacks: Any) -> None:
        old = timezone.now() - timedelta(seconds=90)
        video = uploaded(clips.clip(), state=State.WORKING, heard_at=old, tries=3)
        assert self.asked(django_capture_on_commit_callbacks) == 0
        assert Video.objects.get(pk=video.pk).state == State.FAILED


def test_an_encoder_dies_with_its_worker(tmp_path: Any) -> None:
    source = tmp_path / "a.mp4"
    source.write_bytes(clips.clip("1280x720", 4))
    # A worker in small: it starts the encoder on an endless source and says its number.
    worker = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from media_pipeline.videos import ffmpeg\n"
            "ffmpeg.encode(['-re', '-stream_loop', '-1', '-i', sys.argv[1], '-progress', 'pipe:1', '-f', 'null', '-'],"
            " 60, lambda n: print('heard', flush=True) or True)",
            str(source),
        ],
        stdout=subprocess.PIPE,
    )
    assert worker.stdout is not None
    worker.stdout.readline()
    worker.stdout.readline()
    children = [int(pid) for pid in _children_of(worker.pid)]
    assert len(children) == 1
    pidfd = os.pidfd_open(children[0])
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    worker.stdout.close()
    import select

    ended, _w, _x = select.select([pidfd], [], [], 10)
    os.close(pidfd)
    assert ended


def _children_of(pid: int) -> list[str]:
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return file.read().split()
