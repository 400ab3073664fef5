"""Reads the texts of documents that have none yet, with progress; safe to stop and to run again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from media_pipeline import texts
from media_pipeline.models import Document, DocumentText


class Command(BaseCommand):
    help = "Membaca teks dokumen (PDF, DOCX, XLSX, dan lain-lain) yang belum dibaca, agar isinya dapat dicari."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--document", type=int, action="append", metavar="ID", help="hanya dokumen ini; boleh berulang"
        )
        parser.add_argument("--all", action="store_true", help="baca ulang semuanya, juga yang sudah dibaca")

    def handle(self, *args: Any, **options: Any) -> None:
        documents = Document.objects.order_by("pk") if options["all"] or options["document"] else texts.unread()
        if options["document"]:
            documents = documents.filter(pk__in=options["document"])
        if options["all"] or options["document"]:
            DocumentText.objects.filter(document__in=documents).update(form=0)
        # Ids only: reading takes them out of the query that they were found by.
        ids = list(documents.values_list("pk", flat=True))
        done, broken = 0, 0

        def report(document: Document, row: DocumentText | None, failure: OSError | None) -> None:
            nonlocal done, broken
            done += 1
            if failure is not None:
                broken += 1
                self.stderr.write(f"{document.pk} {document.file.name}: {failure}")
            elif row is not None and options["verbosity"] > 0:
                self.stdout.write(
                    f"[{done}/{len(ids)}] {document.title}: {row.get_state_display()}, {len(row.text)} huruf"
                )

        texts.read_all(Document.objects.filter(pk__in=ids).order_by("pk").iterator(chunk_size=50), report)
        if broken:
            raise CommandError(f"{broken} dari {len(ids)} dokumen tidak dapat diambil dari penyimpanan.")
        if options["verbosity"] > 0:
            self.stdout.write(f"{done} dokumen dibaca.")
