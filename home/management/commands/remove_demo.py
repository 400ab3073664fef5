"""Removes the demo and nothing else."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.demo.removal import remove


class Command(BaseCommand):
    help = "Menghapus semua data contoh: halaman, gambar, berkas, video, dan akun contoh. Yang lain tetap."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--yes", action="store_true", help="benar-benar menghapus")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["yes"]:
            raise CommandError("Perintah ini menghapus semua data contoh. Ulangi dengan --yes bila yakin.")
        report = remove()
        self.stdout.write(
            self.style.SUCCESS(
                f"Dihapus: {report.pages} halaman, {report.images} gambar, {report.documents} berkas, "
                f"{report.videos} video, {report.users} akun, {report.alerts} informasi serta-merta. "
                f"Dikosongkan: {report.sections} profil dan kontak."
            )
        )
        for title in report.kept:
            self.stdout.write(f"Tetap, karena dipakai halaman lain: {title}")
