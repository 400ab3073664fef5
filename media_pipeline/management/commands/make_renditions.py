"""Makes the files of pictures that have none yet, with progress; safe to stop and to run again."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet

from media_pipeline import making, renditions
from media_pipeline.models import Image, Rendition
from media_pipeline.pictures import making_of

_AT_ONCE = 50


class Command(BaseCommand):
    help = "Membuat turunan gambar (ukuran dan format) yang belum ada; dapat dihentikan dan dilanjutkan kapan saja."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--image", type=int, action="append", metavar="ID", help="hanya gambar ini; boleh berulang")
        parser.add_argument("--bersihkan", action="store_true", help="hapus turunan yang tidak dipakai lagi")

    def handle(self, *args: Any, **options: Any) -> None:
        images = Image.objects.order_by("pk")
        if options["image"]:
            images = images.filter(pk__in=options["image"])
        self._make(images, options["verbosity"] > 0)
        if options["bersihkan"]:
            self._clean(images, options["verbosity"] > 0)

    def _make(self, images: "QuerySet[Image]", is_told: bool) -> None:
        total, done, broken, started = images.count(), 0, 0, time.monotonic()

        def report(image: Image, made: int, failure: OSError | None) -> None:
            nonlocal done, broken
            done += 1
            if failure is not None:
                broken += 1
                self.stderr.write(f"{image.pk} {image.file.name}: {failure}")
            elif made and is_told:
                left = timedelta(seconds=round((time.monotonic() - started) / done * (total - done)))
                self.stdout.write(f"[{done}/{total}] {image.title}: {made} berkas, sisa waktu {left}")

        made = renditions.make_all(_read(images.with_renditions()), report)  # type: ignore[attr-defined]
        if is_told:
            self.stdout.write(f"{total} gambar, {made} berkas baru.")
        if broken:
            raise CommandError(f"{broken} dari {total} gambar tidak dapat dibaca.")

    def _clean(self, images: "QuerySet[Image]", is_told: bool) -> None:
        """Remove what nothing asks for, of pictures that have all that is asked for."""
        whole = images.exclude(pk__in=making.incomplete().values("pk")).prefetch_related("renditions")
        total, removed = whole.count(), 0
        for done, image in enumerate(whole.iterator(chunk_size=_AT_ONCE), start=1):
            old = making_of.unwanted(image, list(image.renditions.all()))
            Rendition.objects.filter(pk__in=old).delete()
            removed += len(old)
            if old and is_told:
                self.stdout.write(f"[{done}/{total}] {image.title}: {len(old)} berkas dihapus")
        if is_told:
            self.stdout.write(f"{removed} berkas lama dihapus.")


def _read(images: "QuerySet[Image]") -> Iterator[Image]:
    """Read so many at a time that a picture is fresh when its turn comes: making takes longer than reading."""
    last = 0
    while found := list(images.filter(pk__gt=last)[:_AT_ONCE]):
        last = found[-1].pk
        yield from found
