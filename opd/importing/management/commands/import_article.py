"""Imports one article of a legacy site as a draft; what is wrong with a file is told with file and line."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url

from opd.importing.reader import ArticleError
from opd.importing.services import ImportRefusedError, ImportResult, import_article
from opd.models import Agency


class Command(BaseCommand):
    help = "Mengimpor satu artikel situs lama sebagai konsep berita yang belum diterbitkan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="Berkas teks UTF-8: judul, baris tanggal, paragraf.")
        parser.add_argument("--opd", required=True, help="Kode OPD, misalnya diskominfo.")

    def handle(self, *args: Any, **options: Any) -> None:
        agency = Agency.objects.filter(code=options["opd"]).first()
        if agency is None:
            raise CommandError(_("OPD dengan kode “%(code)s” tidak ada di registri.") % {"code": options["opd"]})
        path = Path(options["file"])
        try:
            result = import_article(raw=path.read_bytes(), filename=path.name, agency=agency)
        except OSError as error:
            raise CommandError(
                _("%(file)s: berkas tidak dapat dibaca (%(reason)s).") % {"file": path, "reason": error.strerror}
            ) from error
        except (ArticleError, ImportRefusedError) as error:
            raise CommandError(str(error)) from error
        self._report(path.name, result)

    def _report(self, filename: str, result: ImportResult) -> None:
        address = get_admin_base_url() + reverse("wagtailadmin_pages:edit", args=[result.page.pk])
        values = {"file": filename, "title": result.page.title, "address": address}
        if not result.created:
            self.stdout.write(
                _("%(file)s: sudah pernah diimpor, tidak ada yang diubah: “%(title)s”\n%(address)s") % values
            )
            return
        reasons = list(result.article.reasons.all())
        self.stdout.write(
            _("%(file)s: konsep “%(title)s” dibuat, belum diajukan.\n%(address)s\nPeriksa dulu %(count)s hal:")
            % (values | {"count": len(reasons)})
        )
        for reason in reasons:
            self.stdout.write(f"- {reason.text}")
