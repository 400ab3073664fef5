"""Compares the search with the database, for who doubts it, and repairs it after a mishap."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import pushing
from search.engines import cluster_engine, database_engine
from search.engines.base import ClusterEngine, EngineUnavailableError
from search.health import health
from search.management.commands.search_rebuild import number
from search.rebuilding import prepare
from search.verification import (
    Comparison,
    compare_entries,
    compare_index,
    compare_vocabulary,
    repair_cluster_index,
    repair_database_index,
)

COLUMNS = {
    "seharusnya": "wanted",
    "ada": "present",
    "kurang": "missing",
    "lebih": "extra",
    "berbeda": "different",
    "menunggu": "waiting",
    "tak terbaca": "unreadable",
}
WIDTH = 12


class Command(BaseCommand):
    help = (
        "Membandingkan isi yang dapat ditemukan dengan entri pencarian, dan entri dengan indeks setiap mesin. "
        "Keluar dengan 1 bila ada yang berbeda."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--perbaiki", action="store_true", help="Perbaiki yang berbeda.")

    def handle(self, *args: Any, **options: Any) -> None:
        repair = options["perbaiki"]
        if repair:
            prepare()
        self.stdout.write(" " * 20 + "".join(f"{name:>{WIDTH}}" for name in COLUMNS))
        wrong, left = self._show("Entri", compare_entries(repair=repair))
        index = compare_index(database_engine(), repair=repair_database_index if repair else None)
        wrong += self._show("Indeks basis data", index)[0]
        wrong += self._show("Kosakata", compare_vocabulary(repair=repair))[0]
        if (cluster := cluster_engine()) is not None:
            found, unanswered = self._compare_cluster(cluster, repair=repair)
            wrong, left = wrong + found, left + unanswered
        self._show_backlog()
        if left or (wrong and not repair):
            raise CommandError("Ada yang berbeda." if not repair else "Tidak semuanya dapat diperbaiki.")
        self.stdout.write(self.style.SUCCESS("Diperbaiki." if wrong else "Semuanya cocok."))

    def _compare_cluster(self, cluster: ClusterEngine, *, repair: bool) -> tuple[int, int]:
        """Return how much was wrong, and how much stays so."""
        try:
            index = compare_index(cluster, repair=repair_cluster_index if repair else None, is_cluster=True)
            wrong, left = self._show("Klaster", index)
            if repair:
                pushing.try_again_now()
                pushing.push()
        except (EngineUnavailableError, pushing.PushFailedError) as error:
            self.stdout.write(self.style.ERROR(f"Klaster tidak menjawab atau menolak: {error}"))
            return 1, 1
        return wrong, left

    def _show(self, name: str, found: Comparison) -> tuple[int, int]:
        """Return how much was wrong, and how much of it no repair mends."""
        row = "".join(f"{number(getattr(found, field)):>{WIDTH}}" for field in COLUMNS.values())
        self.stdout.write(f"{name:<20}{row}")
        if found.examples:
            self.stdout.write("  di antaranya: " + ", ".join(found.examples))
        return found.wrong, found.unreadable

    def _show_backlog(self) -> None:
        state = health()
        self.stdout.write(
            f"Antrean: {number(state.waiting)} menunggu dibaca ulang, {number(state.failing)} gagal dan dicoba lagi"
            + (f"; {number(state.cluster.waiting)} perubahan belum sampai ke klaster." if state.cluster else ".")
        )
