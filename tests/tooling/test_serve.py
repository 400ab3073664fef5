"""The supervisor of `serve`: a dead child comes back after a back-off, stopping leaves nothing behind."""

import socket
import sys

import pytest
from django.core.management import CommandError, call_command

from cms.management.commands import serve
from cms.management.commands.serve import LONGEST_BACK_OFF, Child, Supervisor

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
