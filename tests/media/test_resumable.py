"""A large file comes in pieces, goes on after a lost connection, and is used once, by who began it."""

from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from media_pipeline.models import MediaQuota, ResumableUpload, Video
from media_pipeline.uploads import services
from media_pipeline.uploads.parts import parts
from opd.models import Agency
from tests.factories.media import DocumentFactory
from tests.factories.sites import site_tree
from tests.factories.users import operator_of
from tests.media import clips
from tests.story.people import client_of

pytestmark = pytest.mark.django_db
TUS = {"Tus-Resumable": "1.0.0"}
PIECE = "application/offset+octet-stream"


@pytest.fixture
def operator() -> Any:
    return operator_of(site_tree("dinkes")["dinkes"])


@pytest.fixture
def client(operator: Any) -> Client:
    return client_of(operator)


def begin(client: Client, size: Any, name: str = "rapat.mp4", **headers: str) -> Any:
    said = f"filename {b64encode(name.encode()).decode()}"
    return client.post(
        reverse("resumable_uploads"),
        headers=TUS | {"Upload-Length": str(size), "Upload-Metadata": said} | headers,
    )


def send(client: Client, address: str, offset: Any, content: bytes, kind: str = PIECE) -> Any:
    return client.patch(address, content, content_type=kind, headers=TUS | {"Upload-Offset": str(offset)})


def state(client: Client, address: str) -> Any:
    response = client.head(address, headers=TUS)
    return response.status_code, response.get("Upload-Offset"), response.get("Upload-Length")


def upload(client: Client, content: bytes, name: str = "rapat.mp4") -> str:
    """Send all of a file and return its reference."""
    address = begin(client, len(content), name)["Location"]
    assert send(client, address, 0, content).status_code == 204
    return str(address.rstrip("/").rpartition("/")[2])


def save(client: Client, operator: Any, reference: str, **fields: Any) -> Any:
    collection = operator.groups.get().collection_permissions.first().collection_id
    values = {"title": "Rapat", "collection": collection, "resumed": reference} | fields
    return client.post(reverse("wagtailmedia:add", args=["video"]), values)


def waiting() -> list[Path]:
    return list(parts()._root().iterdir())  # type: ignore[attr-defined]


def test_the_protocol_tells_what_it_can(client: Client, settings: Any) -> None:
    response = client.options(reverse("resumable_uploads"))
    assert response.status_code == 204
    assert response["Tus-Version"] == "1.0.0"
    assert response["Tus-Max-Size"] == str(settings.VIDEO_MAX_UPLOAD_SIZE)
    assert response["Tus-Extension"] == "creation,termination,expiration"


def test_pieces_become_the_file(client: Client, operator: Any) -> None:
    content = clips.clip()
    address = begin(client, len(content))["Location"]
    assert state(client, address) == (200, "0", str(len(content)))
    first = send(client, address, 0, content[:1000])
    assert (first.status_code, first["Upload-Offset"]) == (204, "1000")
    assert "Upload-Expires" in first
    assert state(client, address) == (200, "1000", str(len(content)))
    assert send(client, address, 1000, content[1000:]).status_code == 204
    reference = address.rstrip("/").rpartition("/")[2]
    response = save(client, operator, reference)
    assert response.status_code == 302, response.content.decode()[:3000]
    video = Video.objects.get()
    assert (video.state, video.width, video.height) == (Video.State.WAITING, 320, 180)
    with video.file.open() as stored:
        assert stored.read() == content
    assert not ResumableUpload.objects.exists()


def test_it_is_used_once(client: Client, operator: Any, django_capture_on_commit_callbacks: Any) -> None:
    reference = upload(client, clips.clip())
    with django_capture_on_commit_callbacks(execute=False) as after:
        save(client, operator, reference)
    assert len(after) >= 2
    response = save(client, operator, reference)
    assert "Pilih videonya lagi" in response.content.decode()
    assert Video.objects.count() == 1


