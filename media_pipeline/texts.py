"""Keeps the texts of documents in step with their files. Nobody acts here: the system reads what people uploaded."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import timedelta
from tempfile import TemporaryFile
from typing import BinaryIO

import structlog
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cms.registries import searchable
from media_pipeline.models import Document, DocumentText
from media_pipeline.storage.names import bare
from media_pipeline.text_extraction.findings import Extract, Finding
from media_pipeline.text_extraction.process import extract

SOURCE = "document"
# Raised when files are read in another way: then the texts of all of them are read anew.
FORM = 1
MAX_TRIES = 5
# A task that has not come back in that time never will.
OVERDUE = timedelta(minutes=10)
AT_ONCE = 200

State = DocumentText.State
logger = structlog.get_logger(__name__)


def await_text(*, document: Document, is_replaced: bool) -> bool:
    """Tell whether the file is to be read; what was read of another one is forgotten at once.

    `is_replaced` says that the file is known to be new; a stored name that changed tells the same.
    """
    known = DocumentText.objects.filter(document=document)
    other = known if is_replaced else known.exclude(file_name=bare(document.file.name or ""))
    forgotten = other.update(state=State.WAITING, text="", pages=0, is_cut=False, file_hash="", tries=0, tried_at=None)
    return bool(forgotten) or not known.exclude(state=State.WAITING).exists()


def read_text(*, document_id: int) -> DocumentText | None:
    """Read the document's file unless that was done already; None for a document that is gone.

    May run twice, late and side by side. Raises OSError for a store or machine that fails, to be tried again.
    """
    document = Document.objects.filter(pk=document_id).first()
    if document is None:
        return None
    name = bare(document.file.name or "")
    row, _is_new = DocumentText.objects.get_or_create(document=document, defaults={"file_name": name})
    DocumentText.objects.filter(pk=row.pk).update(tries=F("tries") + 1, tried_at=timezone.now())
    with TemporaryFile() as copy:
        try:
            digest = _copy(document, copy)
        except FileNotFoundError:
            return _keep(document, name, State.MISSING, Extract(Finding.BROKEN))
        # Wagtail measures at the first look only; results name the size.
        document.get_file_size()
        if (row.file_hash, row.form) == (digest, FORM) and row.state != State.WAITING:
            DocumentText.objects.filter(pk=row.pk).update(file_name=name, tries=0)
            return row
        result = extract(copy)
    return _keep(document, name, State(result.finding), result, digest)


def _copy(document: Document, copy: BinaryIO) -> str:
    """Fill a local file, wherever the store is, and return the SHA-256 of what came."""
    digest = hashlib.sha256()
    if not document.file:
        raise FileNotFoundError
    with document.file.storage.open(document.file.name) as stored:
        for chunk in stored.chunks():
            digest.update(chunk)
            copy.write(chunk)
    copy.flush()
    return digest.hexdigest()


def _keep(document: Document, name: str, state: State, result: Extract, digest: str = "") -> DocumentText | None:
    """Store what was found, unless the document got another file meanwhile, which has its own task."""
    with transaction.atomic():
        current = Document.objects.select_for_update().filter(pk=document.pk).values_list("file", flat=True).first()
        # A file that was moved to the other side meanwhile is the same file.
        if current is None or bare(current) != name:
            return None
        row, _is_new = DocumentText.objects.update_or_create(
            document=document,
            defaults={
                "state": state,
                "text": result.text,
                "pages": result.pages,
                "is_cut": result.is_cut,
                "file_name": name,
                "file_hash": digest,
                "form": FORM,
                "tries": 0,
                "extracted_at": timezone.now(),
            },
        )
        searchable.changed(SOURCE, [document.pk])
    logger.info("document_text_read", document=document.pk, state=state.value, characters=len(row.text))
    return row


def unread() -> "QuerySet[Document]":
    """Return the documents whose text is missing or was read in an older way, oldest first."""
    wanted = Q(extracted=None) | Q(extracted__state=State.WAITING) | Q(extracted__form__lt=FORM)
    documents: QuerySet[Document] = Document.objects.filter(wanted).order_by("pk")
    return documents


def ask_again() -> int:
    """Have read what nobody reads: a task that was lost, a store that failed. For the minutely job; returns how many.

    After MAX_TRIES a document counts as unreadable, and its form says so.
    """
    from media_pipeline.tasks import read_document_text

    given_up = DocumentText.objects.filter(state=State.WAITING, tries__gte=MAX_TRIES)
    for document_id in list(given_up.values_list("pk", flat=True)):
        logger.error("document_text_given_up", document=document_id)
    given_up.update(state=State.BROKEN, form=FORM)
    now = timezone.now()
    overdue = unread().filter(
        Q(extracted=None) | Q(extracted__tried_at=None) | Q(extracted__tried_at__lt=now - OVERDUE)
    )
    asked = list(overdue[:AT_ONCE])
    for document in asked:
        # Before it is asked for: where no worker runs, the queue does not grow with every minute.
        DocumentText.objects.update_or_create(
            document=document,
            defaults={"tried_at": now},
            create_defaults={"tried_at": now, "file_name": bare(document.file.name or "")},
        )
        read_document_text.enqueue(document.pk)
    return len(asked)


def read_all(
    documents: Iterable[Document], report: Callable[[Document, DocumentText | None, OSError | None], None]
) -> None:
    """Read many, one after another; a file that the store does not give is reported and stops no other."""
    for document in documents:
        row, failure = None, None
        try:
            row = read_text(document_id=document.pk)
        except OSError as error:
            failure = error
        report(document, row, failure)
