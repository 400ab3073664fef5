"""What was read of a document follows its file; what fails is tried again, and its form tells the operator why."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend

from cms.registries.jobs import run_minutely
from media_pipeline import texts
from media_pipeline.models import Document, DocumentText
from media_pipeline.tasks import read_document_text
from opd.models import Agency
from tests.factories.media import DocumentFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import site_tree
from tests.factories.users import operator_of
from tests.media.hostile_files import encrypted_pdf, pdf, scanned_pdf
from tests.story.people import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.contract]

State = DocumentText.State
Upload = Callable[..., Document]


@pytest.fixture
def upload(django_capture_on_commit_callbacks: Any) -> Upload:
    """Return a function that stores a document and does what was left for after the commit."""

    def store(content: bytes, name: str = "berkas.pdf", **values: Any) -> Document:
        with django_capture_on_commit_callbacks(execute=True):
            document: Document = DocumentFactory(file=ContentFile(content, name=name), **values)
        return document

    return store


@pytest.fixture
def no_worker(monkeypatch: pytest.MonkeyPatch) -> DummyBackend:
    """Tasks are kept and never done, as where the worker is down."""
    backend = DummyBackend("default", {"QUEUES": []})
    monkeypatch.setattr(task_backends._connections, "default", backend, raising=False)
    return backend


def text_of(document: Document) -> DocumentText:
    return DocumentText.objects.get(document=document)


def test_an_upload_is_read_once(upload: Upload) -> None:
    document = upload(pdf("Naskah satu"))
    first = text_of(document)
    assert (first.state, first.text, first.pages, first.tries) == (State.READ, "Naskah satu", 1, 0)
    read_document_text.enqueue(document.pk)
    assert text_of(document).extracted_at == first.extracted_at


def test_another_title_reads_nothing_again(upload: Upload, django_capture_on_commit_callbacks: Any) -> None:
    document = upload(pdf("Naskah satu"))
    first = text_of(document).extracted_at
    document.title = "Lain"
    with django_capture_on_commit_callbacks(execute=True):
        document.save()
    assert (text_of(document).extracted_at, text_of(document).state) == (first, State.READ)


def test_a_replaced_file_forgets_the_old_text_at_once_even_under_the_old_name(
    upload: Upload, no_worker: DummyBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as working:
        working.undo()
        document = upload(pdf("Naskah lama"))
    texts.read_text(document_id=document.pk)
    assert text_of(document).text == "Naskah lama"
    name = Path(document.file.name).name
    # Wagtail's form removes the old file first, and so the new one gets its name.
    document.file.storage.delete(document.file.name)
    document.file = ContentFile(pdf("Naskah baru"), name=name)
    document.save()
    assert Path(document.file.name).name == name
    assert (text_of(document).text, text_of(document).state) == ("", State.WAITING)
    texts.read_text(document_id=document.pk)
    assert text_of(document).text == "Naskah baru"


def test_a_document_that_is_gone_or_lost_its_file_breaks_no_worker(upload: Upload) -> None:
    assert texts.read_text(document_id=10**9) is None
    document = upload(pdf("Naskah"))
    document.file.storage.delete(document.file.name)
    DocumentText.objects.filter(document=document).update(form=0)
    texts.read_text(document_id=document.pk)
    assert text_of(document).state == State.MISSING


def test_the_minutely_job_asks_for_what_was_lost_but_not_every_minute(upload: Upload, no_worker: DummyBackend) -> None:
    document = upload(pdf("Tertinggal"))
    before = len(no_worker.results)
    assert run_minutely() == []
    assert run_minutely() == []
    assert [result.args for result in no_worker.results[before:]] == [[document.pk]]
    DocumentText.objects.filter(document=document).update(tried_at=timezone.now() - texts.OVERDUE * 2)
    assert texts.ask_again() == 1
    texts.read_text(document_id=document.pk)
    DocumentText.objects.filter(document=document).update(tried_at=timezone.now() - texts.OVERDUE * 2)
    assert texts.ask_again() == 0
    assert text_of(document).text == "Tertinggal"


def test_what_takes_its_reader_down_is_given_up_and_said(upload: Upload, no_worker: DummyBackend) -> None:
    document = upload(pdf("Mematikan"))
    texts.ask_again()
    DocumentText.objects.filter(document=document).update(tries=texts.MAX_TRIES)
    assert texts.ask_again() == 0
    assert text_of(document).state == State.BROKEN


def test_the_command_reads_what_is_left_and_can_be_run_again(upload: Upload, no_worker: DummyBackend) -> None:
    documents = [upload(pdf(f"Arsip {number}"), title=f"Arsip {number}") for number in range(2)]
    out = StringIO()
    call_command("extract_document_texts", stdout=out)
    assert "[2/2] Arsip 1: terbaca" in out.getvalue()
    assert [text_of(document).text for document in documents] == ["Arsip 0", "Arsip 1"]
    again = StringIO()
    call_command("extract_document_texts", stdout=again)
    assert again.getvalue() == "0 dokumen dibaca.\n"


def test_the_text_is_no_use_of_the_document(upload: Upload) -> None:
    assert upload(pdf("Naskah")).get_usage().count() == 0


@pytest.mark.parametrize("is_public", [False, True])
def test_the_form_tells_what_citizens_can_search(is_public: bool, upload: Upload) -> None:
    agency: Agency = site_tree("dinkes")["dinkes"]
    client = client_of(operator_of(agency))

    def form(document: Document) -> str:
        if is_public:
            body = [{"type": "rich_text", "value": f'<p><a linktype="document" id="{document.pk}">a</a></p>'}]
            NewsPageFactory(agency=agency, body=body)
        response = client.get(reverse("wagtaildocs:edit", args=[document.pk]))
        assert response.status_code == 200
        return str(response.content.decode())

    for content, said in (
        (pdf("Syarat <b>izin</b>"), "Syarat &lt;b&gt;izin&lt;/b&gt;"),
        (scanned_pdf(), "tidak berisi teks (hasil pindai)"),
        (encrypted_pdf("sandi"), "dilindungi kata sandi"),
        (b"%PDF-1.4 rusak", "Buka berkasnya, simpan ulang, lalu unggah."),
    ):
        assert said in form(upload(content, collection=agency.collection))
    DocumentText.objects.all().delete()
    assert "sedang menunggu dibaca" in form(Document.objects.latest("pk"))
