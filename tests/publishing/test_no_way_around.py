"""Every road that could change what citizens read, taken by an Operator and by an Editor on their own work.

What an anonymous reader gets of pages, lists, feeds, pictures and files is the same bytes before and after.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from difflib import unified_diff
from itertools import chain
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import Collection, Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from cms.publishing.four_eyes import system_publication
from cms.publishing.schedule import run_schedule
from media_pipeline.models import Document, Image, Video
from opd.models import NewsPage, Topic
from opd.pages import NewsIndexPage
from tests.factories.media import DocumentFactory, ImageFactory, VideoFactory
from tests.factories.pages import PlainPageFactory
from tests.factories.registry import TopicFactory
from tests.factories.sites import home_of, portal, provisioned, section_of
from tests.factories.users import editor_of, operator_of
from tests.publishing.drafts import draft_news, submit
from tests.story.people import client_of, jpeg
from tests.story.test_admin import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@dataclass
class House:
    """One OPD with a live page by `author`, its files, and something of every other kind."""

    agency: Any
    author: Any
    client: Client
    page: NewsPage
    other: Any
    image: Image
    document: Document
    video: Video
    topic: Topic
    first_revision: int

    def fresh(self) -> NewsPage:
        return NewsPage.objects.get(pk=self.page.pk)

    def post(self, view: str, /, *args: Any, query: str = "", **data: Any) -> None:
        try:
            address = reverse(view, args=args)
        except NoReverseMatch:
            # An address that is not there cannot be gone through.
            return
        # As outside a test: a refused write takes back its own request and nothing else.
        with transaction.atomic():
            self.client.post(address + query, data)


def seen(house: House) -> dict[str, bytes]:
    """Return what an anonymous reader gets of everything the doors could reach."""
    reader = Client(headers={"host": f"{house.agency.code}.localhost"})
    image, document = Image.objects.get(pk=house.image.pk), Document.objects.get(pk=house.document.pk)
    paths = {
        "halaman": "/berita/asli/",
        "daftar": "/berita/",
        "beranda": "/",
        "beranda en": "/en/",
        "halaman en": "/en/berita/asli/",
        "umpan": "/feeds/berita.rss",
        "peta situs": "/sitemap.xml",
        "dokumen": document.url,
        "gambar": image.file.url,
        "lain": "/pedoman/",
        "bawah lain": "/pedoman/asli/",
    }
    found = {name: _bytes(reader.get(path)) for name, path in paths.items()}
    portal_reader = Client(headers={"host": "localhost"})
    return found | {"portal": _bytes(portal_reader.get("/")), "cari": _bytes(portal_reader.get("/cari/?q=curian"))}


def _bytes(response: Any) -> bytes:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{response.status_code} {response.get('Location', '')}\n".encode() + body


@pytest.fixture(params=["operator", "editor"])
def house(request: pytest.FixtureRequest) -> House:
    portal()
    agency = provisioned("dinkes", languages=("en",))
    author = {"operator": operator_of, "editor": editor_of}[request.param](agency)
    second = editor_of(agency)
    image = ImageFactory(collection=agency.collection, uploaded_by_user=author)
    document = DocumentFactory(collection=agency.collection, uploaded_by_user=author)
    video = VideoFactory(collection=agency.collection)
    topic = TopicFactory()
    body = [
        {"type": "documents", "value": {"title": "Unduhan", "documents": [{"document": document.pk, "title": ""}]}},
        {"type": "video", "value": {"video": video.pk, "title": "Contoh"}},
    ]
    page = draft_news(agency, author, title="Judul asli", slug="asli", image=image, body=body)
    first = page.latest_revision_id
    page.get_latest_revision().publish(user=second)
    page = NewsPage.objects.get(pk=page.pk)
    page.title = "Judul kedua"
    page.save_revision(user=author).publish(user=second)
    with system_publication():
        for live in Page.objects.filter(locale=Locale.objects.get(language_code="en"), depth__gt=1).specific():
            live.save_revision(user=None, clean=False).publish(user=None)
        page = NewsPage.objects.get(pk=page.pk)
        page.topics.set([topic])
        page.save()
    other = PlainPageFactory(agency=agency, title="Pedoman", slug="pedoman")
    return House(agency, author, client_of(author), page, other, image, document, video, topic, first)


def _publish(house: House) -> Iterator[None]:
    edit = reverse("wagtailadmin_pages:edit", args=[house.page.pk])
    for action in ("action-publish", "action-submit", "action-restart-workflow", "action-workflow-action"):
        data = form_of(house.client, house.fresh(), title="Curian", benefit="Curian", **{action: "1"})
        data["workflow-action-name"] = "approve"
        house.client.post(edit, data)
        yield
    state = house.fresh().current_workflow_state
    if state is None:
        submit(house.fresh(), house.author)
    task_state = house.fresh().current_workflow_task_state
    for action in ("approve", "publish"):
        house.post("wagtailadmin_pages:workflow_action", house.page.pk, action, task_state.pk, comment="Curian")
        house.post("wagtailadmin_pages:collect_workflow_action_data", house.page.pk, action, task_state.pk)
        yield
    house.post("wagtailadmin_pages:confirm_workflow_cancellation", house.page.pk)
    for workflow in ("", "1"):
        house.post("wagtail_bulk_action", "wagtailcore", "page", "publish", query=f"?id={house.page.pk}", w=workflow)
        yield
    house.client.post(
        reverse("wagtailadmin_pages:add", args=["opd", "newspage", section_of(house.agency, NewsIndexPage).pk]),
        form_of(house.client, house.fresh(), title="Curian", slug="curian", **{"action-publish": "1"}),
    )


def _schedule(house: House) -> Iterator[None]:
    edit = reverse("wagtailadmin_pages:edit", args=[house.page.pk])
    moment = timezone.localtime() - timedelta(minutes=1)
    for name in ("go_live_at", "expire_at"):
        for action in ("action-publish", "action-submit"):
            data = form_of(house.client, house.fresh(), title="Curian", **{action: "1"})
            data[name] = moment.strftime("%Y-%m-%d %H:%M")
            house.client.post(edit, data)
            run_schedule()
            yield
    for revision in house.fresh().revisions.all():
        house.post("wagtailadmin_pages:revisions_unschedule", house.page.pk, revision.pk)
    run_schedule()


def _copies(house: House) -> Iterator[None]:
    target = section_of(house.agency, NewsIndexPage)
    for extra in ({"publish_copies": "on"}, {"publish_copies": "on", "alias": "on"}, {"copy_subpages": "on"}):
        data = {"new_title": "Curian", "new_slug": f"curian-{len(extra)}", "new_parent_page": target.pk} | extra
        house.post("wagtailadmin_pages:copy", house.page.pk, **data)
        yield
    house.post("wagtailadmin_pages:convert_alias", house.page.pk)
    yield


def _places(house: House) -> Iterator[None]:
    house.post("wagtailadmin_pages:move_confirm", house.page.pk, house.other.pk)
    yield
    if house.author.groups.filter(pk=house.agency.editors_id).exists():
        # Somebody else's page is theirs to place; their own is not.
        Page.objects.filter(pk=house.other.pk).update(owner=house.author)
    house.post("wagtailadmin_pages:move_confirm", house.other.pk, section_of(house.agency, NewsIndexPage).pk)
    house.post(
        "wagtail_bulk_action", "wagtailcore", "page", "move", query=f"?id={house.page.pk}", chooser=house.other.pk
    )
    yield
    for page in (house.page, house.other, section_of(house.agency, NewsIndexPage)):
        house.post("wagtailadmin_pages:set_page_position", page.pk, query="?position=0")
        house.post("wagtailadmin_pages:set_privacy", page.pk, restriction_type="login", password="x")
    yield
    for page in (home_of(house.agency), section_of(house.agency, NewsIndexPage)):
        house.post("wagtailadmin_pages:unpublish", page.pk, reason="Curian", include_descendants="on")
        house.post("wagtailadmin_pages:delete", page.pk, reason="Curian")
    yield
    house.post("wagtail_bulk_action", "wagtailcore", "page", "unpublish", query=f"?id={house.page.pk}")
    house.post("wagtail_bulk_action", "wagtailcore", "page", "delete", query=f"?id={house.page.pk}")


def _reverts(house: House) -> Iterator[None]:
    page = house.page.pk
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page, house.first_revision])
    house.client.post(address, form_of(house.client, house.fresh(), **{"action-publish": "1"}))
    yield
    edit = reverse("wagtailadmin_pages:edit", args=[page])
    data = form_of(
        house.client, house.fresh(), title="Curian", revision=house.first_revision, **{"action-publish": "1"}
    )
    data["overwrite_revision_id"] = house.fresh().live_revision_id
    house.client.post(edit, data)
    yield


def _programming_interface(house: House) -> Iterator[None]:
    actions = ("publish", "unpublish", "copy", "move", "create_alias", "convert_alias", "delete")
    for action in (*actions, "revert_to_page_revision", "copy_for_translation"):
        data = {"slug": "curian", "destination_page_id": house.other.pk, "revision_id": house.first_revision}
        house.post("wagtailadmin_api:pages:action", house.page.pk, action, locale="en", keep_live="true", **data)
        yield


def _translates(house: House) -> Iterator[None]:
    english = Locale.objects.get(language_code="en")
    may = Permission.objects.get(content_type__app_label="wagtail_localize", codename="submit_translation")
    house.author.user_permissions.add(may)
    for publish in ("", "on"):
        house.post("wagtail_localize:submit_page_translation", house.page.pk, locales=[english.pk], publish=publish)
        yield
    source, _made = TranslationSource.update_or_create_from_instance(house.fresh())
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=english)
    with system_publication():
        # Already on line from the start; now localize knows of it.
        translation.save_target(publish=False)
    yield
    for translation in Translation.objects.all():
        target = translation.get_target_instance()
        edit = reverse("wagtailadmin_pages:edit", args=[target.pk])
        for action in ("publish", "submit"):
            house.client.post(edit, {f"localize-action-{action}": "1", "action": action, "action-publish": "1"})
            house.post("wagtail_localize:update_translations", translation.source_id, publish_translations="on")
            yield
        house.post("wagtail_localize:convert_to_alias", target.pk)
        house.post("wagtail_localize:stop_translation", translation.pk)
        yield


def _files(house: House) -> Iterator[None]:
    upload = {"title": "Curian", "description": "Curian", "caption": "Curian", "credit": "Curian", "tags": ""}
    focal = {"focal_point_x": 1, "focal_point_y": 1, "focal_point_width": 5, "focal_point_height": 5}
    everywhere = Collection.get_first_root_node().pk
    for name, pk in (("wagtailimages", house.image.pk), ("wagtaildocs", house.document.pk)):
        for collection in (house.agency.collection_id, everywhere):
            file = (
                SimpleUploadedFile("curian.jpg", jpeg(), "image/jpeg")
                if name == "wagtailimages"
                else SimpleUploadedFile("curian.pdf", b"%PDF-1.4 curian %%EOF", "application/pdf")
            )
            house.post(f"{name}:edit", pk, collection=collection, file=file, **upload, **focal)
            house.post(f"{name}:edit", pk, collection=collection, **upload, **focal)
            kind = "image" if name == "wagtailimages" else "doc"
            prefixed = {f"{kind}-{pk}-{key}": value for key, value in (upload | focal).items()}
            house.post(f"{name}:edit_multiple", pk, **prefixed, **{f"{kind}-{pk}-collection": collection})
            yield
        house.post(f"{name}:delete", pk, reason="Curian")
        house.post(f"{name}:delete_multiple", pk)
        yield
    house.post("wagtailmedia:edit", house.video.pk, collection=everywhere, title="Curian", transcript="Curian")
    house.post("wagtailmedia:delete", house.video.pk, reason="Curian")
    yield
    for label, model, pk in (
        ("media_pipeline", "image", house.image.pk),
        ("media_pipeline", "document", house.document.pk),
    ):
        for action in ("delete", "add_to_collection", "add_tags"):
            query = f"?id={pk}"
            house.post("wagtail_bulk_action", label, model, action, query=query, collection=everywhere, tags="curian")
            yield
    house.post("wagtailadmin_collections:set_privacy", house.agency.collection_id, restriction_type="login")
    house.post("wagtailadmin_collections:delete", house.agency.collection_id)
    yield


def _settings(house: House) -> Iterator[None]:
    house.post("topic:edit", house.topic.pk, name="Curian", slug=house.topic.slug, order=1)
    house.post("topic:delete", house.topic.pk)
    house.post("agency:edit", house.agency.pk, code=house.agency.code, note="Curian")
    yield
    site = house.agency.site_id
    house.post("wagtailredirects:add", old_path="/berita/asli/", site=site, redirect_link="https://contoh.invalid/")
    house.post("wagtailsites:edit", site, hostname="curian", port=80, root_page=house.other.pk)
    house.post("wagtailsites:delete", site)
    house.post("wagtaillocales:delete", Locale.objects.get(language_code="en").pk)
    yield
    for group in (house.agency.operators_id, house.agency.editors_id):
        house.post("wagtailusers_groups:edit", group, name="Curian")
        house.post("wagtailusers_groups:delete", group)
    house.post("wagtailadmin_workflows:disable", house.agency.workflow_id)
    house.post("wagtailadmin_workflows:remove", house.agency.site.root_page_id)
    yield


ROADS: list[Callable[[House], Iterator[None]]] = [
    _settings,
    _files,
    _copies,
    _places,
    _programming_interface,
    _translates,
    _reverts,
    _publish,
    _schedule,
]


def _difference(before: dict[str, bytes], after: dict[str, bytes], changed: list[str]) -> str:
    lines = [(before[name].decode(errors="replace"), after[name].decode(errors="replace")) for name in changed[:1]]
    return "\n".join("\n".join(unified_diff(a.splitlines(), b.splitlines(), n=0)) for a, b in lines)


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.__name__.strip("_"))
def test_what_citizens_read_stays(house: House, road: Callable[[House], Iterator[None]]) -> None:
    before = seen(house)
    assert before["halaman"].startswith(b"200")
    assert b"Judul kedua" in before["halaman"]
    assert before["dokumen"].startswith(b"200")
    for number, _step in enumerate(chain(road(house), [None])):
        after = seen(house)
        changed = [name for name in before if before[name] != after[name]]
        assert changed == [], f"{road.__name__}, step {number}: {changed} {_difference(before, after, changed)}"
