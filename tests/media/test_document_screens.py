"""Uploading documents in the admin: what is told of a cleaned one, and that none is stored twice by accident."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media_pipeline.models import Document
from tests.factories.sites import provisioned, site_tree
from tests.factories.users import operator_of
from tests.media.hostile_files import encrypted_pdf, pdf
from tests.story.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Any:
    return site_tree("dinkes")["dinkes"]


def upload(user: Any, content: bytes, name: str = "Surat Edaran.pdf", **values: Any) -> dict[str, Any]:
    data = {"files[]": SimpleUploadedFile(name, content), "title": "Surat edaran", **values}
    address = reverse("wagtaildocs:add_multiple")
    found: dict[str, Any] = client_of(user).post(address, data, headers={"x-requested-with": "XMLHttpRequest"}).json()
    return found


def test_what_was_changed_is_told_beside_the_form_and_on_the_document_s_screen(agency: Any) -> None:
    operator = operator_of(agency)
    answer = upload(operator, encrypted_pdf(""), collection=agency.collection.pk)
    document = Document.objects.get()
    assert document.filename.startswith("Surat-Edaran")
    assert "Pembatasan itu tetap berlaku" in answer["form"]
    html = client_of(operator).get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert "Pembatasan itu tetap berlaku" in html


def test_a_refusal_is_told_in_words_and_nothing_is_stored(agency: Any) -> None:
    answer = upload(operator_of(agency), encrypted_pdf("x"), "<b>a</b>.pdf", collection=agency.collection.pk)
    assert not answer["success"]
    assert "kata sandi" in answer["error_message"]
    assert not Document.objects.exists()


def test_a_long_title_or_another_s_collection_stores_nothing_unclean(agency: Any) -> None:
    other = provisioned("disdukcapil")
    operator = operator_of(agency)
    assert upload(operator, pdf("a"), title="a" * 400, collection=agency.collection.pk)["success"]
    response = client_of(operator).post(
        reverse("wagtaildocs:add_multiple"),
        {"files[]": SimpleUploadedFile("a.pdf", pdf("b")), "title": "b", "collection": other.collection.pk},
    )
    assert response.status_code == 404
    assert Document.objects.count() == 1


def test_the_same_file_is_offered_before_it_is_stored_again(agency: Any) -> None:
    operator = operator_of(agency)
    collection = agency.collection.pk
    assert upload(operator, pdf("Edaran"), collection=collection)["success"]
    first = Document.objects.get()
    Document.objects.filter(pk=first.pk).update(title="<i>Edaran</i>")

    answer = upload(operator_of(agency), pdf("Edaran"), "lain.pdf", collection=collection)
    assert not answer["success"]
    assert reverse("wagtaildocs:edit", args=[first.pk]) in answer["error_message"]
    assert "<i>" not in answer["error_message"]
    assert Document.objects.count() == 1

    assert upload(operator, pdf("Edaran"), collection=collection, keep_twice="on")["success"]
    assert Document.objects.count() == 2


def test_another_opd_s_file_is_no_duplicate(agency: Any) -> None:
    other = provisioned("disdukcapil")
    assert upload(operator_of(other), pdf("Edaran"), collection=other.collection.pk)["success"]
    assert upload(operator_of(agency), pdf("Edaran"), collection=agency.collection.pk)["success"]


def test_the_plain_form_keeps_what_was_typed_and_offers_the_choice(agency: Any) -> None:
    operator = operator_of(agency)
    client = client_of(operator)
    upload(operator, pdf("Edaran"), collection=agency.collection.pk)

    def send(**values: Any) -> Any:
        data = {"title": "Judul yang diketik", "file": SimpleUploadedFile("a.pdf", pdf("Edaran")), "tags": "surat"}
        return client.post(
            reverse("wagtaildocs:add"), {**data, "collection": agency.collection.pk, **values}, follow=True
        )

    html = send().content.decode()
    assert "Berkas yang sama sudah ada" in html
    assert 'type="checkbox" name="keep_twice"' in html
    assert 'value="Judul yang diketik"' in html
    assert "ditambahkan" in send(keep_twice="on").content.decode()
    assert Document.objects.count() == 2
