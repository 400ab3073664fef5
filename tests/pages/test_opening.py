"""Opening hours: what an Editor may enter, what a citizen reads, and that the sentence is true at any hour."""

import json
import re
from datetime import date, datetime, time
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override
from wagtail.blocks import StreamValue

from cms.dates import JAKARTA
from opd.hours_blocks import HoursBlock
from opd.opening import Closure, Hours, Opening, days_label, opening_of
from opd.pages import ContactPage
from tests.factories.sites import provisioned, section_of
from tests.pages.samples import fill_contact, schedule

WEEK = Opening(
    hours=(
        Hours((1, 2, 3, 4), time(7, 30), time(15, 30), time(12), time(13)),
        Hours((5,), time(7, 30), time(14)),
    ),
    closures=(Closure(date(2026, 12, 25), date(2026, 12, 28), "Libur"),),
)


def cleaned(*blocks: tuple[str, dict]) -> StreamValue:
    block = HoursBlock()
    return block.clean(StreamValue(block, list(blocks)))


@pytest.mark.parametrize(
    ("days", "label"),
    [
        ([1, 2, 3, 4], "Senin–Kamis"),
        ([6, 7], "Sabtu, Minggu"),
        ([1, 3, 4, 5, 7], "Senin, Rabu–Jumat, Minggu"),
        ([], ""),
    ],
)
def test_days_are_written_as_people_say_them(days: list[int], label: str) -> None:
    assert days_label(days) == label
    with override("en"):
        assert days_label([1, 2, 3]) == "Monday–Wednesday"


@pytest.mark.parametrize(
    ("times", "field"),
    [
        ({"opens": time(8)}, "closes"),
        ({"opens": time(15), "closes": time(8)}, "closes"),
        ({"opens": time(8), "closes": time(15), "break_from": time(12)}, "break_to"),
        ({"opens": time(8), "closes": time(15), "break_from": time(14), "break_to": time(16)}, "break_to"),
    ],
)
def test_times_that_cannot_be_are_refused_where_they_stand(times: dict, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        cleaned(schedule("1", **times))
    assert field in refused.value.block_errors[0].block_errors


def test_a_day_has_one_line_and_day_and_night_needs_no_times() -> None:
    assert cleaned(schedule("67", all_day=True), schedule("1", opens=time(8), closes=time(15)))
    with pytest.raises(ValidationError) as refused:
        cleaned(schedule("12", all_day=True), schedule("2", opens=time(8), closes=time(15)))
    assert "Selasa" in str(refused.value.non_block_errors)


def test_an_unfinished_draft_claims_no_hours() -> None:
    _kind, value = schedule("1", opens=time(8))
    draft = [SimpleNamespace(block_type="schedule", value=value)]
    assert not opening_of(draft)


def test_search_engines_are_told_breaks_and_closed_days() -> None:
    monday, afternoon, friday = WEEK.specifications()
    assert (monday["opens"], monday["closes"], afternoon["opens"]) == ("07:30", "12:00", "13:00")
    assert friday["dayOfWeek"] == ["https://schema.org/Friday"]
    assert WEEK.special_specifications()[0]["validThrough"] == "2026-12-28"
    assert WEEK.closed_days_label == "Sabtu, Minggu"
    assert not WEEK.upcoming(date(2026, 12, 29)).closures


@pytest.mark.django_db
def test_the_contact_page_says_all_of_it_and_only_what_is_known(client: Client) -> None:
    agency = provisioned("dinkes")
    html = client.get("/kontak/", headers={"host": "dinkes.localhost"}).content.decode()
    assert "Kontak belum diisi" in html
    assert "opening.js" not in html
    fill_contact(agency)
    html = client.get("/kontak/", headers={"host": "dinkes.localhost"}).content.decode()
    for words in (
        "Senin–Kamis",
        "07.30–15.30",
        "istirahat 12.00–13.00",
        "Sabtu, Minggu",
        "1–2 Januari 2099",
        "Loket keliling",
        "Hari libur nasional tutup.",
        'href="https://wa.me/6280000000000"',
        'href="geo:-6.750000,111.030000"',
        'href="tel:0295000000"',
    ):
        assert words in html, words
    [graph] = re.findall(r'<script type="application/ld\+json">(.+?)</script>', html)
    office = json.loads(graph)["@graph"][0]["location"]
    assert office["geo"]["latitude"] == -6.75
    assert office["openingHoursSpecification"][0]["dayOfWeek"][0] == "https://schema.org/Monday"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"latitude": "111.03", "longitude": "-6.75"}, "latitude"),
        ({"latitude": "-6.75"}, "longitude"),
        ({"whatsapp": "(0295) 000000"}, "whatsapp"),
    ],
)
def test_a_point_elsewhere_and_a_number_that_is_no_whatsapp_are_refused(values: dict, field: str) -> None:
    contact = section_of(provisioned("dinkes"), ContactPage)
    for name, value in values.items():
        setattr(contact, name, value)
    with pytest.raises(ValidationError) as refused:
        contact.full_clean()
    assert field in refused.value.message_dict


MOMENTS = {
    (2026, 11, 24, 7, 29): "Menurut jadwal sedang tutup, buka lagi hari ini 07.30",
    (2026, 11, 24, 7, 30): "Menurut jadwal buka sekarang, sampai 12.00",
    (2026, 11, 24, 12, 0): "Menurut jadwal sedang tutup, buka lagi hari ini 13.00",
    (2026, 11, 24, 15, 30): "Menurut jadwal sedang tutup, buka lagi besok 07.30",
    # 00.30 in Jakarta on Friday is still Thursday in UTC.
    (2026, 11, 27, 0, 30): "Menurut jadwal sedang tutup, buka lagi hari ini 07.30",
    (2026, 11, 27, 14, 0): "Menurut jadwal sedang tutup, buka lagi Senin 07.30",
    # Closed from 1 to 2 January, Thursday and Friday; then the weekend.
    (2099, 1, 1, 9, 0): "Menurut jadwal sedang tutup, buka lagi Senin 07.30",
}


@pytest.mark.browser
def test_the_sentence_is_true_at_any_hour_wherever_the_reader_is(live_site, context_factory) -> None:
    fill_contact(provisioned("dinkes"))
    page = context_factory(timezone_id="America/New_York").new_page()
    for moment, words in MOMENTS.items():
        page.clock.set_fixed_time(datetime(*moment, tzinfo=JAKARTA))
        page.goto(live_site.address("dinkes", "/kontak/"))
        assert page.locator(".opening-state").inner_text() == words
    plain = context_factory(java_script_enabled=False).new_page()
    plain.goto(live_site.address("dinkes", "/kontak/"))
    assert plain.locator(".opening-state").inner_text() == ""
    assert plain.locator("main .opening").is_visible()
