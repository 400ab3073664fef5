"""Provision sites from the registry."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from opd.models import Agency
from opd.provisioning.services import provision


class Command(BaseCommand):
    help = "Membuat (atau melengkapi) situs OPD dari registri. Aman dijalankan berulang kali."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("codes", nargs="*", metavar="KODE", help="kode OPD, misalnya dinkes; kosong dengan --all")
        parser.add_argument("--all", action="store_true", help="portal dan semua OPD aktif")
        parser.add_argument("--language", action="append", default=[], help="bahasa tambahan, misalnya en")

    def handle(self, *args: Any, codes: list[str], **options: Any) -> None:
        if bool(codes) == options["all"]:
            raise CommandError("Sebutkan kode OPD, atau pakai --all.")
        agencies = list(Agency.objects.active().with_names().with_hosts())
        if codes:
            known = {agency.code: agency for agency in agencies}
            missing = [code for code in codes if code not in known]
            if missing:
                raise CommandError(f"OPD tidak ada di registri atau tidak aktif: {', '.join(missing)}")
            agencies = [known[code] for code in codes]
        for number, agency in enumerate(agencies, start=1):
            try:
                report = provision(agency=agency, languages=options["language"])
            except ValidationError as error:
                raise CommandError(f"{agency.code}: {' '.join(error.messages)}") from error
            made = ", ".join(report.made) or "sudah lengkap"
            self.stdout.write(f"[{number}/{len(agencies)}] {agency.code}: {made}")
