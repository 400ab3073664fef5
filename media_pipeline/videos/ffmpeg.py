"""Runs ffmpeg, Debian's or the one that imageio-ffmpeg carries, bounded and with its progress heard."""

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

from media_pipeline.videos import limits

_ROOT = Path(__file__).resolve().parents[2]
_HEAR_SECONDS = 2.0
_MESSAGE_BYTES = 2000


class EncodingFailed(Exception):  # noqa: N818
    """The encoder could not make the video; `message` is what it said last, in English, for the log."""

    def __init__(self, message: str, *, was_slow: bool = False) -> None:
        super().__init__(message)
        self.message, self.was_slow = message, was_slow


@cache
def program() -> str:
    """Return the path of ffmpeg. Raises RuntimeError where neither the system nor a package has one."""
    found = shutil.which("ffmpeg", path=os.environ.get("PATH") or os.defpath)
    if found:
        return found
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())


def encode(arguments: Sequence[str], duration: float, hear: Callable[[int], bool]) -> None:
    """Run ffmpeg to its end; `hear` gets the progress in percent every two seconds and says whether to go on.

    Raises EncodingFailed, also when `hear` says no, and OSError where the process cannot be started.
    """
    wall = limits.wall_seconds(duration)
    bounds = (os.getpid(), limits.MAX_MEMORY, limits.output_bytes(duration), wall * limits.THREADS)
    launch = [sys.executable, "-s", "-B", "-m", "media_pipeline.videos.launch", *map(str, bounds)]
    with TemporaryFile() as errors:
        process = subprocess.Popen(
            [*launch, program(), *arguments],
            cwd=_ROOT,
            env={},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )
        try:
            in_time = _listen(process, duration, time.monotonic() + wall, hear)
        finally:
            if process.poll() is None:
                process.kill()
            code = process.wait()
            if process.stdout is not None:
                process.stdout.close()
        if code == 0 and in_time:
            return
        errors.seek(max(0, errors.seek(0, os.SEEK_END) - _MESSAGE_BYTES))
        message = errors.read().decode("utf-8", "replace").strip()
    raise EncodingFailed(message or f"ended with {code}", was_slow=not in_time or code == -signal.SIGXCPU)


def _listen(process: "subprocess.Popen[bytes]", duration: float, deadline: float, hear: Callable[[int], bool]) -> bool:
    """Read the progress until ffmpeg closes its output; False when its time is over, or `hear` says to stop."""
    if process.stdout is None:
        raise ValueError("The encoder's output must be a pipe.")
    pipe, rest, percent, next_word = process.stdout.fileno(), b"", 0, 0.0
    while True:
        now = time.monotonic()
        if now > deadline:
            return False
        if now >= next_word:
            if not hear(percent):
                return False
            next_word = now + _HEAR_SECONDS
        ready, _w, _x = select.select([pipe], [], [], 0.5)
        if not ready:
            continue
        block = os.read(pipe, 4096)
        if not block:
            process.wait(max(1.0, deadline - time.monotonic()))
            return True
        *lines, rest = (rest + block).split(b"\n")
        for line in lines:
            name, _equals, value = line.partition(b"=")
            if name == b"out_time_us" and value.strip().isdigit() and duration > 0:
                percent = min(99, int(int(value) / 10_000 / duration))
