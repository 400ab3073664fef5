"""Writes all search entries anew, for a new installation or after a change of what pages declare."""

from typing import Any

from django.core.management.base import BaseCommand

from search import indexing
from search.engines import get_engine


class Command(BaseCommand):
    help = "Menulis ulang semua entri pencarian."

    def handle(self, *args: Any, **options: Any) -> None:
        if get_engine().ensure_schema():
            indexing.refill_index()
        total = indexing.rebuild(self._show)
        self.stdout.write(self.style.SUCCESS(f"Selesai: {total} entri."))

    def _show(self, total: int) -> None:
        self.stdout.write(f"  {total} entri …")