def test_a_form_with_another_mistake_keeps_it(client: Client, operator: Any) -> None:
    reference = upload(client, clips.clip())
    response = save(client, operator, reference, title="")
    assert reference in response.content.decode()
    assert save(client, operator, reference).status_code == 302


def test_what_is_no_video_is_refused_at_its_field_and_let_go(client: Client, operator: Any) -> None:
    reference = upload(client, b"bukan video")
    page = save(client, operator, reference).content.decode()
    assert "bukan video, apa pun akhiran" in page
    assert reference not in page
    assert not Video.objects.exists()


def test_one_that_is_not_complete_is_no_file(client: Client, operator: Any) -> None:
    content = clips.clip()
    address = begin(client, len(content))["Location"]
    send(client, address, 0, content[:100])
    save(client, operator, address.rstrip("/").rpartition("/")[2])
    assert not Video.objects.exists()


@pytest.mark.parametrize(
    "reference", ["x", "1", "0b9c1f5e-2a37-4d58-9e1b-6c4d7a8f0e12", "../../etc/passwd", "'; --", "0" * 5000]
)
def test_a_reference_that_is_none_is_said_so(client: Client, operator: Any, reference: str) -> None:
    response = save(client, operator, reference)
    assert response.status_code == 200
    assert "Pilih videonya lagi" in response.content.decode()


def test_nobody_else_sees_continues_ends_or_uses_it(client: Client, operator: Any) -> None:
    reference = upload(client, clips.clip())
    address = reverse("resumable_upload", args=[reference])
    colleague = operator_of(Agency.objects.get(code="dinkes"))
    other = client_of(colleague)
    assert other.head(address, headers=TUS).status_code == 404
    assert send(other, address, 0, b"x").status_code == 404
    assert other.delete(address, headers=TUS).status_code == 404
    save(other, colleague, reference)
    assert not Video.objects.exists()
    assert client.head(address, headers=TUS).status_code == 200
    assert Client().head(address, headers=TUS).status_code in {302, 404}


class TestPiecesThatDoNotFit:
    @pytest.fixture
    def address(self, client: Client) -> str:
        return str(begin(client, 1000)["Location"])

    @pytest.mark.parametrize("offset", ["1", "999", "5000"])
    def test_a_piece_elsewhere_is_a_conflict(self, client: Client, address: str, offset: str) -> None:
        assert send(client, address, offset, b"x").status_code == 409
        assert state(client, address)[1] == "0"

    def test_a_piece_twice_is_a_conflict_and_nothing_is_lost(self, client: Client, address: str) -> None:
        assert send(client, address, 0, b"x" * 10).status_code == 204
        assert send(client, address, 0, b"y" * 10).status_code == 409
        assert state(client, address)[1] == "10"

    def test_a_piece_beyond_the_end_is_refused(self, client: Client, address: str) -> None:
        assert send(client, address, 0, b"x" * 1001).status_code == 413

    @pytest.mark.parametrize("offset", ["", "-1", "a", "1e3", "9" * 40, "²"])
    def test_an_offset_that_is_none_is_a_bad_request(self, client: Client, address: str, offset: str) -> None:
        assert send(client, address, offset.encode("latin-1", "replace").decode("latin-1"), b"x").status_code == 400

    def test_another_kind_of_body_is_refused(self, client: Client, address: str) -> None:
        assert send(client, address, 0, b"x", "application/json").status_code == 415

    def test_another_version_is_told_ours(self, client: Client, address: str) -> None:
        response = client.head(address, headers={"Tus-Resumable": "0.2"})
        assert (response.status_code, response["Tus-Version"]) == (412, "1.0.0")

    def test_a_connection_that_is_lost_keeps_what_came(self, client: Client, operator: Any, address: str) -> None:
        row = services.find(user=operator, upload_id=address.rstrip("/").rpartition("/")[2])
        assert row is not None
        assert services.append(upload=row, offset=0, blocks=iter([b"a" * 300, b"b" * 50]), length=1000) == 350
        assert state(client, address)[1] == "350"

    def test_of_two_at_once_one_wins(self, operator: Any, address: str) -> None:
        key = address.rstrip("/").rpartition("/")[2]
        one, two = (services.find(user=operator, upload_id=key) for _ in range(2))
        assert one is not None
        assert two is not None
        services.append(upload=one, offset=0, blocks=iter([b"a" * 100]), length=100)
        with pytest.raises(services.Conflict):
            services.append(upload=two, offset=0, blocks=iter([b"a" * 100]), length=100)
        assert ResumableUpload.objects.get().offset == 100


