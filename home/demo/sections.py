"""Fills the pages that every site has anyway, home, profile and contact, and empties them again."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Revision

from cms.models import RevisionApproval, User
from cms.publishing.four_eyes import system_publication
from home.demo import blocks, press, signs
from home.demo.identity import LOOKS, fill_home, make_sign
from home.demo.items import Desk
from opd.models.agency import AgencyKind
from opd.pages import ContactPage, OpdHomePage, ProfilePage

_EMPTY: dict[type[Any], dict[str, Any]] = {
    OpdHomePage: {"tagline": "", "palette": "", "logo": None, "header_image": None},
    ProfilePage: {
        "summary": "",
        "body": [],
        "image": None,
        "byline": "",
        "head_name": "",
        "head_position": "",
        "head_photo": None,
        "head_welcome": "",
        "vision": "",
        "mission": "",
        "duties": "",
        "functions": "",
        "structure": [],
    },
    ContactPage: {
        "address": "",
        "phone": "",
        "whatsapp": "",
        "email": "",
        "hours": [],
        "hours_note": "",
        "channels": [],
    },
}
_BREAK = {"break_from": "12:00:00", "break_to": "13:00:00"}


def fill_sections(home: Any, desk: Desk, author: User | None) -> int:
    """Fill home, profile and contact unless somebody or an earlier run did; return how many were filled."""
    untouched = {"live": True, "is_demo": False, "latest_revision": None}
    filled = []
    fresh = OpdHomePage.objects.filter(pk=home.pk, tagline="", palette="", **untouched).first()
    if fresh is not None and fill_home(fresh, desk):
        filled.append(fresh)
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
    page.head_name = "Nama Kepala (contoh)"
    page.head_position = f"Kepala {desk.agency.current_name} (contoh)"
    if desk.agency.code in LOOKS:
        page.head_photo = make_sign(
            desk.agency, f"Foto contoh {desk.agency.code}", "Foto contoh: sosok tanpa wajah", signs.portrait()
        )
    page.head_welcome = "Selamat datang. Petugas kami membantu sampai selesai, tanpa calo. (Contoh sambutan)"
    page.vision = "Contoh visi: warga terlayani dengan mudah, cepat, dan jelas."
    page.mission = blocks.bullets(
        ["Contoh misi: melayani dengan ramah", "Contoh misi: memberi informasi yang lengkap"], "ol"
    )
    page.duties = blocks.paragraphs(["Contoh tugas: melayani warga sesuai bidang kantor ini."])
    page.functions = blocks.bullets(["Contoh fungsi: menyusun rencana", "Contoh fungsi: membina dan mengawasi"])
    unit = desk.words.unit.removesuffix(" (contoh)")
    page.structure = blocks.stream(
        f"{key}/structure",
        [
            (
                "unit",
                _unit(
                    key,
                    "Sekretariat (contoh)",
                    "Nama Sekretaris (contoh)",
                    _unit(key, "Subbagian Umum (contoh)", "Nama Kasubbag (contoh)"),
                    _unit(key, "Subbagian Keuangan (contoh)", ""),
                ),
            ),
            (
                "unit",
                _unit(
                    key,
                    "Bidang Pelayanan (contoh)",
                    "Nama Kabid (contoh)",
                    _unit(key, "Seksi Loket (contoh)", "Nama Kasi (contoh)", _unit(key, "Tim Antrean (contoh)", "")),
                ),
            ),
            ("unit", _unit(key, f"{unit} (contoh)", "")),
        ],
    )
    page.body = blocks.stream(
        key, [("rich_text", blocks.paragraphs(desk.words.profile)), ("contact", {"title": "Hubungi kami"})]
    )


def _unit(key: str, name: str, head: str, *below: Any) -> dict[str, Any]:
    """Return a unit's raw value; the lowest step has no room for others and drops it when it is read."""
    return {"name": name, "head": head, "units": blocks.items(f"{key}/{name}", list(below))}


def _fill_contact(page: Any, desk: Desk) -> None:
    key = desk.key("contact", 0)
    page.address = "Alamat contoh: Jalan Contoh Nomor 0, Kabupaten Pati (bukan alamat sungguhan)"
    page.phone = "(0295) 000000"
    page.whatsapp = "0800 0000 0000"
    page.email = f"{desk.agency.code}@contoh.invalid"
    closed = (desk.today + timedelta(days=20)).isoformat()
    hours: list[tuple[str, Any]] = [
        ("schedule", _schedule("1234", "07:30:00", "15:30:00")),
        ("schedule", _schedule("5", "07:30:00", "14:00:00", pause=False)),
        ("closure", {"first": closed, "last": None, "reason": "Hari tutup contoh"}),
    ]
    if desk.agency.kind == AgencyKind.HOSPITAL:
        hours.append(("opening", {"days": "Gawat darurat (contoh)", "time": "24 jam"}))
    page.hours = blocks.stream(key, hours)
    page.hours_note = "Jam di atas contoh, bukan jam sungguhan."
    page.channels = blocks.stream(
        f"{key}/channel", [("channel", {"label": "Saluran contoh", "url": "https://contoh.invalid/"})]
    )


def _schedule(days: str, opens: str, closes: str, *, pause: bool = True) -> dict[str, Any]:
    times = _BREAK if pause else dict.fromkeys(_BREAK)
    return {"days": list(days), "all_day": False, "opens": opens, "closes": closes, **times}


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
