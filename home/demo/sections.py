"""Fills the two pages that every site has anyway, profile and contact, and empties them again."""

from typing import Any

from django.utils import timezone
from wagtail.models import Revision

from cms.models import RevisionApproval, User
from cms.publishing.four_eyes import system_publication
from home.demo import blocks, press
from home.demo.items import Desk
from opd.pages import ContactPage, ProfilePage

_EMPTY: dict[type[Any], dict[str, Any]] = {
    ProfilePage: {"summary": "", "body": [], "image": None, "byline": ""},
    ContactPage: {"address": "", "phone": "", "email": "", "hours": [], "channels": []},
}


def fill_sections(home: Any, desk: Desk, author: User | None) -> int:
    """Fill profile and contact unless somebody or an earlier run did; return how many were filled."""
    untouched = {"live": True, "is_demo": False, "latest_revision": None}
    filled = []
    profile = ProfilePage.objects.child_of(home).filter(**untouched).first()
    if profile is not None and not profile.body:
        _fill_profile(profile, desk)
        filled.append(profile)
    contact = ContactPage.objects.child_of(home).filter(**untouched).first()
    if contact is not None and contact.is_empty:
        _fill_contact(contact, desk)
        filled.append(contact)
    for page in filled:
        page.is_demo = True
        page.last_published_at = timezone.now()
        with system_publication():
            page.save()
    press.record(filled, author)
    return len(filled)


def _fill_profile(page: Any, desk: Desk) -> None:
    key = desk.key("profile", 0)
    page.summary = desk.words.profile[0]
    page.image = desk.picture(0)
    page.body = blocks.stream(
        key,
        [
            ("rich_text", blocks.paragraphs(desk.words.profile)),
            ("heading", blocks.heading("Susunan organisasi (contoh)")),
            (
                "table",
                {
                    "table_header_choice": "row",
                    "first_row_is_table_header": True,
                    "first_col_is_header": False,
                    "table_caption": "Siapa mengurus apa (contoh, tanpa nama)",
                    "data": [
                        ["Bagian", "Yang diurus"],
                        ["Kepala", "Memimpin dan bertanggung jawab"],
                        ["Sekretariat", "Surat, kepegawaian, keuangan"],
                        [desk.words.unit.removesuffix(" (contoh)"), "Pelayanan dan informasi bagi warga"],
                    ],
                },
            ),
            ("contact", {"title": "Hubungi kami"}),
        ],
    )


def _fill_contact(page: Any, desk: Desk) -> None:
    key = desk.key("contact", 0)
    days = (("Senin–Kamis", "07.30–15.30 WIB (contoh)"), ("Jumat", "07.30–14.00 WIB (contoh)"))
    page.address = "Alamat contoh: Jalan Contoh Nomor 0, Kabupaten Pati (bukan alamat sungguhan)"
    page.phone = "(0295) 000000"
    page.email = f"{desk.agency.code}@contoh.invalid"
    page.hours = blocks.stream(key, [("opening", {"days": day, "time": time}) for day, time in days])
    page.channels = blocks.stream(
        f"{key}/channel", [("channel", {"label": "Saluran contoh", "url": "https://contoh.invalid/"})]
    )


def empty_sections() -> int:
    """Take the seed's data out of profiles and contacts; return how many pages.

    What people had approved since stays and loses only the mark; their drafts stay as drafts.
    """
    count = 0
    for model, empty in _EMPTY.items():
        for page in model.objects.filter(is_demo=True):
            _empty(page, empty)
            count += 1
    return count


def _empty(page: Any, empty: dict[str, Any]) -> None:
    seeded = Revision.objects.for_instance(page).filter(
        pk__in=RevisionApproval.objects.filter(page_id=page.pk, approver=None).values("revision_id")
    )
    page.is_demo = False
    if page.live_revision_id is None or seeded.filter(pk=page.live_revision_id).exists():
        for name, value in empty.items():
            setattr(page, name, value)
        page.live_revision = page.last_published_at = None
    others = Revision.objects.for_instance(page).exclude(pk__in=seeded.values("pk")).order_by("pk")
    for revision in others:
        revision.content["is_demo"] = False
        revision.save(update_fields=["content"])
    newest = others.last()
    page.latest_revision = newest
    page.latest_revision_created_at = newest.created_at if newest else None
    page.has_unpublished_changes = newest is not None and newest.pk != page.live_revision_id
    with system_publication():
        page.save()
    Revision.objects.filter(pk__in=list(seeded.values_list("pk", flat=True))).exclude(pk=page.live_revision_id).delete()
