"""What the storage owes wherever files lie: on local folders, and in an object store (`make test-engines`)."""

import hashlib
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from media_pipeline.models import StoredFile
from media_pipeline.storage import SidedStorage
from media_pipeline.storage.names import bare, on_side, twin
from media_pipeline.storage.sides import StoreFailedError

pytestmark = [pytest.mark.django_db, pytest.mark.storage_contract]

TEXT = b"Contoh isi berkas.\n" * 40


def store() -> SidedStorage:
    return default_storage  # type: ignore[return-value]


def saved(name: str = "original_images/foto.jpg", content: bytes = TEXT, **options: Any) -> str:
    return store().save(name, ContentFile(content), **options)


def fetch(address: str, **headers: str) -> tuple[int, bytes, Any]:
    with urlopen(Request(address, headers=headers), timeout=10) as answer:
        return answer.status, answer.read(), answer.headers


def test_whatever_is_saved_is_private_and_in_the_ledger() -> None:
    name = saved()
    assert name.startswith("privat/original_images/foto")
    assert store().private.exists(bare(name))
    assert not store().public.exists(bare(name))
    row = StoredFile.objects.get(name=name)
    assert (row.sha256, row.size, row.state) == (hashlib.sha256(TEXT).hexdigest(), len(TEXT), "here")
    with store().open(name) as file:
        assert file.read() == TEXT
    assert store().size(name) == len(TEXT)
    assert store().url(name) == "/berkas/" + bare(name)


def test_no_name_is_taken_twice_on_either_side() -> None:
    first = saved(content=b"satu")
    store().public.put(bare(saved(content=b"lain")), [b"umum"])
    names = {bare(saved(content=str(number).encode())) for number in range(3)}
    assert len(names) == 3
    assert bare(first) not in names
    with store().open(first) as file:
        assert file.read() == b"satu"


def test_a_long_name_is_cut_to_what_the_column_takes() -> None:
    name = saved("original_images/" + "a" * 200 + ".jpg", max_length=100)
    assert len(name) <= 100
    assert name.endswith(".jpg")


def test_a_removed_file_is_gone_from_store_and_ledger_and_may_be_removed_again() -> None:
    name = saved()
    store().delete(name)
    store().delete(name)
    assert not store().exists(name)
    assert not StoredFile.objects.filter(name=name).exists()
    with pytest.raises(FileNotFoundError):
        store().open(name).read()


def test_a_side_takes_over_from_the_other_and_names_stay() -> None:
    name = saved()
    store().public.copy_from(store().private, bare(name))
    assert b"".join(store().chunks(twin(name))) == TEXT
    assert on_side(twin(name), public=False) == name
    with pytest.raises(FileNotFoundError):
        store().public.copy_from(store().private, "original_images/tidak-ada.jpg")


def test_new_bytes_take_the_place_of_the_old_ones_under_one_name() -> None:
    name = saved()
    store().public.copy_from(store().private, bare(name))
    store().put(name, ContentFile(b"baru"))
    assert b"".join(store().chunks(name)) == b"baru"
    # The copy on the other side is a file of its own.
    assert b"".join(store().chunks(twin(name))) == TEXT
    assert StoredFile.objects.get(name=name).size == 4


def test_a_file_that_breaks_off_while_it_is_read_leaves_nothing() -> None:
    def breaking() -> Any:
        yield b"separuh"
        raise OSError("putus")

    with pytest.raises(OSError, match="putus"):
        store().private.put("images/putus.jpg", breaking())
    assert not store().private.exists("images/putus.jpg")
    assert "images/putus.jpg" not in dict(store().private.walk())


def test_every_file_of_a_side_is_listed_with_its_size() -> None:
    names = [saved(f"images/{number}.jpg", b"x" * number) for number in (1, 2, 3)]
    listed = dict(store().private.walk())
    assert [listed[bare(name)] for name in names] == [1, 2, 3]


def test_large_files_go_and_come_whole() -> None:
    content = bytes(range(256)) * 4096 * 40  # 40 MB: several parts in a store
    name = saved("media/film.mp4", content)
    store().public.copy_from(store().private, bare(name))
    digest = hashlib.sha256()
    for chunk in store().chunks(twin(name)):
        digest.update(chunk)
    assert digest.hexdigest() == StoredFile.objects.get(name=name).sha256
    store().public.delete(bare(name))
    store().delete(name)


def test_nothing_of_the_storage_is_written_down_where_it_is_handed_on() -> None:
    path, arguments, options = default_storage.deconstruct()
    assert (path, list(arguments), options) == ("media_pipeline.storage.SidedStorage", [], {})


def test_a_rolled_back_upload_leaves_no_entry() -> None:
    with transaction.atomic():
        name = saved()
        transaction.set_rollback(True)
    assert not StoredFile.objects.filter(name=name).exists()


@pytest.mark.skipif(not settings.MEDIA_STORE, reason="local folders sign nothing")
class TestObjectStore:
    def test_a_signed_address_gives_the_file_for_a_while_and_in_pieces(self) -> None:
        name = saved("documents/berkas.pdf")
        address = store().private.signed(bare(name), "application/pdf", 'attachment; filename="a.pdf"')
        status, body, headers = fetch(address)
        assert (status, body) == (200, TEXT)
        assert headers["Content-Type"] == "application/pdf"
        # versitygw leaves it out, other stores answer with it.
        assert "response-content-disposition=attachment" in address
        assert fetch(address, Range="bytes=3-9")[:2] == (206, TEXT[3:10])
        with pytest.raises(HTTPError) as refused:
            fetch(address.split("?")[0])
        assert refused.value.code in (400, 403)
        with pytest.raises(HTTPError):
            fetch(address.replace("berkas", "berkaz", 1))

    def test_parts_of_an_upload_that_breaks_off_are_removed(self) -> None:
        side: Any = store().private
        part = side.client.create_multipart_upload(Bucket=side.bucket_name, Key="media/putus.mp4")
        side.client.upload_part(
            Bucket=side.bucket_name, Key="media/putus.mp4", PartNumber=1, UploadId=part["UploadId"], Body=b"x" * 100
        )
        side.client.abort_multipart_upload(Bucket=side.bucket_name, Key="media/putus.mp4", UploadId=part["UploadId"])
        assert not side.client.list_multipart_uploads(Bucket=side.bucket_name).get("Uploads")
        assert not side.exists("media/putus.mp4")

    def test_public_objects_say_how_long_they_may_be_kept_and_what_is_only_saved(self) -> None:
        side: Any = store().public
        for name, kind, disposition in (
            ("images/a.avif", "image/avif", None),
            ("documents/a.csv", "text/csv", "attachment"),
        ):
            side.put(name, [TEXT])
            head = side.client.head_object(Bucket=side.bucket_name, Key=name)
            assert (head["ContentType"], head.get("ContentDisposition")) == (kind, disposition)
            assert head["CacheControl"] == "public, max-age=604800"

    def test_a_store_that_does_not_answer_is_an_error_of_its_own(self, settings: Any) -> None:
        settings.MEDIA_STORE = settings.MEDIA_STORE | {"ENDPOINT": "http://127.0.0.1:9"}
        with pytest.raises(StoreFailedError):
            SidedStorage().exists("privat/images/a.jpg")
