"""Uploading a large video in a real browser: over a line that breaks, over a reload, and without JavaScript."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from media_pipeline.models import ResumableUpload, Video
from tests.factories.sites import site_tree
from tests.factories.users import operator_of
from tests.media import clips
from tests.story.people import desk_of
from tests.support.axe import assert_no_axe_violations
from tests.support.browser import ContextFactory
from tests.support.live_site import LiveSite

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PIECE = 8 * 1024 * 1024
NUMBER = "**/admin/unggahan/*/"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A real video that is more than two pieces long: what stands behind its end nobody reads."""
    path = tmp_path / "rapat desa.mp4"
    path.write_bytes(clips.clip())
    with path.open("ab") as file:
        # A box of ISO/IEC 14496-12 that says of itself that it is free.
        free = 2 * PIECE
        file.write(free.to_bytes(4, "big") + b"free")
        file.truncate(path.stat().st_size + 8 + free - 8)
    return path


@pytest.fixture
def page(live_site: LiveSite, context_factory: ContextFactory) -> Page:
    return form_of(live_site, context_factory)


def form_of(live_site: LiveSite, context_factory: ContextFactory, **options: Any) -> Page:
    """Return the form of a new video as an operator opens it."""
    page = desk_of(operator_of(site_tree("dinkes")["dinkes"]), live_site, context_factory, **options)
    page.goto(live_site.address(path="/admin/media/video/add/"), wait_until="networkidle")
    return page


def choose(page: Page, film: Path) -> None:
    page.set_input_files("input[name=file]", film)


def save(page: Page) -> None:
    page.get_by_role("button", name="Simpan").click()
    page.wait_for_url("**/admin/media/")


def test_it_goes_on_after_a_lost_connection(page: Page, film: Path) -> None:
    lost: list[str] = []
    offsets: list[int] = []

    def break_once(route: Route) -> None:
        if route.request.method == "PATCH":
            offsets.append(int(route.request.headers["upload-offset"]))
            if offsets[-1] == PIECE and not lost:
                lost.append("once")
                route.abort("connectionreset")
                return
        route.continue_()

    page.route(NUMBER, break_once)
    choose(page, film)
    expect(page.get_by_text("sudah diunggah").first).to_be_visible(timeout=30_000)
    # The piece that was lost is sent again, what had come before is not.
    assert offsets == [0, PIECE, PIECE, 2 * PIECE]
    assert page.input_value("[name=title]") == "rapat desa"
    # The tags' field is Wagtail's.
    assert_no_axe_violations(page, exclude=(".tagit",))
    save(page)
    video = Video.objects.get()
    assert video.title == "rapat desa"
    assert not ResumableUpload.objects.exists()


def test_it_goes_on_after_a_reload_and_waits_with_saving(page: Page, film: Path) -> None:
    sent: list[int] = []

    def stop_after_one(route: Route) -> None:
        if route.request.method == "PATCH":
            if sent:
                return
            sent.append(int(route.request.headers["upload-offset"]))
        route.continue_()

    page.route(NUMBER, stop_after_one)
    with page.expect_response(lambda response: response.request.method == "PATCH"):
        choose(page, film)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Formulir disimpan sendiri begitu selesai").first).to_be_visible()
    page.reload()
    page.unroute(NUMBER)
    expect(page.get_by_text("Pilih berkas yang sama untuk melanjutkan").first).to_be_visible()
    offsets: list[int] = []
    page.on(
        "request",
        lambda request: request.method == "PATCH" and offsets.append(int(request.headers["upload-offset"])),
    )
    choose(page, film)
    expect(page.get_by_text("sudah diunggah").first).to_be_visible(timeout=30_000)
    assert offsets == [PIECE, 2 * PIECE]
    # A second reload does not lose what is complete either.
    page.reload()
    expect(page.get_by_text("sudah diunggah").first).to_be_visible()
    page.fill("[name=title]", "Rapat")
    save(page)
    assert Video.objects.get().title == "Rapat"


def test_cancelling_by_keyboard_leaves_nothing(page: Page, film: Path) -> None:
    page.route(NUMBER, lambda route: None if route.request.method == "PATCH" else route.continue_())
    with page.expect_response(lambda response: response.request.method == "POST"):
        choose(page, film)
    page.get_by_role("button", name="Batalkan unggahan").focus()
    with page.expect_response(lambda response: response.request.method == "DELETE"):
        page.keyboard.press("Enter")
    expect(page.get_by_text("Unggahan dibatalkan").first).to_be_visible()
    assert not ResumableUpload.objects.exists()


def test_without_javascript_the_form_takes_the_file(
    live_site: LiveSite, context_factory: ContextFactory, film: Path
) -> None:
    page = form_of(live_site, context_factory, java_script_enabled=False)
    page.fill("[name=title]", "Tanpa skrip")
    choose(page, film)
    save(page)
    video = Video.objects.get()
    assert (video.title, video.width) == ("Tanpa skrip", 320)
    assert page.get_by_text("Tanpa skrip").first.is_visible()
