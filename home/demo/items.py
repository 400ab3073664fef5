"""Turns the demo's words into pages, one function a kind of item; nothing is stored here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.utils.text import slugify

from home.demo import blocks
from home.demo.calendar import at, event_time, published
from home.demo.media import dice
from home.demo.texts import CODES, PLACE, Bank, Entry, shared
from media_pipeline.models import Document, Image
from opd.models import Agency, District, Topic
from opd.pages import (
    AnnouncementIndexPage,
    AnnouncementPage,
    EventIndexPage,
    EventPage,
    GalleryIndexPage,
    GalleryPage,
    NewsIndexPage,
    NewsPage,
    PublicInformationIndexPage,
    PublicInformationPage,
    ServiceIndexPage,
    ServicePage,
    TestimonialIndexPage,
    TestimonialPage,
)

FREE = "Contoh biaya: Gratis"
LEGAL_BASIS = "Contoh dasar hukum (bukan peraturan sungguhan)"
CONTACT = "Petugas Contoh, (0295) 000000 (contoh)"
CONSENT = "Contoh persetujuan tertulis; orangnya karangan."
# Days from today to the last day of an announcement: open, closing soon, over.
_CLOSING = (21, 5, -20, 45, None, -200)
_PUBLISHED_BEFORE = (6, 12, 60, 3, 120, 260)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the items of one agency are made of."""

    agency: Agency
    words: Bank
    today: date
    topics: dict[str, Topic]
    districts: list[District]
    pictures: list[Image]
    write_document: Callable[[str, str], Document]

    def key(self, kind: str, number: int) -> str:
        return f"{self.agency.code}/{kind}/{number}"

    def chance(self, kind: str, number: int) -> Random:
        return dice(self.key(kind, number))

    def picture(self, number: int) -> Image | None:
        return self.pictures[number % len(self.pictures)] if self.pictures else None

    def place(self, number: int) -> District | None:
        """Return the district that an entry's placeholder stands for: an office's own, else another each time."""
        if self.agency.district_id is not None:
            return self.agency.district
        if not self.districts:
            return None
        return self.districts[(CODES.index(self.agency.code) * 5 + number * 4) % len(self.districts)]


def person(code: str, number: int) -> str:
    """Return the name of a person who does not exist; no two testimonials share one."""
    return f"Warga Contoh {CODES.index(code) * 10 + number + 1}"


def localised(entry: Entry, place: District | None) -> tuple[Entry, District | None]:
    """Fill in the placeholder of an entry; the district is None for an entry that names none."""
    if PLACE not in str(entry):
        return entry, None
    name = place.name if place else "contoh"

    def fill(value: Any) -> Any:
        if isinstance(value, list):
            return [fill(one) for one in value]
        return value.replace(PLACE, name) if isinstance(value, str) else value

    return {key: fill(value) for key, value in entry.items()}, place


def _common(desk: Desk, kind: str, number: int, entry: Entry, district: District | None) -> dict[str, Any]:
    return {
        "title": entry["title"],
        "slug": slugify(entry["title"])[:120].strip("-"),
        "summary": entry.get("summary", ""),
        "district": district,
        "agency": desk.agency,
        "byline": "",
    }


def _topics(page: Any, desk: Desk, *, more: str = "") -> Any:
    names = dict.fromkeys((*desk.words.topics, more))
    page.topics = [desk.topics[name] for name in names if name in desk.topics]
    return page


def news(desk: Desk, number: int) -> NewsPage:
    """Six shapes of body take turns, so that no two neighbours look alike."""
    entry, district = localised(desk.words.news[number], desk.place(number))
    key, extra = desk.key("news", number), shared()
    first, rest = entry["text"][:1], entry["text"][1:]
    closing = extra.closing[(number + len(desk.agency.code)) % len(extra.closing)]
    questions = [extra.question[(number + shift) % len(extra.question)] for shift in (0, 2, 3)]
    pictures = [image.pk for shift in (1, 2, 3) if (image := desk.picture(number + shift))]
    lead, more = ("rich_text", blocks.paragraphs(first)), ("rich_text", blocks.paragraphs(rest))
    shapes: list[list[tuple[str, Any]]] = [
        [
            lead,
            *[("image", blocks.image(pk)) for pk in pictures[:1]],
            ("rich_text", blocks.paragraphs([*rest, closing])),
        ],
        [lead, ("callout", blocks.callout(closing, severity="penting", title="Perlu diketahui")), more],
        [lead, ("heading", blocks.heading(extra.heading[1])), more, ("accordion", blocks.accordion(key, questions))],
        [("rich_text", blocks.paragraphs([*first, *rest])), ("gallery", blocks.gallery(key, pictures))],
        [lead, ("heading", blocks.heading(extra.heading[3])), ("rich_text", blocks.paragraphs([*rest, closing]))],
        [lead, more, ("contact", {"title": "Hubungi kami"})],
    ]
    shape = shapes[(number + CODES.index(desk.agency.code)) % len(shapes)]
    page = NewsPage(
        **_common(desk, "news", number, entry, district),
        date=published(desk.today, number, len(desk.words.news), desk.chance("news", number)),
        image=desk.picture(number),
        benefit=entry["benefit"],
        body=blocks.stream(key, [one for one in shape if one[0] != "gallery" or pictures]),
    )
    return _topics(page, desk)  # type: ignore[no-any-return]


