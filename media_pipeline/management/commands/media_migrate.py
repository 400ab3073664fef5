"""Copies media from local folders into the object store, or back; exits with 1 when a file could not be copied."""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from media_pipeline.storage import migrating
from media_pipeline.storage.migrating import Outcome

_EVERY_SECONDS = 2.0
_NEXT = {
    "s3": "Jalankan situs dengan MEDIA_STORAGE_URL, lalu ulangi perintah ini untuk yang masuk sementara itu.",
    "lokal": "Jalankan situs tanpa MEDIA_STORAGE_URL, lalu ulangi perintah ini untuk yang masuk sementara itu.",
}


class Command(BaseCommand):
    help = "Salin semua berkas media ke penyimpanan objek (MEDIA_STORAGE_URL) atau kembali ke folder; boleh dihentikan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ke", choices=("s3", "lokal"), required=True)
        parser.add_argument(
            "--hash", action="store_true", help="Baca juga yang sudah tersalin dan bandingkan sidiknya."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            store = migrating.object_store()
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        folders = migrating.local_place()
        source, target = (folders, store) if options["ke"] == "s3" else (store, folders)
        self._counts: Counter[Outcome] = Counter()
        self._total, self._began = migrating.count(), time.monotonic()
        self._told = self._began
        migrating.migrate(source, target, hashes=options["hash"], report=self._report)
        counts = self._counts
        self.stdout.write(
            f"Disalin {counts[Outcome.COPIED]}, sudah ada {counts[Outcome.THERE]}, "
            f"hilang {counts[Outcome.MISSING]}, gagal {counts[Outcome.FAILED]}."
        )
        if counts[Outcome.FAILED] or counts[Outcome.MISSING]:
            self.stderr.write("Ulangi perintah ini untuk yang gagal; yang hilang dijelaskan oleh media_check.")
            sys.exit(1)
        self.stdout.write(_NEXT[options["ke"]])

    def _report(self, name: str, outcome: Outcome) -> None:
        self._counts[outcome] += 1
        if outcome in {Outcome.FAILED, Outcome.MISSING}:
            self.stderr.write(f"{'gagal' if outcome == Outcome.FAILED else 'hilang'}: {name}")
        now, done = time.monotonic(), sum(self._counts.values())
        if now - self._told >= _EVERY_SECONDS:
            self._told = now
            left = (now - self._began) / done * max(0, self._total - done)
            self.stderr.write(f"{done}/{self._total} berkas, sisa sekitar {left:.0f} detik")
