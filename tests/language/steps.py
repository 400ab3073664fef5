"""What a person does on a screen to see all that it can say. A step that finds nothing to click fails."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.story.people import jpeg

COMBOBOX_OPTION = ".w-combobox__option"


def _modal(page: Page) -> Locator:
    return page.locator(".modal-content")


def _close_modal(page: Page) -> None:
    page.locator(".modal [data-dismiss=modal]").first.click()
    expect(page.locator(".modal, .modal-backdrop")).to_have_count(0)


def log_in_wrongly(page: Page) -> None:
    page.fill("[name=username]", "tidakada")
    page.fill("[name=password]", "salah")
    page.locator("main [type=submit]").click()
    expect(page.locator(".messages .error")).to_be_visible()


def _show_panel(page: Page, name: str) -> None:
    """Unfold a side panel; Wagtail remembers which was open last."""
    toggle = page.locator(f"[data-side-panel-toggle={name}]").first
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    expect(page.locator(f"[data-side-panel={name}]")).to_be_visible()


def submit(page: Page) -> None:
    """Send the screen's form as it is."""
    page.locator("main form [type=submit]:visible").last.click()
    page.wait_for_load_state()


def open_explorer(page: Page) -> None:
    page.locator(".sidebar-page-explorer-item button, .sidebar-page-explorer-item a").first.click()
    expect(page.locator(".c-page-explorer__item").first).to_be_visible()


def open_user_menu(page: Page) -> None:
    page.keyboard.press("Escape")
    page.locator(".sidebar-footer__account").click()
    expect(page.locator(".sidebar-footer [href*='/account/']")).to_be_visible()


def open_menus(page: Page) -> None:
    """Unfold one after the other whatever hangs on a button."""
    for toggle in page.locator("main [data-controller~=w-dropdown] > button:visible").all():
        toggle.click()
        page.keyboard.press("Escape")


def tick(page: Page) -> None:
    page.locator("[data-bulk-action-checkbox]").first.check(force=True)
    expect(page.locator("[data-bulk-action-footer]")).to_be_visible()


def search_nothing(page: Page) -> None:
    page.locator("main [name=q]:visible").first.fill("tidakada")
    expect(page.locator("main")).to_contain_text(re.compile(r"(Tidak|tidak|Belum) ada"))


def open_side_panels(page: Page) -> None:
    toggles = page.locator("[data-side-panel-toggle]:visible")
    expect(toggles.first).to_be_visible()
    for toggle in toggles.all():
        _show_panel(page, toggle.get_attribute("data-side-panel-toggle") or "")


def open_schedule(page: Page) -> None:
    _show_panel(page, "status")
    page.get_by_role("button", name="Atur jadwal").first.click()
    expect(page.get_by_role("dialog").locator("[name=go_live_at]")).to_be_visible()
    page.keyboard.press("Escape")


def open_date_picker(page: Page) -> None:
    page.locator("input[name=start]:visible").click()
    picker = page.locator(".xdsoft_datetimepicker:visible")
    expect(picker).to_be_visible()
    page.keyboard.press("Escape")


def autosave(page: Page) -> None:
    """As slowly as people type: Wagtail takes what it finds some moments after loading for the saved text."""
    page.locator("[name=title]").press_sequentially(" yang diketik sambil berpikir", delay=120)
    expect(page.locator("#w-autosave-indicator").get_by_text("Tersimpan")).to_be_visible()


def choose_image(page: Page) -> None:
    page.locator("#panel-child-isi-image-section [data-chooser-action-choose]:visible").click()
    modal = _modal(page)
    modal.locator("[name=q]").fill("tidakada")
    expect(modal.get_by_role("alert")).to_contain_text("tidak ada yang cocok")
    modal.locator("#tab-label-upload").click()
    modal.locator("#tab-upload [type=submit]").click()
    expect(modal.locator(".error-message").first).to_be_visible()
    _close_modal(page)


def choose_service(page: Page) -> None:
    page.locator("#id_chosen_services-ADD").click()
    page.locator("[id^=inline_child_chosen_services] [data-chooser-action-choose]:visible").first.click()
    modal = _modal(page)
    modal.locator("[name=q]").fill("tidakada")
    expect(modal.get_by_role("alert")).to_contain_text("tidak ada")
    modal.locator("[name=q]").fill("layanan")
    modal.get_by_role("link", name="Layanan uji").click()
    expect(page.locator("[id^=inline_child_chosen_services]").first).to_contain_text("Layanan uji")


def open_blocks(page: Page) -> None:
    page.locator("#panel-child-isi-body-section button.c-sf-add-button").first.click()
    expect(page.locator(COMBOBOX_OPTION).first).to_be_visible()


def add_blocks_to(field: str, kinds: int) -> Callable[[Page], None]:
    """Return a step that adds a block of each kind to a stream; one of a single kind offers no choice."""

    def step(page: Page) -> None:
        for index in range(kinds):
            page.locator(f'[data-contentpath="{field}"] button.c-sf-add-button').first.click()
            if kinds > 1:
                page.locator(COMBOBOX_OPTION).nth(index).click()
                expect(page.locator(COMBOBOX_OPTION)).to_have_count(0)
        expect(page.locator(f'[data-contentpath="{field}"] [data-streamfield-child]')).to_have_count(kinds)

    return step


