"""Two OPDs as they stand in the middle of a working day; every private text of the first carries a mark.

Names that begin with `a_` are the first OPD's (Dinkes), those with `b_` the stranger's (Disdukcapil). What readers see
anyway (titles of pages on line, names of agencies) carries no mark.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Comment, CommentReply, Locale, Page, PageViewRestriction, UploadedFile
from wagtail.models.media import CollectionViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from cms.archive.media import archive_media
from cms.archive.services import archive_page
from cms.models import KeptInput
from cms.publishing.four_eyes import system_publication
from media_pipeline.models import Document, Image, Replacement
from media_pipeline.uploads import services as uploads
from opd.models import Agency, NewsIndexPage, NewsPage, ServiceIndexPage, TestimonialIndexPage
from search.models import BestBet, QueryLog, Synonym
from tests.factories.alerts import draft, issued
from tests.factories.media import DocumentFactory, ImageFactory, VideoFactory
from tests.factories.pages import NewsPageFactory, ServicePageFactory, TestimonialPageFactory
from tests.factories.registry import DecreeFactory, DistrictFactory, TopicFactory
from tests.factories.sites import portal, provisioned, section_of
from tests.factories.users import diskominfo, editor_of, operator_of, superuser
from tests.gallery.albums import draft_album

MARK = "RAHASIA-DINKES"
# The same in addresses and file names, which are slugified.
MARKS = (MARK, "rahasia-dinkes", "RAHASIA_DINKES", "rahasia_dinkes")


def mark(what: str) -> str:
    return f"{MARK}-{what}"


@dataclass
class World:
    a: Agency
    b: Agency
    things: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        try:
            return self.things[name]
        except KeyError:
            raise AttributeError(name) from None


def build() -> World:
    portal()
    a, b = provisioned("dinkes", languages=("en",)), provisioned("disdukcapil", languages=("en",))
    people = {
        "a_operator": operator_of(a, **_name("operator")),
        "a_editor": editor_of(a, **_name("editor")),
        "b_operator": operator_of(b),
        "b_editor": editor_of(b),
        "diskominfo": diskominfo(),
        "superuser": superuser(),
    }
    for kind in ("workflow", "operators", "editors"):
        thing = getattr(a, kind)
        thing.name = mark(kind)
        thing.save()
    task = a.workflow.workflow_tasks.get().task
    task.name = mark("tugas")
    task.save()
    world = World(a, b, {**people, "a_task": task})
    _media(world)
    _pages(world)
    _tables(world)
    _kept(world)
    _alerts(world)
    _searches(world)
    return world


def _searches(world: World) -> None:
    """What was asked on the first OPD's site, and what Diskominfo keeps of words and recommendations."""
    QueryLog.objects.create(
        asked_at=timezone.now(), locale="id", agency_code=world.a.code, text=mark("pertanyaan"), total=0, all_words=True
    )
    synonym = Synonym.objects.create(locale="id", term=mark("istilah"))
    bet = BestBet.objects.create(locale="id", url="https://contoh.invalid/", title=mark("saran"))
    world.things |= {"synonym": synonym, "best_bet": bet}


def _alerts(world: World) -> None:
    """Both OPDs may issue alerts, so that the screens are the stranger's too; what the first drafts is its own."""
    Agency.objects.filter(pk__in=[world.a.pk, world.b.pk]).update(issues_alerts=True)
    words = {"title": mark("peringatan"), "text": mark("isi-peringatan"), "area": mark("wilayah")}
    world.things["a_alert"] = draft(world.a, world.a_operator, **words)
    # Scheduled for tomorrow: issued, and nobody's to read yet.
    start = timezone.now() + timezone.timedelta(days=1)
    values = {**words, "starts_at": start, "ends_at": start + timezone.timedelta(hours=2)}
    world.things["a_standing_alert"] = issued(world.a, world.a_operator, world.a_editor, **values)


def _name(role: str) -> dict[str, str]:
    return {
        "username": mark(f"akun-{role}"),
        "first_name": mark(f"nama-{role}"),
        "last_name": mark("marga"),
        "email": f"{mark(role)}@contoh.invalid",
    }


