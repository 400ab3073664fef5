"""Runs every registered minute job: once for a system timer, or in a loop beside the embedded server."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from cms.registries.jobs import run_minutely

SECONDS = 60


class Command(BaseCommand):
    help = "Jalankan semua pekerjaan tiap menit (penerbitan terjadwal, dan lain-lain)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--loop", action="store_true", help="Ulangi tiap menit sampai dihentikan.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["loop"]:
            if failed := run_minutely():
                raise CommandError("Gagal: " + ", ".join(failed))
            return
        stop = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: stop.set())
        while not stop.is_set():
            close_old_connections()
            run_minutely()
            close_old_connections()
            stop.wait(SECONDS)
