"""Makes the files of pictures that have none yet, with progress; safe to stop and to run again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from media_pipeline import renditions
from media_pipeline.models import Image


class Command(BaseCommand):
    help = "Membuat turunan gambar (ukuran dan format) yang belum ada."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--image", type=int, action="append", metavar="ID", help="hanya gambar ini; boleh berulang")

    def handle(self, *args: Any, **options: Any) -> None:
        images = Image.objects.with_renditions().order_by("pk")
        if options["image"]:
            images = images.filter(pk__in=options["image"])
        total = images.count()
        done, broken = 0, 0

        def report(image: Image, made: int, failure: OSError | None) -> None:
            nonlocal done, broken
            done += 1
            if failure is not None:
                broken += 1
                self.stderr.write(f"{image.pk} {image.file.name}: {failure}")
            elif made and options["verbosity"] > 0:
                self.stdout.write(f"[{done}/{total}] {image.title}: {made} berkas")

        made = renditions.make_all(images.iterator(chunk_size=50), report)
        if broken:
            raise CommandError(f"{broken} dari {total} gambar tidak dapat dibaca.")
        if options["verbosity"] > 0:
            self.stdout.write(f"{total} gambar, {made} berkas baru.")