def _media(world: World) -> None:
    things = world.things
    for letter, agency, owner in (("a", world.a, things["a_operator"]), ("b", world.b, things["b_operator"])):
        word = mark if letter == "a" else (lambda what: f"milik-sendiri-{what}")
        common = {"collection": agency.collection, "uploaded_by_user": owner}
        picture = ImageFactory(title=word("gambar"), description=word("alt"), caption=word("caption"), **common)
        picture.file.save(f"{word('berkas')}.jpg", picture.file, save=True)
        document = DocumentFactory(title=word("dokumen"), **common)
        document.file.save(f"{word('berkas')}.pdf", ContentFile(b"%PDF-1.4 1 0 obj"), save=True)
        video = VideoFactory(title=word("video"), transcript=word("transkrip"), **common)
        for thing in (picture, document, video):
            thing.tags.add(word("tagar"))
        things |= {f"{letter}_image": picture, f"{letter}_document": document, f"{letter}_video": video}
        things[f"{letter}_resumable"] = uploads.begin(user=owner, name=f"{word('potongan')}.mp4", size=9)
        for model, kind in ((Image, "image"), (Document, "document")):
            things[f"{letter}_upload_{kind}"] = UploadedFile.objects.create(
                for_content_type=ContentType.objects.get_for_model(model),
                file=ContentFile(b"x", name=f"{word('unggahan')}.jpg"),
                uploaded_by_user=owner,
            )
    # Used by no page, so its people may still change and delete them.
    things["a_new_image"] = ImageFactory(title=mark("gambar-baru"), collection=world.a.collection)
    things["a_new_document"] = DocumentFactory(title=mark("dokumen-baru"), collection=world.a.collection)
    things["b_image"].get_rendition("max-165x165")
    things["a_collection"] = world.a.collection.add_child(name=mark("koleksi"))
    CollectionViewRestriction.objects.create(
        collection=things["a_collection"], restriction_type="password", password=mark("sandi")
    )
    things["a_replacement"] = Replacement.objects.create(
        item=things["a_document"],
        field="file",
        proposed=ContentFile(b"%PDF-1.4 2 0 obj", name=f"{mark('pengganti')}.pdf"),
        reason=mark("alasan-ganti"),
        proposed_by=things["a_operator"],
    )
    things["spare_collection"] = Collection.get_first_root_node().add_child(name=mark("koleksi-kosong"))


def _draft(section: Any, author: Any, **values: Any) -> Any:
    page = NewsPage(owner=author, live=False, has_unpublished_changes=True, **values)
    section.refresh_from_db()
    section.add_child(instance=page)
    page.save_revision(user=author)
    page = NewsPage.objects.get(pk=page.pk)
    page.save_revision(user=author, log_action=True)
    return NewsPage.objects.get(pk=page.pk)


def _pages(world: World) -> None:
    things = world.things
    operator, editor = things["a_operator"], things["a_editor"]
    news = things["a_news"] = section_of(world.a, NewsIndexPage)
    things["a_home"] = world.a.site.root_page.specific
    text = [("rich_text", f"<p>{mark('isi')}</p>"), ("image", {"image": things["a_image"]})]
    words = {
        "summary": mark("ringkasan"),
        "benefit": mark("manfaat"),
        "byline": mark("penulis"),
        "body": text,
        "image": things["a_image"],
    }
    draft = things["a_draft"] = _draft(news, operator, title=mark("naskah"), slug="rahasia-dinkes-naskah", **words)
    things["a_revisions"] = list(draft.revisions.order_by("pk"))
    draft.get_workflow().start(draft, operator)
    things["a_state"] = draft.current_workflow_state
    things["a_task_state"] = draft.current_workflow_task_state

    # Approved, then changed again: readers know the title of this one, its own people another.
    live = NewsPageFactory(agency=world.a, title="Berita terbuka", slug="berita-terbuka", owner=operator)
    latest = NewsPage.objects.get(pk=live.pk)
    latest.title, latest.summary = mark("judul-baru"), mark("ringkasan-baru")
    latest.save_revision(user=operator, log_action=True)
    things["a_live"] = live = NewsPage.objects.get(pk=live.pk)
    assert MARK in live.draft_title
    assert MARK not in live.title

    locked = _draft(news, operator, title=mark("terkunci"), slug="rahasia-dinkes-terkunci", **words)
    NewsPage.objects.filter(pk=locked.pk).update(locked=True, locked_by=editor, locked_at=timezone.now())
    things["a_locked"] = NewsPage.objects.get(pk=locked.pk)

    planned = _draft(news, operator, title=mark("terjadwal"), slug="rahasia-dinkes-terjadwal", **words)
    planned.go_live_at = timezone.now() + timezone.timedelta(days=3)
    revision = planned.save_revision(user=operator)
    with system_publication():
        revision.publish()
    things["a_planned"], things["a_planned_revision"] = NewsPage.objects.get(pk=planned.pk), revision

    returned = _draft(news, operator, title=mark("kembali"), slug="rahasia-dinkes-kembali", **words)
    state = returned.get_workflow().start(returned, operator).current_task_state.specific
    page = NewsPage.objects.get(pk=returned.pk)
    page.current_workflow_task.on_action(state, editor, "reject", comment=mark("alasan"))
    things["a_returned"] = NewsPage.objects.get(pk=returned.pk)
    things["a_returned_state"] = things["a_returned"].current_workflow_state

    # A restricted page is live and yet no reader's.
    hidden = NewsPageFactory(agency=world.a, title=mark("terbatas"), slug="rahasia-dinkes-terbatas")
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password=mark("sandi-halaman"))
    things["a_hidden"] = NewsPage.objects.get(pk=hidden.pk)

    # A draft of a service, which the portal's chooser of services must not know of.
    things["a_service"] = ServicePageFactory(
        agency=world.a, title=mark("layanan"), slug="rahasia-dinkes-layanan", live=False
    )

    album = draft_album(world.a, operator, things["a_image"], title=mark("album"))
    things["a_album"] = album
    things["b_album"] = draft_album(world.b, things["b_operator"], title="Album sendiri")

    testimonials = section_of(world.a, TestimonialIndexPage)
    things["a_testimonial"] = TestimonialPageFactory(
        parent=testimonials, title=mark("testimoni"), slug="rahasia-dinkes-testimoni", live=False
    )
    with system_publication():
        things["a_alias"] = live.create_alias(parent=news, update_slug="alias-berita")

    comment = Comment.objects.create(
        page=draft, user=operator, text=mark("komentar"), contentpath="summary", revision_created=draft.latest_revision
    )
    things["a_comment"] = comment
    things["a_reply"] = CommentReply.objects.create(comment=comment, user=editor, text=mark("balasan"))
    _translation(world)

    things["b_news"] = section_of(world.b, NewsIndexPage)
    things["b_services"] = section_of(world.b, ServiceIndexPage)
    things["b_page"] = _draft(
        things["b_news"],
        things["b_operator"],
        title="Naskah sendiri",
        slug="naskah-sendiri",
        benefit="Manfaat sendiri.",
        summary="Ringkasan sendiri.",
    )
    things["b_home"] = world.b.site.root_page.specific
    reviewed = _draft(
        things["b_news"],
        things["b_operator"],
        title="Diajukan sendiri",
        slug="diajukan-sendiri",
        benefit="Manfaat sendiri.",
        summary="Ringkasan sendiri.",
    )
    reviewed.get_workflow().start(reviewed, things["b_operator"])
    things["b_reviewed"] = NewsPage.objects.get(pk=reviewed.pk)


