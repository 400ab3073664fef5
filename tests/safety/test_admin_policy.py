"""The admin works under its policy in a real browser: no inline script, no eval, no style attribute.

Every context fails its test when the browser refuses anything by policy (tests.support.browser).
"""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from cms.publishing.four_eyes import system_publication
from opd.models import NewsIndexPage
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import EventPageFactory
from tests.factories.sites import provisioned, section_of, site_tree
from tests.factories.users import superuser
from tests.story.people import desk_of, jpeg

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def dinkes(live_site):
    return site_tree("dinkes")["dinkes"]


@pytest.fixture
def desk(dinkes, live_site, context_factory):
    return desk_of(superuser(), live_site, context_factory, viewport={"width": 1280, "height": 900})


def go(desk, live_site, path):
    desk.goto(live_site.address(path=path))
    desk.wait_for_load_state("networkidle")


def test_the_editor_starts_every_widget(desk, dinkes, live_site):
    ImageFactory(collection=dinkes.collection)
    DocumentFactory(collection=dinkes.collection)
    section = section_of(dinkes, NewsIndexPage)
    go(desk, live_site, reverse("wagtailadmin_pages:add", args=["opd", "newspage", section.pk]))
    desk.fill("[name=title]", "Uji kebijakan")
    add = desk.locator("[data-streamfield-stream-container] button.c-sf-add-button")
    for number in range(15):
        add.last.click()
        options = desk.locator(".w-combobox__option")
        options.nth(number).click()
        options.first.wait_for(state="detached")
    assert desk.locator(".handsontable td").count() > 0
    for chooser in ("image", "document", "media", "page"):
        desk.locator(f".{chooser}-chooser [data-chooser-action-choose]").first.click()
        desk.locator(".modal-dialog").wait_for()
        desk.wait_for_load_state("networkidle")
        desk.locator(".modal-dialog button.close, .modal-dialog [data-dismiss=modal]").first.click()
        desk.locator(".modal-dialog").wait_for(state="detached")
    desk.locator(".public-DraftEditor-content").first.click()
    desk.keyboard.type("Teks")
    desk.keyboard.press("Control+k")
    desk.locator(".modal-dialog").wait_for()


def test_dates_rows_and_panels_start(desk, dinkes, live_site):
    page = EventPageFactory(agency=dinkes)
    go(desk, live_site, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    picker = desk.locator(".xdsoft_datetimepicker:visible")
    desk.locator("#id_start").click()
    picker.first.wait_for()
    desk.locator("#id_title").focus()
    add = desk.locator("#id_exceptions-ADD")
    add.evaluate("button => button.click()")
    desk.locator("#id_exceptions-0-date").wait_for(state="attached")
    desk.wait_for_function("Boolean(jQuery('#id_exceptions-0-date').data('xdsoft_datetimepicker'))")
    for panel in ("preview", "checks", "status"):
        desk.locator(f'[data-side-panel-toggle="{panel}"]').first.evaluate("button => button.click()")
        desk.wait_for_load_state("networkidle")


def test_uploads_and_the_focal_point_work(desk, dinkes, live_site, tmp_path):
    picture = tmp_path / "foto-uji.jpg"
    picture.write_bytes(jpeg())
    go(desk, live_site, "/admin/images/add/")
    desk.set_input_files("input[type=file]", str(picture))
    desk.locator("[name$=title]").first.wait_for()
    image = ImageFactory(collection=dinkes.collection)
    go(desk, live_site, reverse("wagtailimages:edit", args=[image.pk]))
    box = desk.locator(".jcrop-holder").bounding_box()
    desk.mouse.move(box["x"] + 20, box["y"] + 20)
    desk.mouse.down()
    desk.mouse.move(box["x"] + 90, box["y"] + 70, steps=4)
    desk.mouse.up()
    assert desk.input_value("#id_focal_point_x")
    go(desk, live_site, "/admin/media/video/add/")
    desk.set_input_files("#id_file", str(picture))
    assert desk.input_value("#id_title") == "foto-uji"


SCREENS = [
    "/admin/account/",
    "/admin/users/new/",
    "/admin/groups/new/",
    "/admin/workflows/add/",
    "/admin/redirects/add/",
    "/admin/collections/add/",
    "/admin/documents/multiple/add/",
    "/admin/reports/site-history/",
    "/admin/reports/workflow/",
    "/admin/locales/",
    "/admin/tidak-ada/",
]


def test_the_other_screens_refuse_nothing(desk, live_site):
    for path in SCREENS:
        go(desk, live_site, path)
        assert desk.locator("main").count() > 0, path


def test_the_translation_editor_starts(desk, dinkes, live_site):
    provisioned("dinkes", languages=("en",))
    page = EventPageFactory(agency=dinkes)
    go(desk, live_site, f"/admin/localize/submit/page/{page.pk}/")
    if desk.locator("[name=select_all]").count():
        desk.locator("[name=select_all]").check(force=True)
        assert all(box.is_checked() for box in desk.locator("[name=locales]").all())
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="en"))
    with system_publication():
        translation.save_target(publish=False)
    go(desk, live_site, reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk]))
    desk.locator(".js-translation-editor [data-react-root], .js-translation-editor > *:not(input)").first.wait_for()
    assert desk.evaluate("chooserUrls.imageChooser") == "/admin/images/chooser/"
