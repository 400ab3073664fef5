"""One live page of every page type there is; a new type without a sample fails the contract test."""

from datetime import date, time
from typing import Any

from django.apps import apps

from cms.models import BasePage
from cms.publishing.four_eyes import system_publication
from media_pipeline.renditions import make_all
from opd.models import Agency, ContactPage, OpdFolderPage, ProfilePage, Topic
from tests.factories.media import DocumentFactory, ImageFactory, VideoFactory
from tests.factories.pages import (
    AnnouncementPageFactory,
    EventPageFactory,
    GalleryPageFactory,
    NewsPageFactory,
    PlainPageFactory,
    PublicInformationPageFactory,
    ServicePageFactory,
    TestimonialPageFactory,
)
from tests.factories.sites import home_of, portal, provisioned, section_of


def page_types() -> list[Any]:
    """Return every concrete page type that can be served."""
    return [model for model in apps.get_models() if issubclass(model, BasePage) and model is not OpdFolderPage]


def pictures(agency: Agency, count: int) -> list[Any]:
    images = [ImageFactory(collection=agency.collection) for _ in range(count)]
    make_all(images)
    return images


def every_block(agency: Agency, images: list[Any], testimonial: Any) -> list[dict[str, Any]]:
    """Return a body that holds every block once; `images` are spread over them (ten in the budget tests)."""
    document, video = DocumentFactory(collection=agency.collection), VideoFactory(collection=agency.collection)
    first, second, *rest = [image.pk for image in images]

    def captioned(pk: int) -> dict[str, Any]:
        return {"image": pk, "alt_text": "", "caption": "Keterangan contoh", "credit": "Contoh", "decorative": False}

    values: dict[str, Any] = {
        "rich_text": "<p>Teks contoh dengan <b>tebal</b>.</p>",
        "heading": {"text": "Judul bagian", "level": "h2"},
        "quote": {"text": "Kutipan contoh", "author": "Warga Contoh 1"},
        "callout": {"severity": "penting", "title": "Penting", "text": "<p>Bawa KTP-el.</p>"},
        "image": captioned(first),
        "gallery": {"title": "Album", "images": [captioned(pk) for pk in rest]},
        "video": {"title": "Video contoh", "video": video.pk, "url": "", "poster": second},
        "steps": {"title": "Cara mengurus", "steps": [{"title": "Datang", "text": "<p>Ke loket.</p>"}]},
        "accordion": {"title": "Tanya jawab", "questions": [{"question": "Berapa?", "answer": "<p>Gratis.</p>"}]},
        "table": {
            "table_caption": "Jadwal",
            "table_header_choice": "row",
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "data": [["Hari", "Jam"], ["Senin", "08.00"]],
        },
        "documents": {"title": "Berkas", "documents": [{"document": document.pk, "title": "Formulir"}]},
        "testimonial": {"testimonial": testimonial.pk},
        "agenda": {"title": "Agenda", "count": 3},
        "latest_news": {"title": "Berita", "count": 3},
        "contact": {"title": "Kontak"},
    }
    return [{"type": name, "value": value} for name, value in values.items()]


def live(page: Any) -> Any:
    """Save a live page as the system does; its row is then as after publishing."""
    with system_publication():
        revision = page.save_revision()
        revision.publish()
    return type(page).objects.get(pk=page.pk)


def fill_contact(agency: Agency) -> ContactPage:
    contact = section_of(agency, ContactPage)
    contact.address, contact.phone, contact.email = "Jalan Contoh 1", "(0295) 000000", "contoh@contoh.invalid"
    contact.latitude, contact.longitude = "-6.750000", "111.030000"
    contact.whatsapp, contact.hours_note = "0800 0000 0000", "Hari libur nasional tutup."
    contact.hours = [
        schedule("1234", opens=time(7, 30), closes=time(15, 30), break_from=time(12), break_to=time(13)),
        schedule("5", opens=time(7, 30), closes=time(14)),
        ("closure", {"first": date(2099, 1, 1), "last": date(2099, 1, 2), "reason": "Libur contoh"}),
        ("opening", {"days": "Loket keliling", "time": "menurut jadwal desa"}),
    ]
    contact.channels = [("channel", {"label": "Contoh", "url": "https://contoh.invalid/"})]
    return live(contact)


def schedule(days: str, **times: Any) -> tuple[str, dict[str, Any]]:
    """Return the block of weekly hours for ISO weekdays, written like "1234"."""
    empty = {"all_day": False, "opens": None, "closes": None, "break_from": None, "break_to": None}
    return "schedule", {"days": list(days), **empty, **times}


def dress(agency: Agency, images: list[Any], **values: Any) -> Any:
    """Give an agency's site a look of its own; return its home page."""
    home = home_of(agency)
    look = {"palette": "sawah", "logo": images[0], "header_image": images[1]}
    for name, value in (look | values).items():
        setattr(home, name, value)
    return live(home)


def fill_profile(agency: Agency, photo: Any) -> ProfilePage:
    profile = section_of(agency, ProfilePage)
    profile.head_name, profile.head_position = "Nama Kepala (contoh)", "Kepala Dinas (contoh)"
    profile.head_photo, profile.head_welcome = photo, "Sambutan contoh."
    profile.vision, profile.mission = "Visi contoh.", "<ol><li>Misi contoh</li></ol>"
    profile.duties, profile.functions = "<p>Tugas contoh.</p>", "<ul><li>Fungsi contoh</li></ul>"
    lowest = {"name": "Tim Antrean (contoh)", "head": ""}
    section = {"name": "Seksi Loket (contoh)", "head": "Nama Kasi (contoh)", "units": [lowest]}
    profile.structure = [("unit", {"name": "Bidang Pelayanan (contoh)", "head": "", "units": [section]})]
    return live(profile)


def sample_site() -> dict[Any, Any]:
    """Return one live page by type, on the dinkes site and the portal's, with everything filled in."""
    agency, topic = (
        provisioned("dinkes"),
        Topic.objects.first() or Topic.objects.create(name="Kesehatan", slug="kesehatan"),
    )
    portal_agency = portal()
    images = pictures(agency, 10)
    testimonial = TestimonialPageFactory(agency=agency)
    event = EventPageFactory(agency=agency)
    news = NewsPageFactory(agency=agency, title="Semua blok sekali", image=images[0])
    news.body = every_block(agency, images, testimonial)
    news.topics.add(topic)
    contact = fill_contact(agency)
    gallery = GalleryPageFactory(agency=agency)
    gallery.photos = [{"type": "photo", "value": {"image": image.pk}} for image in images]
    information = PublicInformationPageFactory(agency=agency, made_on=date(2026, 1, 5), valid_until=date(2027, 1, 5))
    document = DocumentFactory(collection=agency.collection)
    information.files = [{"type": "file", "value": {"document": document.pk, "title": "Berkas contoh"}}]
    dress(agency, images)
    profile = fill_profile(agency, images[2])
    samples = [
        home_of(portal_agency),
        home_of(agency),
        live(news),
        AnnouncementPageFactory(agency=agency),
        live(event),
        live(gallery),
        testimonial,
        ServicePageFactory(agency=agency),
        live(information),
        PlainPageFactory(parent=home_of(agency)),
        profile,
        contact,
    ]
    found = {type(page): page for page in samples}
    for model in page_types():
        if model.__name__.endswith("IndexPage"):
            found[model] = section_of(agency, model)
    return found
