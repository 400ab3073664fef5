"""How many hostile files are opened at once on this machine, by all processes of the house together."""

import fcntl
import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


@contextmanager
def turn() -> Iterator[None]:
    """Wait for one of MEDIA_PARALLEL places and keep it. Whoever dies gives its place back: the kernel holds them."""
    folder = Path(tempfile.gettempdir()) / f"pati-media-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    count = max(1, int(settings.MEDIA_PARALLEL))
    places = [os.open(folder / str(number), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600) for number in range(count)]
    try:
        if not any(_taken_at_once(place) for place in places):
            # Each child is bounded in time, so every place becomes free.
            fcntl.flock(random.choice(places), fcntl.LOCK_EX)  # noqa: S311 (no secret)
        yield
    finally:
        for place in places:
            os.close(place)


def _taken_at_once(place: int) -> bool:
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
