"""The supervisor of `serve`: a dead child comes back after a back-off, stopping leaves nothing behind."""

import socket
import sys
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult, get_date_max

from cms.management.commands import serve
from cms.management.commands.serve import LONGEST_BACK_OFF, Child, Supervisor
from cms.workers import put_back, worker_name

CRASH = [sys.executable, "-c", "raise SystemExit(3)"]
STAY = [sys.executable, "-c", "import signal; signal.pause()"]


class Clock:
    """A clock that the test turns by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(serve.time, "monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def _crash(child: Child) -> None:
    assert child.process is not None
    child.process.wait()
    child.look_after()
    assert child.process is None


def test_a_child_that_keeps_dying_is_started_less_and_less_often(clock: Clock) -> None:
    child = Child("web", CRASH)
    delays = []
    for _ in range(7):
        child.look_after()
        _crash(child)
        delays.append(child.restart_at - clock.now)
        child.look_after()
        assert child.process is None, "started before its back-off was over"
        clock.now = child.restart_at
    assert delays == [1, 2, 4, 8, 16, LONGEST_BACK_OFF, LONGEST_BACK_OFF]


def test_a_child_that_was_healthy_comes_back_at_once(clock: Clock) -> None:
    child = Child("web", CRASH, crashes=5)
    child.look_after()
    clock.now += serve.HEALTHY_SECONDS + 1
    _crash(child)
    assert child.restart_at - clock.now == 1


def test_stopping_ends_every_child() -> None:
    children = [Child("web", STAY), Child("worker", STAY), Child("dead", CRASH)]
    for child in children:
        child.start()
    Supervisor(children).stop()
    assert [child.process.poll() is not None for child in children if child.process] == [True, True, True]


def test_a_taken_port_is_refused_with_advice() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"make demo PORT={port + 1}"):
            call_command("serve", port=port)


@pytest.mark.django_db
def test_what_a_dead_worker_left_is_put_back_and_nothing_else() -> None:
    mine, other = f"{worker_name('video')}-1", f"{worker_name('video')}-2"
    left, given_up, running, done = (
        DBTaskResult.objects.create(
            status=status,
            args_kwargs={"args": [], "kwargs": {}},
            task_path="media_pipeline.tasks.transcode_video",
            queue_name="video",
            backend_name="default",
            run_after=get_date_max(),
            worker_ids=workers,
        )
        for status, workers in (
            ("RUNNING", [other, mine]),
            ("RUNNING", [mine] * 3),
            ("RUNNING", [mine, other]),
            ("SUCCESSFUL", [mine]),
        )
    )
    assert put_back(mine) == 2
    states = [DBTaskResult.objects.get(pk=task.pk).status for task in (left, given_up, running, done)]
    assert states == ["READY", "FAILED", "RUNNING", "SUCCESSFUL"]


def test_each_queue_has_its_workers_and_long_work_is_nicer(settings: Any) -> None:
    settings.MEDIA_WORKERS, settings.VIDEO_WORKERS = 2, 0
    workers = serve._workers(["manage.py"])
    assert [(worker.command[3], worker.nice) for worker in workers] == [("default", 0), ("media", 10), ("media", 10)]
    assert set(settings.TASK_QUEUES) == {"default", "media", "video"}


def test_a_nice_child_is_nice(tmp_path: Any) -> None:
    told = tmp_path / "nice"
    child = Child("x", [sys.executable, "-c", f"import os; open({str(told)!r}, 'w').write(str(os.nice(0)))"], nice=7)
    child.start()
    assert child.process is not None
    child.process.wait()
    assert int(told.read_text()) >= 7
