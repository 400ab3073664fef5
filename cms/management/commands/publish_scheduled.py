"""Shadows Wagtail's command of this name, which stops for every OPD when one page fails."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.publishing.schedule import run_schedule


class Command(BaseCommand):
    help = "Menerbitkan revisi terjadwal yang sudah disetujui dan menurunkan halaman yang kedaluwarsa."

    def handle(self, *args: Any, **options: Any) -> None:
        report = run_schedule()
        self.stdout.write(f"Terbit: {len(report.published)}. Kedaluwarsa: {len(report.expired)}.")
        if report.failed:
            raise CommandError(f"Gagal, lihat log: halaman {', '.join(map(str, report.failed))}")
