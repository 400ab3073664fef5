"""Writes all search entries anew, for a new installation or after a change of what pages declare."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import pushing
from search.engines import cluster_engine
from search.engines.base import ClusterEngine, EngineUnavailableError
from search.rebuilding import Progress, prepare, rebuild
from search.verification import compare_vocabulary

# Lines of progress are for people: no more than they can read.
SECONDS = 1.0


class Command(BaseCommand):
    help = (
        "Menulis ulang semua entri pencarian. Selama itu tidak ada yang hilang dari hasil pencarian; boleh dihentikan "
        "dan diulangi kapan saja."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self._shown = 0.0
        prepare()
        rebuilt = rebuild(self._show)
        # Words are counted as entries come and go; what another analysis counted is known to nobody any more.
        compare_vocabulary(repair=True)
        if (cluster := cluster_engine()) is not None:
            self._rebuild_cluster(cluster)
        if rebuilt.failed:
            named = ", ".join(f"{source} {source_id}" for source, source_id in rebuilt.failed[:20])
            raise CommandError(
                f"{rebuilt.entries} entri. {len(rebuilt.failed)} isi tidak terbaca dan akan dicoba lagi: {named}"
            )
        self.stdout.write(self.style.SUCCESS(f"Selesai: {number(rebuilt.entries)} entri."))

    def _rebuild_cluster(self, cluster: ClusterEngine) -> None:
        self.stdout.write("Klaster:")
        clock = time.monotonic()
        try:
            cluster.rebuild(lambda done, total: self._show(Progress(done, total, time.monotonic() - clock)))
            pushing.try_again_now()
            pushing.push()
        except (EngineUnavailableError, pushing.PushFailedError) as error:
            raise CommandError(
                "Entri dan indeks basis data sudah ditulis ulang, tetapi klaster tidak menjawab atau menolak: "
                f"{error}. "
                "Begitu menjawab, klaster menyusul dengan sendirinya."
            ) from error

    def _show(self, progress: Progress) -> None:
        if progress.seconds - self._shown < SECONDS and progress.done < progress.total:
            return
        self._shown = progress.seconds if progress.done < progress.total else 0.0
        self.stdout.write(
            f"  {progress.percent:3} % · {number(progress.done)} dari {number(progress.total)}"
            f" · {number(progress.rate)} per detik"
        )


def number(value: int) -> str:
    """Write a number as Indonesians do: 12.345."""
    return f"{value:,}".replace(",", ".")
