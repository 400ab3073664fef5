"""A worker that is killed in the middle of a video: the next one ends it, once."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from tests.media import clips

ROOT = Path(__file__).resolve().parents[2]
MANAGE = [sys.executable, str(ROOT / "manage.py")]
PATIENCE = 60
NAME = "serve-uji-video-1"
_PREPARE = """
from django.core.files.base import ContentFile
from wagtail.models import Collection
from media_pipeline.models import Video
from media_pipeline.videos.asking import ask
import sys
video = Video.objects.create(
    title="Rapat", collection=Collection.get_first_root_node(),
    file=ContentFile(open(sys.argv[1], "rb").read(), name="rapat.mp4"),
)
ask(video=video)
"""
_PUT_BACK = f"from cms.workers import put_back; print(put_back({NAME!r}))"
_ASK_AGAIN = """
from datetime import timedelta
from django.utils import timezone
from media_pipeline.models import Video
from media_pipeline.videos.asking import ask_again
Video._base_manager.update(heard_at=timezone.now() - timedelta(minutes=2))
print(ask_again())
"""


class Installation:
    """A database and folders of their own, and real processes on them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {"DATA": str(folder), "DJANGO_SETTINGS_MODULE": "settings.dev"}
        self.environment.pop("DATABASE_URL", None)

    def run(self, code: str, *arguments: str) -> str:
        setup = "import django; django.setup()\n"
        done = subprocess.run(
            [sys.executable, "-c", setup + code, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout.strip().rpartition("\n")[2]

    def worker(self) -> "subprocess.Popen[bytes]":
        command = [
            *MANAGE,
            "db_worker",
            "--queue-name",
            "video",
            "--worker-id",
            NAME,
            "--no-reload",
            "--interval",
            "0.1",
        ]
        return subprocess.Popen([*command, "--verbosity", "0"], cwd=ROOT, env=self.environment)

    def row(self, columns: str, table: str = "media_pipeline_video") -> tuple[Any, ...]:
        with sqlite3.connect(self.folder / "db.sqlite3", timeout=20) as database:
            return tuple(database.execute(f"SELECT {columns} FROM {table}").fetchone())

    def until(self, holds: Callable[[], bool], worker: "subprocess.Popen[bytes]") -> None:
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert worker.poll() is None, "The worker ended by itself."
            assert time.monotonic() < deadline, self.row("state, progress, problem, tries")
            # Another process's doing can only be looked for; the pause is no bet on how long it takes.
            time.sleep(0.1)


@pytest.fixture
def installation(tmp_path: Path, transactional_db: None) -> Installation:
    """A copy of the migrated database: processes of their own cannot be in a test's transaction."""
    if connection.vendor != "sqlite":
        pytest.skip("Copies a file.")
    connection.ensure_connection()
    with sqlite3.connect(tmp_path / "db.sqlite3") as copy:
        connection.connection.backup(copy)
    made = Installation(tmp_path)
    source = tmp_path / "source.mp4"
    source.write_bytes(clips.clip("1280x720", 6))
    made.run(_PREPARE, str(source))
    return made


def encoders(folder: Path) -> list[int]:
    found = []
    for entry in filter(lambda entry: entry.name.isdigit(), Path("/proc").iterdir()):
        try:
            line = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if str(folder).encode() in line and b"libx264" in line:
            found.append(int(entry.name))
    return found


def test_a_video_whose_worker_was_killed_is_ended_once(installation: Installation) -> None:
    worker = installation.worker()
    try:
        installation.until(lambda: bool(encoders(installation.folder)), worker)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert installation.row("state, tries") == ("working", 1)
    assert installation.row("status", f"{DBTaskResult._meta.db_table} WHERE queue_name = 'video'") == ("RUNNING",)
    # Either alone is enough, and both together make it once all the same.
    assert installation.run(_ASK_AGAIN) == "1"
    assert installation.run(_PUT_BACK) == "1"
    worker = installation.worker()
    try:
        installation.until(lambda: installation.row("state")[0] in {"ready", "failed"}, worker)
    finally:
        worker.terminate()
        worker.wait()
    state, tries, name, small = installation.row("state, tries, file, small")
    assert (state, tries) == ("ready", 2)
    # The killed encoder went with its worker, and nothing of its try is left.
    assert encoders(installation.folder) == []
    stored = [path for path in installation.folder.rglob("*.mp4") if path.name != "source.mp4"]
    assert {path.name for path in stored} == {Path(name).name, Path(small).name}
    assert list((installation.folder / "media-work").glob("video-*")) == []
