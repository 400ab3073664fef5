"""The embedded default in one command: web server, task worker and minute jobs, kept alive together."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.workers import put_back, worker_name

logger = structlog.get_logger(__name__)

LOOPBACK = "127.0.0.1"
LONGEST_BACK_OFF = 30.0
# A child that lived this long was healthy: the next crash starts the back-off anew.
HEALTHY_SECONDS = 60.0
STOP_SECONDS = 15.0
PR_SET_PDEATHSIG = 1
# Citizens' pages come first, whatever is being made beside them.
LONG_WORK_NICE = 10


@dataclass
class Child:
    """One process and when it may be started again."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    restart_at: float = 0.0
    crashes: int = 0
    nice: int = 0
    # Called before each start.
    before: Callable[[], object] | None = None

    def start(self) -> None:
        if self.before is not None:
            self.before()
        # A session of its own: Ctrl-C reaches the supervisor only, which then stops each child once, gently.
        prepare = partial(_prepare, self.nice)
        self.process = subprocess.Popen(self.command, start_new_session=True, preexec_fn=prepare)
        self.started_at = time.monotonic()

    def look_after(self) -> None:
        """Note a crash, or start again when the back-off is over."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.restart_at:
                self.start()
            return
        status = self.process.poll()
        if status is None:
            return
        self.crashes = 1 if now - self.started_at > HEALTHY_SECONDS else self.crashes + 1
        delay = min(2.0 ** (self.crashes - 1), LONGEST_BACK_OFF)
        logger.error("child_died", child=self.name, status=status, restart_in_seconds=delay)
        self.process, self.restart_at = None, now + delay


def _prepare(nice: int) -> None:
    os.nice(nice)
    # Linux only: a supervisor that is killed outright leaves no server behind on the port.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Supervisor:
    """Keeps children running until it is told to stop."""

    children: list[Child]
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, lambda *_: self.stopping.set())
        try:
            while not self.stopping.is_set():
                for child in self.children:
                    child.look_after()
                self.stopping.wait(0.5)
        finally:
            self.stop()

    def stop(self) -> None:
        """Ask every child to end; one that does not within STOP_SECONDS is killed."""
        running = [child.process for child in self.children if child.process and child.process.poll() is None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class Command(BaseCommand):
    help = "Layani situs di komputer ini: server web, pekerja tugas, dan pekerjaan tiap menit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PUBLIC_PORT)

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        _refuse_taken(port)
        # settings.wsgi falls back to production; the children must run under the settings of this command.
        os.environ["DJANGO_SETTINGS_MODULE"] = settings.SETTINGS_MODULE
        manage = [sys.executable, str(settings.PROJECT_DIR / "manage.py")]
        web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", LOOPBACK, "--port", str(port)]
        # One process, so that the per-process cache is everybody's; SQLite gains nothing from more threads.
        web += ["--workers", "1", "--blocking-threads", "8", "--backpressure", "64"]
        web += ["--log-level", "warning", "settings.wsgi:application"]
        children = [Child("web", web), *_workers(manage), Child("minutely", [*manage, "minutely", "--loop"])]
        os.chdir(settings.PROJECT_DIR)
        address = f"{settings.PUBLIC_SCHEME}://{settings.BASE_DOMAIN}:{port}/"
        self.stdout.write(f"Melayani {address} (Ctrl-C untuk berhenti)")
        self.stdout.flush()
        Supervisor(children).run()


def _workers(manage: list[str]) -> list[Child]:
    """Return a process for quick tasks, and as many as the settings say for each queue of long work, below the site."""
    counts = {"default": 1, "media": settings.MEDIA_WORKERS, "video": settings.VIDEO_WORKERS}
    workers = []
    for queue, count in counts.items():
        for number in range(1, count + 1):
            name = f"{worker_name(queue)}-{number}"
            command = [*manage, "db_worker", "--queue-name", queue, "--worker-id", name]
            command += ["--no-reload", "--verbosity", "0"]
            nice = 0 if queue == "default" else LONG_WORK_NICE
            workers.append(Child(name, command, nice=nice, before=partial(put_back, name)))
    return workers


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} sedang dipakai. Pilih yang lain, misalnya: make demo PORT={port + 1}"
            ) from error