def add_every_block(page: Page) -> None:
    count = page.locator(COMBOBOX_OPTION).count()
    page.keyboard.press("Escape")
    for index in range(count):
        page.locator("#panel-child-isi-body-section button.c-sf-add-button").first.click()
        page.locator(COMBOBOX_OPTION).nth(index).click()
        expect(page.locator(COMBOBOX_OPTION)).to_have_count(0)


def write_rich_text(page: Page) -> None:
    text = page.locator("#panel-child-isi-body-section .Draftail-Editor [contenteditable=true]").first
    text.click()
    page.keyboard.type("/")
    expect(page.locator(COMBOBOX_OPTION).first).to_be_visible()


def open_link_chooser(page: Page) -> None:
    """The chooser of a link's page; it stays open for the kinds below."""
    page.keyboard.press("Backspace")
    page.keyboard.type("Kata")
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Control+k")
    expect(_modal(page).locator(".link-types")).to_be_visible()


def choose_kind_of_link(kind: str) -> Callable[[Page], None]:
    def choose(page: Page) -> None:
        _modal(page).locator(f".link-types a[href*='{kind}']").click()
        expect(_modal(page).locator(f"form[action*='{kind}']")).to_be_visible()

    return choose


def click_link(page: Page) -> None:
    page.locator(".Draftail-Editor").get_by_text("Tautan uji").click()
    expect(page.locator(".Tooltip")).to_be_visible()


def submit_unfinished(page: Page) -> None:
    page.locator("[name=title]").fill("Naskah belum lengkap")
    press_submit(page)
    expect(page.locator(".messages .error, .messages .success").first).to_be_visible()


def press_submit(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Ajukan")).click()
    expect(page.locator(".messages li").first).to_be_visible()


def upload_images(page: Page) -> None:
    page.locator("input[type=file]").first.set_input_files(
        [
            {"name": "uji.jpg", "mimeType": "image/jpeg", "buffer": jpeg()},
            {"name": "rusak.jpg", "mimeType": "image/jpeg", "buffer": b"bukan gambar"},
        ]
    )
    expect(page.locator("#upload-list form").first).to_be_visible()
    expect(page.locator("#upload-list .upload-failure").first).to_be_visible()


def upload_to_album(page: Page) -> None:
    page.locator("#id_files").set_input_files(
        [
            {"name": "uji-album.jpg", "mimeType": "image/jpeg", "buffer": jpeg()},
            {"name": "rusak.jpg", "mimeType": "image/jpeg", "buffer": b"bukan gambar"},
        ]
    )
    expect(page.locator(".album-upload--failed")).to_be_visible(timeout=60_000)
    expect(page.locator(".album-upload--done, .album-upload--same")).to_be_visible(timeout=60_000)


def move_in_album(page: Page) -> None:
    page.locator("[data-move='1']").first.click()
    expect(page.locator("[data-announcement]")).not_to_be_empty()


def save_album(page: Page) -> None:
    page.locator(".album-desk__bar [name=simpan]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def upload_documents(page: Page) -> None:
    page.locator("input[type=file]").first.set_input_files(
        [
            {"name": "uji.txt", "mimeType": "text/plain", "buffer": b"Isi uji."},
            {"name": "uji.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"},
        ]
    )
    expect(page.locator("#upload-list form").first).to_be_visible()


def submit_wrong_password(page: Page) -> None:
    page.locator("[name=password-old_password]").fill("salah")
    page.locator("[name=password-new_password1]").fill("satu")
    page.locator("[name=password-new_password2]").fill("dua")
    page.locator("main form [type=submit]").last.click()
    expect(page.locator(".error-message").first).to_be_visible()


def return_without_reason(page: Page) -> None:
    page.get_by_role("button", name="Kembalikan dengan alasan").click()
    modal = _modal(page)
    modal.locator("[type=submit]").click()
    expect(modal.locator(".error-message").first).to_be_visible()
    _close_modal(page)


def approve(page: Page) -> None:
    page.get_by_role("button", name="Setujui dan terbitkan").click()
    expect(page.locator(".messages .success")).to_be_visible()


def set_privacy(page: Page) -> None:
    _show_panel(page, "status")
    page.locator("[data-a11y-dialog-show=set-privacy]:visible").click()
    expect(page.get_by_role("dialog").get_by_role("radio").first).to_be_attached()
    page.keyboard.press("Escape")


def lock(page: Page) -> None:
    _show_panel(page, "status")
    page.locator("[data-side-panel=status] label.switch").click()
    expect(page.locator(".messages")).to_contain_text("dikunci")


def translate(page: Page) -> None:
    page.get_by_role("button", name="Terjemahkan", exact=True).first.click()
    box = page.locator(".js-translation-editor textarea").first
    box.fill("Terjemahan uji")
    page.get_by_role("button", name="Simpan", exact=True).first.click()
    expect(page.locator(".js-translation-editor")).to_contain_text("Diterjemahkan")


def open_translation_actions(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle], .footer [data-w-dropdown-target=toggle]").first.click()
