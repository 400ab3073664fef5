"""The album desk as an operator meets it: many photos at once, errors one by one, order by hand and by keyboard."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from cms.publishing.four_eyes import system_publication
from opd.models import GalleryPage
from tests.factories.sites import portal, provisioned
from tests.factories.users import operator_of
from tests.gallery.albums import draft_album, pictures_in
from tests.pages.samples import pictures
from tests.story.people import desk_of, jpeg
from tests.support.axe import assert_no_axe_violations

pytestmark = pytest.mark.browser
# Pictures are cleaned in processes of their own, two at a time: patience for a busy machine, no measure.
PATIENCE = 60_000
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture
def house(live_site: Any) -> Any:
    portal()
    dinkes = provisioned("dinkes")
    operator = operator_of(dinkes)
    images = pictures(dinkes, 3)
    return operator, draft_album(dinkes, operator, *images), [image.pk for image in images]


def open_desk(house: Any, live_site: Any, context_factory: Any, **options: Any) -> Page:
    operator, album, _images = house
    page = desk_of(operator, live_site, context_factory, **options)
    page.goto(live_site.address(path=f"/admin/album/{album.pk}/"), wait_until="networkidle")
    return page


def photo(name: str, width: int) -> dict[str, Any]:
    return {"name": name, "mimeType": "image/jpeg", "buffer": jpeg(width, 600)}


def save(page: Page) -> None:
    page.locator(".album-desk__bar [name=simpan]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def numbers(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator("[data-row] [name$=-order]").all()]


def shown(page: Page) -> list[int]:
    return [int(row.get_attribute("data-image") or 0) for row in page.locator("[data-row]").all()]


def test_many_photos_come_in_their_order_and_what_fails_can_be_sent_again_alone(
    house: Any, live_site: Any, context_factory: Any
) -> None:
    page = open_desk(house, live_site, context_factory)
    cut_off = {"left": 1}

    def lose_one(route: Route) -> None:
        if b'filename="IMG_2.jpg"' in (route.request.post_data_buffer or b"") and cut_off["left"]:
            cut_off["left"] -= 1
            route.abort()
        else:
            route.continue_()

    page.route("**/unggah/", lose_one)
    files = [photo(f"IMG_{number}.jpg", 900 + number) for number in range(1, 5)]
    broken = {"name": "rusak.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff bukan gambar"}
    page.set_input_files("#id_files", [*files, broken])
    rows = page.locator(".album-upload")
    expect(page.locator(".album-upload--done")).to_have_count(3, timeout=PATIENCE)
    expect(rows.filter(has_text="rusak.jpg")).to_have_class("album-upload album-upload--failed", timeout=PATIENCE)
    expect(rows.filter(has_text="rusak.jpg").get_by_role("button")).to_have_count(0)
    lost = rows.filter(has_text="IMG_2.jpg")
    expect(lost).to_contain_text("Sambungan terputus")
    expect(page.locator("[data-announcement]")).to_have_text("3 dari 5 foto terunggah, 2 gagal.")
    assert_no_axe_violations(page)
    lost.get_by_role("button", name="Coba lagi").click()
    expect(page.locator(".album-upload--done")).to_have_count(4, timeout=PATIENCE)
    names = [row.locator("[data-name]").text_content() for row in page.locator("[data-row]").all()]
    assert [name.strip()[:5] for name in names[3:]] == ["IMG_1", "IMG_2", "IMG_3", "IMG_4"]
    page.locator("[data-row]").nth(3).get_by_label("Teks alternatif").fill("Warga antre")
    save(page)
    _operator, album, images = house
    assert pictures_in(album) == [*images, *shown(page)[3:]]
    assert len(shown(page)) == 7
    same = photo("lagi.jpg", 901)
    page.set_input_files("#id_files", [same])
    expect(page.locator(".album-upload--same")).to_contain_text("sudah ada di album ini", timeout=PATIENCE)
    page.get_by_role("button", name="Unggah juga").click()
    expect(page.locator("[data-row]")).to_have_count(8, timeout=PATIENCE)


def test_order_by_keyboard_keeps_the_focus_and_says_where_the_photo_is(
    house: Any, live_site: Any, context_factory: Any
) -> None:
    page = open_desk(house, live_site, context_factory)
    _operator, album, (a, b, c) = house
    up = page.locator(f"[data-image='{c}']").get_by_role("button", name="Naik")
    up.focus()
    page.keyboard.press("Enter")
    assert shown(page) == [a, c, b]
    expect(up).to_be_focused()
    expect(page.locator("[data-announcement]")).to_contain_text("kini nomor 2 dari 3")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("[data-announcement]")).to_contain_text("sudah paling atas")
    assert shown(page) == [c, a, b]
    assert numbers(page) == ["1", "2", "3"]
    field = page.locator("[data-row]").nth(0).get_by_label("Nomor")
    field.fill("3")
    field.press("Tab")
    assert shown(page) == [a, b, c]
    page.locator("[data-row]").nth(0).get_by_role("button", name="Turun").press("Enter")
    save(page)
    assert pictures_in(album) == [b, a, c]


def test_order_by_dragging(house: Any, live_site: Any, context_factory: Any) -> None:
    page = open_desk(house, live_site, context_factory, viewport={"width": 1280, "height": 1400})
    _operator, album, (a, b, c) = house
    handle = page.locator("[data-handle]").nth(0).bounding_box()
    last = page.locator("[data-row]").nth(2).bounding_box()
    assert handle
    assert last
    page.mouse.move(handle["x"] + 20, handle["y"] + 20)
    page.mouse.down()
    page.mouse.move(handle["x"] + 20, last["y"] + last["height"] - 4, steps=6)
    page.mouse.up()
    assert shown(page) == [b, c, a]
    save(page)
    assert pictures_in(album) == [b, c, a]


def test_on_a_phone_everything_fits_and_it_passes_axe(house: Any, live_site: Any, context_factory: Any) -> None:
    page = open_desk(house, live_site, context_factory, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_no_axe_violations(page)


def test_citizens_page_through_the_photos_with_and_without_script(
    house: Any, live_site: Any, context_factory: Any, tmp_path: Path
) -> None:
    _operator, album, _images = house
    with system_publication():
        album.get_latest_revision().publish()
    address = live_site.address("dinkes", path=GalleryPage.objects.get(pk=album.pk).url_path.partition("dinkes")[2])
    page = context_factory(viewport={"width": 320, "height": 700}).new_page()
    # What opens the photo over the page comes after it.
    page.goto(address, wait_until="networkidle")
    page.locator("[data-picture]").nth(1).click()
    page.get_by_role("link", name="Halaman foto ini").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Foto 2")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert_no_axe_violations(page)
    page.emulate_media(color_scheme="dark")
    assert_no_axe_violations(page)
    plain = context_factory(java_script_enabled=False).new_page()
    plain.goto(address)
    plain.locator("[data-picture]").nth(0).click()
    plain.get_by_role("link", name="Berikutnya").click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("Foto 2")
    with plain.expect_download() as download:
        plain.get_by_role("link", name="Unduh ukuran asli").click()
    assert download.value.suggested_filename.endswith(".jpg")
    plain.get_by_role("link", name="Semua foto album").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Hari posyandu")
