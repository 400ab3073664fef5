"""Compares database, ledger and storage; exits with 1 while something does not agree."""

import json
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from media_pipeline.checking.findings import Finding, Problem, find, still_holds
from media_pipeline.checking.inventory import inventory
from media_pipeline.checking.repairs import repair
from media_pipeline.storage.sides import StoreFailedError

_WORDS = {
    Problem.MISSING: "hilang dari penyimpanan",
    Problem.ORPHANED: "tidak dipakai baris mana pun",
    Problem.UNNOTED: "tidak ada di buku berkas",
    Problem.STALE: "hanya ada di buku berkas",
    Problem.CHANGED: "isinya bukan yang dahulu disimpan",
    Problem.UNFINISHED: "pemindahannya terputus",
    Problem.WRONG_SIDE: "di sisi yang salah",
}
_STAGES = {
    "storage": "Penyimpanan",
    "ledger": "Buku berkas",
    "database": "Basis data",
    "hash": "Sidik",
    "sides": "Sisi",
}
_EVERY_SECONDS = 5.0


class Command(BaseCommand):
    help = "Bandingkan basis data, buku berkas, dan penyimpanan media."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--hash", action="store_true", help="Baca setiap berkas dan bandingkan sidik SHA-256-nya.")
        parser.add_argument("--perbaiki", action="store_true", help="Perbaiki yang dapat diperbaiki tanpa kehilangan.")
        parser.add_argument("--json", action="store_true", help="Tulis temuan sebagai JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        self._told = time.monotonic()
        counts: dict[str, int] = {}
        repaired = left = 0
        try:
            with inventory(self._progress) as tables:
                for finding in find(tables, hashes=options["hash"], report=self._progress):
                    if not still_holds(finding):
                        continue
                    counts[finding.problem] = counts.get(finding.problem, 0) + 1
                    done = options["perbaiki"] and repair(finding)
                    repaired += done
                    left += not done
                    self._tell(finding, done, as_json=options["json"])
        except StoreFailedError as error:
            raise CommandError(f"Penyimpanan tidak menjawab: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps({"counts": counts, "repaired": repaired, "left": left}))
        elif counts:
            parts = ", ".join(f"{total} {_WORDS[Problem(problem)]}" for problem, total in counts.items())
            self.stdout.write(f"{parts}. Diperbaiki: {repaired}. Tersisa: {left}.")
        else:
            self.stdout.write("Semua sesuai.")
        if left:
            sys.exit(1)

    def _tell(self, finding: Finding, done: bool, *, as_json: bool) -> None:
        if as_json:
            row = {"problem": finding.problem, "name": finding.name, "where": finding.where, "repaired": done}
            self.stdout.write(json.dumps(row, ensure_ascii=False))
            return
        mark = " [diperbaiki]" if done else ""
        subject = " · ".join(part for part in (finding.name, finding.where) if part)
        self.stdout.write(f"{_WORDS[finding.problem]}: {subject}{mark}")

    def _progress(self, stage: str, count: int) -> None:
        now = time.monotonic()
        if now - self._told >= _EVERY_SECONDS:
            self._told = now
            self.stderr.write(f"{_STAGES[stage]}: {count} …")
