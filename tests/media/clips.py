"""Tiny real videos, made once a test process by the house's own ffmpeg."""

import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from media_pipeline.videos.ffmpeg import program

PLACE = "-6.7559+111.0380/"


def make(*arguments: str, ending: str = "mp4") -> bytes:
    """Return what ffmpeg writes with these arguments after its inputs' common ones."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"clip.{ending}"
        subprocess.run([program(), "-loglevel", "error", "-y", *arguments, str(path)], check=True, timeout=60)
        return path.read_bytes()


def _source(size: str, seconds: float, sound: bool = True) -> list[str]:
    inputs = ["-f", "lavfi", "-i", f"testsrc2=s={size}:r=30:d={seconds}"]
    if sound:
        inputs += ["-f", "lavfi", "-i", f"sine=d={seconds}"]
    return inputs


_X264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")


@cache
def clip(size: str = "320x180", seconds: float = 2, sound: bool = True) -> bytes:
    """A clean MP4."""
    return make(*_source(size, seconds, sound), *_X264, *(("-c:a", "aac") if sound else ()))


@cache
def phone_clip() -> bytes:
    """What a phone held upright writes: lying pictures and a note to turn them, the place, a name, sound."""
    with TemporaryDirectory() as folder:
        lying = Path(folder) / "lying.mp4"
        lying.write_bytes(clip("1280x720", 2))
        said = ("-metadata", f"location={PLACE}", "-metadata", "title=Rumah Siti", "-metadata:s:v", "title=Siti")
        return make("-display_rotation", "90", "-i", str(lying), "-c", "copy", *said, ending="mov")


@cache
def webm_clip() -> bytes:
    return make(*_source("320x180", 1, sound=False), "-c:v", "libvpx", ending="webm")


@cache
def avi_clip() -> bytes:
    return make(*_source("320x180", 1, sound=False), "-c:v", "mpeg4", ending="avi")


@cache
def sound_only() -> bytes:
    return make("-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac")


@cache
def cut_clip() -> bytes:
    """The index stands first and says six seconds, of which most never arrived."""
    whole = make(*_source("320x180", 6), *_X264, "-movflags", "+faststart")
    return whole[: len(whole) // 3]
