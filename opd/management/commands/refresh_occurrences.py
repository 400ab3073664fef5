"""Moves the horizon of every repeating event at once; the minutely jobs do the same spread over the day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from opd.agenda.services import refresh_all


class Command(BaseCommand):
    help = "Menghitung ulang tanggal semua agenda berulang yang terbit, 18 bulan ke depan."

    def handle(self, *args: Any, **options: Any) -> None:
        total = refresh_all()
        self.stdout.write(_("%(count)s agenda dihitung ulang.") % {"count": total})