class TestBounds:
    @pytest.mark.parametrize(
        ("size", "status"), [("0", 400), ("", 400), ("-5", 400), ("viel", 400), (str(10**14), 413)]
    )
    def test_of_size(self, client: Client, size: str, status: int) -> None:
        assert begin(client, size).status_code == status
        assert not ResumableUpload.objects.exists()

    def test_of_number(self, client: Client) -> None:
        assert [begin(client, 10).status_code for _ in range(services.MOST_OPEN + 1)][-2:] == [201, 429]
        # One that fell silent makes room.
        oldest = ResumableUpload.objects.order_by("begun_at")[0]
        ResumableUpload.objects.filter(pk=oldest.pk).update(heard_at=timezone.now() - timedelta(hours=1))
        assert begin(client, 10).status_code == 201
        assert not ResumableUpload.objects.filter(pk=oldest.pk).exists()

    def test_of_rate(self, client: Client, settings: Any) -> None:
        settings.RATELIMIT_ENABLE = True
        settings.RATE_LIMITS = settings.RATE_LIMITS | {"uploads": "1/h"}
        assert [begin(client, 10).status_code for _ in range(2)] == [201, 429]

    def test_an_opd_without_room_is_told_before_the_first_piece(self, client: Client) -> None:
        collection = Agency.objects.get(code="dinkes").collection
        MediaQuota.objects.create(collection=collection, gigabytes=1)
        DocumentFactory(collection=collection, file_size=1024**3 - 100)
        assert begin(client, 100).status_code == 201
        response = begin(client, 101)
        assert response.status_code == 413
        assert "Penyimpanan OPD Anda tidak cukup" in response.content.decode()

    @pytest.mark.parametrize("said", ["", "filename", "filename ???", "name YQ==", "filename /w=="])
    def test_a_name_that_cannot_be_read(self, client: Client, said: str) -> None:
        assert begin(client, 10, **{"Upload-Metadata": said}).status_code == 400

    def test_who_uploads_no_videos_begins_nothing(self) -> None:
        from tests.factories.users import UserFactory

        stranger = client_of(UserFactory())
        assert begin(stranger, 10).status_code in {302, 404}
        assert not ResumableUpload.objects.exists()


def test_cancelling_leaves_nothing(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    before = set(waiting())
    address = begin(client, 10)["Location"]
    assert len(set(waiting()) - before) == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert client.delete(address, headers=TUS).status_code == 204
    assert state(client, address)[0] == 404
    assert set(waiting()) == before


def test_what_is_abandoned_goes_after_a_day(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    before = set(waiting())
    old, new = begin(client, 10)["Location"], begin(client, 10)["Location"]
    ResumableUpload.objects.filter(pk=old.rstrip("/").rpartition("/")[2]).update(
        heard_at=timezone.now() - timedelta(hours=25)
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert services.sweep() == 1
    assert state(client, old)[0] == 404
    assert state(client, new)[0] == 200
    assert len(set(waiting()) - before) == 1


def test_one_whose_bytes_are_gone_is_gone(client: Client) -> None:
    address = begin(client, 10)["Location"]
    send(client, address, 0, b"abc")
    for path in waiting():
        path.unlink()
    assert state(client, address)[0] == 404
