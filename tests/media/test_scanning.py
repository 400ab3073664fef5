"""Where a scanner is configured it looks at each upload: nobody gets what is harmful, no outage waves it through."""

from typing import Any

import pytest
from django.conf import settings as configured
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.publishing.gates import GateClosed
from cms.registries.jobs import run_minutely
from media_pipeline.models import Document, Image, Video
from media_pipeline.scanning import scanner
from media_pipeline.scanning.services import ReleaseRefused, ask_again, release, scan_item
from media_pipeline.scanning.states import is_quarantined, may_be_public
from opd.models import NewsPage
from tests.factories.media import DocumentFactory, ImageFactory, VideoFactory
from tests.factories.sites import provisioned
from tests.factories.users import operator_of
from tests.media.doors import HOST, House, body_with, make_house
from tests.publishing.drafts import draft_news
from tests.services.clamd import EICAR, STREAM_LIMIT
from tests.story.people import client_of
from tests.support.ports import free_port

pytestmark = pytest.mark.django_db
real = [pytest.mark.engine, pytest.mark.scanner]


@pytest.fixture
def house() -> House:
    return make_house()


@pytest.fixture
def down(settings: Any) -> None:
    """A scanner is configured, and nobody answers there."""
    settings.CLAMD_URL = f"tcp://127.0.0.1:{free_port()}"


def infected(item: Any, virus: str = "Uji.Virus") -> Any:
    type(item)._base_manager.filter(pk=item.pk).update(scan="infected", scan_note=virus)
    item.refresh_from_db()
    return item


def commit(django_capture_on_commit_callbacks: Any, make: Any) -> Any:
    with django_capture_on_commit_callbacks(execute=True):
        item = make()
    item.refresh_from_db()
    return item


class TestWithoutScanner:
    def test_nothing_waits(self, house: House) -> None:
        document = house.private["document"]
        assert (document.scan, may_be_public(document)) == ("unscanned", True)
        page = draft_news(house.agency, house.people["operator"], body=body_with(house.private))
        page.get_latest_revision().publish(user=house.people["editor"])
        assert NewsPage.objects.get(pk=page.pk).live


@pytest.mark.usefixtures("down")
class TestWhileItIsDown:
    def test_publishing_waits_and_what_was_public_stays(
        self, house: House, django_capture_on_commit_callbacks: Any
    ) -> None:
        document = commit(
            django_capture_on_commit_callbacks, lambda: DocumentFactory(collection=house.agency.collection)
        )
        assert (document.scan, document.scan_tries, may_be_public(document)) == ("unscanned", 1, False)
        page = draft_news(
            house.agency, house.people["operator"], body=body_with(house.private | {"document": document})
        )
        with pytest.raises(GateClosed, match="masih diperiksa"):
            page.get_latest_revision().publish(user=house.people["editor"])
        # On the public side since before there was a scanner.
        Document._base_manager.filter(pk=house.public["document"].pk).update(file="documents/lama.pdf")
        house.public["document"].refresh_from_db()
        assert may_be_public(house.public["document"])
        assert not run_minutely()
        assert ask_again() == 0

    def test_the_person_is_told(self, house: House) -> None:
        document = house.private["document"]
        html = client_of(house.people["operator"]).get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
        assert "menunggu pemeriksaan virus" in html
        html = client_of(house.people["diskominfo"]).get(reverse("quarantine:index")).content.decode()
        assert "sedang tidak menjawab" in html


class TestQuarantine:
    @pytest.mark.parametrize("who", ["operator", "editor", "diskominfo", "superuser", None])
    def test_nobody_gets_the_file(self, house: House, who: str | None) -> None:
        document = infected(house.public["document"])
        client = client_of(house.people[who]) if who else Client()
        assert client.get(document.url).status_code in {404, 410}
        assert Client().get(document.url, headers={"host": HOST}).status_code in {404, 410}

    def test_no_page_takes_it_and_no_chooser_shows_it(self, house: House) -> None:
        document = infected(house.private["document"])
        page = draft_news(house.agency, house.people["operator"], body=body_with(house.private))
        with pytest.raises(GateClosed, match="dikarantina"):
            page.get_latest_revision().publish(user=house.people["editor"])
        client = client_of(house.people["operator"])
        for query in ({}, {"q": "Formulir"}):
            html = client.get(reverse("wagtaildocs_chooser:choose_results"), query).content.decode()
            assert house.public["document"].title in html
            assert document.title not in html

    @pytest.mark.parametrize("kind", ["image", "document", "video"])
    def test_its_people_are_told_and_strangers_are_not(self, house: House, kind: str) -> None:
        item = infected(house.private[kind])
        edit = {"image": "wagtailimages:edit", "document": "wagtaildocs:edit", "video": "wagtailmedia:edit"}[kind]
        client = client_of(house.people["operator"])
        assert "Uji.Virus" in client.get(reverse(edit, args=[item.pk])).content.decode()
        for address in ("quarantine:index", "wagtailadmin_home"):
            assert item.title in client.get(reverse(address)).content.decode()
        stranger = client_of(operator_of(provisioned("disdukcapil")))
        for address in ("quarantine:index", "wagtailadmin_home"):
            assert item.title not in stranger.get(reverse(address)).content.decode()

    def test_diskominfo_alone_releases_it_with_a_reason(self, house: House) -> None:
        document = infected(house.private["document"])
        address = reverse("quarantine:release", args=["document", document.pk])
        for who in ("operator", "editor"):
            assert client_of(house.people[who]).post(address, {"reason": "Bersih"}).status_code == 404
            with pytest.raises(PermissionDenied):
                release(item=document, actor=house.people[who], reason="Bersih")
        client = client_of(house.people["diskominfo"])
        assert "Tulis alasannya" in client.post(address, {"reason": " "}).content.decode()
        assert client.post(address, {"reason": "Diperiksa ulang"}).status_code == 302
        document.refresh_from_db()
        assert document.scan == "clean"
        entry = ModelLogEntry.objects.get(action="media.release")
        assert entry.data.items() >= {"reason": "Diperiksa ulang", "virus": "Uji.Virus"}.items()
        with pytest.raises(ReleaseRefused):
            release(item=document, actor=house.people["diskominfo"], reason="Lagi")
        assert client_of(house.people["operator"]).get(document.url).status_code == 200