def announcement(desk: Desk, number: int) -> AnnouncementPage:
    entry, district = localised(desk.words.announcement[number], desk.place(number + 2))
    key, closing = desk.key("announcement", number), _CLOSING[number % len(_CLOSING)]
    body: list[tuple[str, Any]] = [("rich_text", blocks.paragraphs(entry["text"]))]
    if number % 3 == 0:
        body.append(("contact", {"title": "Bertanya ke mana?"}))
    elif number % 3 == 1:
        body.append(("callout", blocks.callout(shared().closing[number % len(shared().closing)])))
    days_ago = _PUBLISHED_BEFORE[number % len(_PUBLISHED_BEFORE)] + CODES.index(desk.agency.code) % 9
    page = AnnouncementPage(
        **_common(desk, "announcement", number, entry, district),
        date=at(desk.today - timedelta(days=days_ago), 8, desk.chance("announcement", number).randrange(60)),
        closing_date=None if closing is None else desk.today + timedelta(days=closing),
        body=blocks.stream(key, body),
    )
    return _topics(page, desk)  # type: ignore[no-any-return]


def event(desk: Desk, number: int) -> EventPage:
    entry, district = localised(desk.words.event[number], desk.place(number + 4))
    chance = desk.chance("event", number)
    time = event_time(entry["when"], desk.today, chance)
    announced = min(time.start, at(desk.today, 7)) - timedelta(days=chance.randint(3, 14))
    page = EventPage(
        **_common(desk, "event", number, entry, district),
        date=announced,
        start=time.start,
        end=time.end,
        all_day=time.all_day,
        rule=time.rule,
        exceptions=time.exceptions,
        place=entry["place"],
        contact=CONTACT,
        image=desk.picture(number + 2) if number % 2 else None,
        body=blocks.stream(
            desk.key("event", number),
            [("rich_text", blocks.paragraphs([shared().closing[(number + 1) % len(shared().closing)]]))],
        ),
    )
    return _topics(page, desk)  # type: ignore[no-any-return]


def _event_called(desk: Desk, beginning: str) -> EventPage | None:
    """Return the agency's demo event whose title begins so; the rest of it may name a district."""
    events = EventPage.objects.filter(agency=desk.agency, is_demo=True, title__startswith=beginning)
    return events.order_by("pk").first()


def gallery(desk: Desk, number: int) -> GalleryPage:
    """Four to six of the agency's pictures, each album beginning with another one; some are of an event."""
    entry, district = localised(desk.words.gallery[number], desk.place(number))
    count = min(4 + number % 3, len(desk.pictures))
    album = [desk.pictures[(number + shift) % len(desk.pictures)] for shift in range(count)]
    page = GalleryPage(
        **_common(desk, "gallery", number, entry, district),
        date=published(desk.today, number, len(desk.words.gallery), desk.chance("gallery", number)),
        image=album[0] if album else None,
        event=_event_called(desk, entry["event"]) if "event" in entry else None,
        photos=blocks.stream(
            desk.key("gallery", number), [("photo", blocks.image(image.pk, image.description)) for image in album]
        ),
    )
    return _topics(page, desk)  # type: ignore[no-any-return]


def testimonial(desk: Desk, number: int) -> TestimonialPage:
    entry, district = localised(desk.words.testimonial[number], desk.place(number + 1))
    page = TestimonialPage(
        **_common(desk, "testimonial", number, entry, district),
        date=published(desk.today, number, len(desk.words.testimonial), desk.chance("testimonial", number)),
        quote=entry["quote"],
        person_name=person(desk.agency.code, number),
        person_role=entry["role"],
        consent=CONSENT,
    )
    return _topics(page, desk)  # type: ignore[no-any-return]


def service(desk: Desk, number: int) -> ServicePage:
    entry, district = localised(desk.words.service[number], desk.place(number))
    extra, key = shared(), desk.key("service", number)
    questions = [extra.question[(number * 2 + shift) % len(extra.question)] for shift in range(3)]
    page = ServicePage(
        **_common(desk, "service", number, entry, district),
        date=at(desk.today - timedelta(days=20 + number * 45 + CODES.index(desk.agency.code) * 3), 9),
        requirements=blocks.bullets(entry["requirements"]),
        procedure=blocks.bullets(entry["steps"], "ol"),
        duration=entry["duration"],
        cost=entry.get("cost", FREE),
        product=f"{entry['product']} (contoh)",
        complaint=blocks.paragraphs([extra.complaint[number % len(extra.complaint)]["text"]]),
        legal_basis=blocks.bullets([LEGAL_BASIS]),
        keywords=entry.get("keywords", ""),
        body=blocks.stream(key, [("accordion", blocks.accordion(key, questions))]),
    )
    return _topics(page, desk)  # type: ignore[no-any-return]


def information(desk: Desk, number: int) -> PublicInformationPage:
    entry, district = localised(desk.words.information[number], desk.place(number))
    made_on = desk.today - timedelta(days=20 + number * 55)
    document = desk.write_document(entry["title"], entry["summary"])
    page = PublicInformationPage(
        **_common(desk, "information", number, entry, district),
        date=at(made_on, 10),
        category=entry["category"],
        responsible_unit=desk.words.unit,
        made_on=made_on,
        valid_until=None if entry["category"] == "setiap_saat" else made_on + timedelta(days=365 if number % 4 else 10),
        files=blocks.stream(
            desk.key("information", number), [("file", {"document": document.pk, "title": entry["title"]})]
        ),
    )
    return _topics(page, desk, more="Informasi publik")  # type: ignore[no-any-return]


# Testimonials, announcements and events first: other items point to what exists.
KINDS: tuple[tuple[str, type[Any], Callable[[Desk, int], Any]], ...] = (
    ("service", ServiceIndexPage, service),
    ("announcement", AnnouncementIndexPage, announcement),
    ("testimonial", TestimonialIndexPage, testimonial),
    ("event", EventIndexPage, event),
    ("gallery", GalleryIndexPage, gallery),
    ("information", PublicInformationIndexPage, information),
    ("news", NewsIndexPage, news),
)
