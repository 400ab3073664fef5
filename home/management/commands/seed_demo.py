"""Fills an installation with the demo, telling how far it is; safe to stop and to run again."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.tenancy.hosts import root_address
from home.demo import people, services
from home.demo.media import SHOWCASE
from home.demo.showcase import SLUG
from home.demo.texts import OPD_CODES
from opd.models import Agency

_SECONDS_BETWEEN_LINES = 1.0


class Command(BaseCommand):
    help = "Mengisi situs dengan data contoh. Aman dijalankan lagi: yang sudah ada tidak diubah."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.HOST_LABELS_FROZEN:
            # Its accounts have a printed password.
            raise CommandError("Situs sudah diluncurkan (HOST_LABELS_FROZEN): data contoh tidak dimasukkan.")
        started = time.monotonic()
        self._last_line = 0.0
        report = services.seed(progress=self._show)
        seconds = time.monotonic() - started
        self.stdout.write("")
        if report.added_anything:
            self.stdout.write(
                self.style.SUCCESS(
                    f"Selesai dalam {seconds:.0f} detik: {report.sites} situs, {report.items} isi, "
                    f"{report.pictures} gambar ({report.files} ukuran), {report.accounts} akun."
                )
            )
        else:
            self.stdout.write(self.style.SUCCESS(f"Data contoh sudah lengkap ({seconds:.0f} detik)."))
        self._show_addresses()

    def _show(self, step: services.Step, done: int, total: int, detail: str) -> None:
        now = time.monotonic()
        if done < total and now - self._last_line < _SECONDS_BETWEEN_LINES:
            return
        self._last_line = now
        position = services.STEPS.index(step)
        whole = sum(one.weight for one in services.STEPS)
        before = sum(one.weight for one in services.STEPS[:position])
        percent = 100 * (before + step.weight * done / max(total, 1)) / whole
        line = f"[{percent:3.0f}%] {step.name}: {done}/{total} {detail}"
        self.stdout.write(line.rstrip())
        self.stdout.flush()

    def _show_addresses(self) -> None:
        agencies = {agency.code: agency for agency in Agency.objects.with_names().with_hosts()}
        self.stdout.write(f"\nPortal         {root_address('')}/\nAdmin          {root_address('')}/admin/")
        for code in OPD_CODES:
            agency = agencies[code]
            self.stdout.write(f"{agency.abbreviation:<14} {agency.address}/")
        self.stdout.write(f"Semua blok     {agencies[SHOWCASE].address}/berita/{SLUG}/")
        self.stdout.write(f"\nAkun contoh (kata sandi untuk semua: {people.PASSWORD})")
        for account in (people.ADMIN_ACCOUNT, *people.ACCOUNTS):
            place = f" {agencies[account.code].abbreviation}" if account.code else ""
            self.stdout.write(f"  {account.username:<20} {account.role}{place}")
        self.stdout.write("Hapus semua data contoh: python manage.py remove_demo --yes")