class TestRealScanner:
    pytestmark = real

    @pytest.fixture(autouse=True)
    def is_running(self) -> None:
        assert configured.CLAMD_URL, "no scanner is running"

    @pytest.mark.parametrize(
        ("factory", "fields"),
        [
            (ImageFactory, {}),
            (DocumentFactory, {}),
            (VideoFactory, {}),
            (DocumentFactory, {"file": EICAR}),
            (VideoFactory, {"file": EICAR}),
            (VideoFactory, {"captions": EICAR}),
            (VideoFactory, {"thumbnail": EICAR}),
        ],
    )
    def test_each_upload_is_looked_at(
        self, factory: Any, fields: dict[str, bytes], django_capture_on_commit_callbacks: Any
    ) -> None:
        files = {name: ContentFile(content, name="berkas.bin") for name, content in fields.items()}
        item = commit(django_capture_on_commit_callbacks, lambda: factory(**files))
        assert item.scan == ("infected" if fields else "clean")
        assert item.scanned_at is not None
        assert is_quarantined(item) == bool(fields)
        assert item.scan_note == ("Pati.Test.EICAR.UNOFFICIAL" if fields else "")

    def test_uploader_and_diskominfo_are_mailed(self, house: House, django_capture_on_commit_callbacks: Any) -> None:
        operator = house.people["operator"]
        mail.outbox.clear()
        commit(
            django_capture_on_commit_callbacks,
            lambda: DocumentFactory(
                title="Surat jahat",
                file=ContentFile(EICAR, name="a.pdf"),
                collection=house.agency.collection,
                uploaded_by_user=operator,
            ),
        )
        receivers = {address for sent in mail.outbox for address in sent.to}
        assert receivers == {operator.email, house.people["diskominfo"].email}
        assert "Surat jahat" in mail.outbox[0].subject
        assert "EICAR" in mail.outbox[0].body
        assert ModelLogEntry.objects.filter(action="media.infected").count() == 1

    def test_what_is_larger_than_it_takes_waits_for_diskominfo(
        self, house: House, django_capture_on_commit_callbacks: Any
    ) -> None:
        content = ContentFile(b"a" * (STREAM_LIMIT * 4), name="besar.txt")
        document = commit(
            django_capture_on_commit_callbacks,
            lambda: DocumentFactory(file=content, collection=house.agency.collection),
        )
        assert (document.scan, document.scan_note, may_be_public(document)) == ("unscanned", "too_large", False)
        assert ask_again() == 0
        release(item=document, actor=house.people["diskominfo"], reason="Diperiksa dengan antivirus lain")
        assert may_be_public(Document.objects.get(pk=document.pk))

    def test_what_waited_is_asked_for_again_and_publishing_goes_on(self, house: House) -> None:
        for model in (Image, Document, Video):
            model._base_manager.update(scan_tried_at=None)
        waiting = sum(model._base_manager.filter(scan="unscanned").count() for model in (Image, Document, Video))
        assert ask_again() == waiting == 6
        page = draft_news(house.agency, house.people["operator"], body=body_with(house.private))
        page.get_latest_revision().publish(user=house.people["editor"])
        assert NewsPage.objects.get(pk=page.pk).live

    def test_a_verdict_on_another_file_is_not_kept(self, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        document = house.private["document"]
        scan = scanner.scan

        def while_it_is_replaced(stream: Any) -> scanner.Verdict:
            Document._base_manager.filter(pk=document.pk).update(file="documents/lain.pdf")
            return scan(stream)

        monkeypatch.setattr(scanner, "scan", while_it_is_replaced)
        assert scan_item(kind="document", pk=document.pk) == ""
        assert Document.objects.get(pk=document.pk).scan == "unscanned"
