"""How many bounded processes run at once on this machine, over all servers and workers: MEDIA_PARALLEL.

A turn is a locked file: the kernel gives it back when whoever holds it is gone, however that ended.
"""

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings

_PAUSE = 0.02


class NoTurnError(Exception):
    """All turns were taken for as long as one wanted to wait."""


@contextmanager
def turn(patience: float) -> Iterator[None]:
    """Hold one of the turns; raises NoTurnError after `patience` seconds of waiting for it."""
    until = time.monotonic() + patience
    while True:
        for number in range(max(1, settings.MEDIA_PARALLEL)):
            descriptor = os.open(_folder() / str(number), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                os.close(descriptor)
                continue
            try:
                yield
            finally:
                os.close(descriptor)
            return
        if time.monotonic() > until:
            raise NoTurnError
        time.sleep(_PAUSE)


def _folder() -> Path:
    """Return a folder of this user and installation alone; raises PermissionError where somebody else made it."""
    house = sha256(str(settings.MEDIA_ROOT).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"pati-media-{os.getuid()}-{house}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid() or folder.is_symlink():
        raise PermissionError(folder)
    return folder