def _translation(world: World) -> None:
    things = world.things
    english = things["english"] = Locale.objects.get(language_code="en")
    things["javanese"] = Locale.objects.get(language_code="jv")
    page = _draft(
        things["a_news"],
        things["a_operator"],
        title=mark("sumber"),
        slug="rahasia-dinkes-sumber",
        summary=mark("ringkasan-sumber"),
        benefit=mark("manfaat-sumber"),
        image=things["a_image"],
    )
    things["a_source_page"] = page
    source, _made = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    things["a_source"], things["a_translation"] = source, translation
    things["a_string"] = source.stringsegment_set.order_by("pk").first()
    things["a_override"] = source.overridablesegment_set.order_by("pk").first()
    things["a_translated"] = translation.get_target_instance()
    things["b_translation"] = _own_translation(world, english)


def _own_translation(world: World, english: Any) -> Any:
    news = section_of(world.b, NewsIndexPage)
    page = _draft(
        news,
        world.b_operator,
        title="Sumber sendiri",
        slug="sumber-sendiri",
        benefit="Manfaat.",
        summary="Ringkasan.",
        image=world.b_image,
    )
    source, _made = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    world.things["b_override"] = source.overridablesegment_set.order_by("pk").first()
    return translation


def _kept(world: World) -> None:
    """What the house keeps: a page in the archive, a picture there, and a form that was sent too late."""
    things = world.things
    page = NewsPageFactory(agency=world.a, title=mark("arsip"), slug="rahasia-dinkes-arsip")
    things["a_archived"] = archive_page(page=page, actor=things["a_editor"], reason=mark("alasan-arsip"))
    picture = ImageFactory(title=mark("gambar-arsip"), collection=world.a.collection, first_public_at=timezone.now())
    # Read anew: a new collection takes its place in the alphabet and moves the paths of others.
    picture = Image.objects.get(pk=picture.pk)
    things["a_archived_image"] = archive_media(item=picture, actor=things["a_editor"], reason=mark("alasan-gambar"))
    things["a_kept"] = KeptInput.objects.create(
        form_id="0" * 32,
        user=things["a_operator"],
        page=things["a_draft"],
        parent=things["a_news"],
        content_type=ContentType.objects.get_for_model(NewsPage),
        title=mark("ketikan"),
        data={"title": [mark("ketikan")], "summary": [mark("ketikan-ringkasan")], "body-count": ["0"]},
    )


def _tables(world: World) -> None:
    things = world.things
    things["a_redirect"] = Redirect.objects.create(
        old_path=f"/{mark('lama')}", site=world.a.site, redirect_page=things["a_draft"]
    )
    things["a_session"] = EditingSession.objects.create(
        user=things["a_operator"],
        content_type=ContentType.objects.get_for_model(Page),
        object_id=str(things["a_draft"].pk),
        last_seen_at=timezone.now(),
        is_editing=True,
    )
    things["decree"] = DecreeFactory(title=mark("keputusan"))
    things["topic"] = TopicFactory()
    things["district"] = DistrictFactory()
