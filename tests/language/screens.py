"""Every screen of the stories, as data: one line a screen. Whoever adds one to the admin adds its line here.

What stands in braces is a key of `World.places`. A screen that does not open for its person fails the test.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from opd.guide import CHAPTERS
from tests.language import steps

Step = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Screen:
    """An address, what is done there one after the other (everything is read after each), the status it answers."""

    address: str
    then: tuple[Step, ...] = ()
    status: int = 200


LOGGED_OUT = [
    Screen("/admin/login/", (steps.log_in_wrongly,)),
    Screen("/admin/password_reset/", (steps.submit,)),
    Screen("/admin/password_reset/done/"),
    Screen("/admin/password_reset/confirm/MQ/x-y/"),
    # A good link leads on to the form, which has an address of its own.
    Screen("/admin/password_reset/confirm/{reset}/", (steps.submit,), status=302),
    Screen("/admin/password_reset/complete/"),
    Screen("/admin/undangan/{invitation}/", (steps.submit,), status=302),
    Screen("/admin/undangan/MQ/x-y/"),
]

SHARED = [
    Screen("/admin/", (steps.open_explorer, steps.open_user_menu)),
    Screen("/admin/pages/"),
    Screen("/admin/pages/{home}/"),
    Screen("/admin/pages/{section}/", (steps.open_menus, steps.tick, steps.search_nothing)),
    Screen("/admin/pages/{testimonials}/"),
    Screen("/admin/pages/{home}/edit/", (steps.open_side_panels,)),
    Screen("/admin/pages/{section}/edit/", (steps.open_side_panels,)),
    Screen("/admin/pages/{profile}/edit/", (steps.add_blocks_to("structure", 1),)),
    Screen("/admin/pages/{contact}/edit/", (steps.add_blocks_to("hours", 3),)),
    Screen(
        "/admin/pages/add/opd/newspage/{section}/",
        (
            steps.choose_image,
            steps.open_blocks,
            steps.add_every_block,
            steps.submit_unfinished,
            steps.write_rich_text,
            steps.open_link_chooser,
            *(steps.choose_kind_of_link(kind) for kind in ("external-link", "email-link", "phone-link", "anchor-link")),
        ),
    ),
    Screen(
        "/admin/pages/{draft}/edit/", (steps.click_link, steps.autosave, steps.open_side_panels, steps.open_schedule)
    ),
    Screen("/admin/pages/{live}/edit/", (steps.open_side_panels,)),
    Screen("/admin/pages/{event}/edit/", (steps.open_date_picker,)),
    Screen("/admin/pages/{returned}/edit/"),
    Screen("/admin/pages/{draft}/history/", (steps.open_menus,)),
    Screen("/admin/pages/{review}/workflow_history/"),
    Screen("/admin/pages/{draft}/revisions/compare/{first_revision}...{second_revision}/"),
    Screen("/admin/pages/{draft}/revisions/{first_revision}/revert/"),
    Screen("/admin/pages/{live}/usage/"),
    Screen("/admin/pages/{draft}/move/"),
    Screen("/admin/pages/{draft}/copy/"),
    Screen("/admin/pages/{draft}/delete/"),
    Screen("/admin/pages/search/?q=Naskah"),
    Screen("/admin/pages/search/?q=tidakada"),
    Screen("/admin/images/", (steps.open_menus, steps.tick, steps.search_nothing)),
    Screen("/admin/images/add/", (steps.submit,)),
    Screen("/admin/images/multiple/add/", (steps.upload_images,)),
    Screen("/admin/pages/{album}/edit/"),
    Screen("/admin/album/{album}/", (steps.upload_to_album, steps.move_in_album, steps.save_album)),
    Screen("/admin/images/{image}/"),
    Screen("/admin/images/{image}/delete/"),
    Screen("/admin/images/usage/{image}/"),
    Screen("/admin/reports/berkas-ditarik/"),
    Screen("/admin/documents/", (steps.open_menus, steps.tick, steps.search_nothing)),
    Screen("/admin/documents/multiple/add/", (steps.upload_documents,)),
    Screen("/admin/documents/add/", (steps.submit,)),
    Screen("/admin/karantina-berkas/"),
    Screen("/admin/pemakaian-media/"),
    Screen("/admin/ganti-berkas/document/{document}/file/", (steps.submit,)),
    Screen("/admin/documents/edit/{document}/"),
    Screen("/admin/documents/delete/{document}/"),
    Screen("/admin/documents/usage/{document}/"),
    Screen("/admin/media/", (steps.search_nothing,)),
    Screen("/admin/media/video/add/", (steps.submit,)),
    Screen("/admin/media/edit/{video}/"),
    Screen("/admin/media/delete/{video}/"),
    Screen("/admin/media/usage/{video}/"),
    Screen("/admin/bulk/wagtailcore/page/delete/?id={draft}"),
    Screen("/admin/bulk/wagtailcore/page/move/?id={draft}"),
    Screen("/admin/bulk/media_pipeline/image/add_tags/?id={image}", (steps.submit,)),
    Screen("/admin/bulk/media_pipeline/image/add_to_collection/?id={image}"),
    Screen("/admin/bulk/media_pipeline/image/delete/?id={image}"),
    Screen("/admin/bulk/media_pipeline/document/add_tags/?id={document}"),
    Screen("/admin/bulk/media_pipeline/document/add_to_collection/?id={document}"),
    Screen("/admin/bulk/media_pipeline/document/delete/?id={document}"),
    Screen("/admin/serta-merta/"),
    Screen("/admin/serta-merta/tulis/", (steps.submit,)),
    Screen("/admin/serta-merta/{alert}/"),
    Screen("/admin/serta-merta/{alert}/ubah/"),
    Screen("/admin/serta-merta/{standing}/"),
    Screen("/admin/serta-merta/{standing}/koreksi/"),
    Screen("/admin/serta-merta/{alone}/"),
    Screen("/admin/panduan/"),
    Screen("/admin/panduan/?q=tidakada"),
    *(Screen(f"/admin/panduan/{chapter.slug}/") for chapter in CHAPTERS),
    Screen("/admin/arsip/"),
    Screen("/admin/arsip/?q=tidakada"),
    Screen("/admin/audit/"),
    Screen("/admin/audit/?dari=kapan&sampai=entah"),
    Screen("/admin/account/verifikasi/", (steps.submit,)),
    Screen("/admin/account/", (steps.submit_wrong_password,)),
    Screen("/admin/tidak-ada/", status=404),
    Screen("/admin/pages/999999/edit/", status=404),
]

OPERATOR = [
    # Refused: back home, with the reason.
    Screen("/admin/users/", status=302),
    Screen("/admin/pages/{live}/unpublish/", status=302),
    Screen("/admin/pages/{review}/edit/", (steps.open_side_panels,)),
    Screen("/admin/pages/{draft}/edit/", (steps.press_submit,)),
]

EDITOR = [
    Screen("/admin/images/{image}/tarik/", (steps.submit,)),
    Screen("/admin/pencarian/"),
    Screen("/admin/serta-merta/{waiting}/"),
    Screen("/admin/pages/{review}/edit/", (steps.open_side_panels, steps.return_without_reason)),
    Screen("/admin/pages/{live}/unpublish/", (steps.submit,)),
    Screen("/admin/pages/{live}/move/"),
    Screen("/admin/pages/{live}/delete/"),
    Screen("/admin/pages/{live}/edit/", (steps.set_privacy, steps.lock)),
    Screen("/admin/pages/{live}/delete/", (steps.submit,)),
    Screen("/admin/arsip/{archived}/kembalikan/"),
    Screen("/admin/ketikan/{kept}/"),
    Screen("/admin/reports/locked/"),
    Screen("/admin/reports/workflow/"),
    Screen("/admin/reports/workflow_tasks/"),
    Screen("/admin/reports/aging-pages/"),
    Screen("/admin/reports/site-history/"),
    Screen("/admin/bulk/wagtailcore/page/publish/?id={draft}"),
    Screen("/admin/bulk/wagtailcore/page/unpublish/?id={live}", status=302),
    Screen("/admin/pages/{review}/edit/", (steps.approve,)),
]

DISKOMINFO = [
    Screen("/admin/keadaan-pencarian/"),
    Screen("/admin/pencarian/"),
    *(Screen(f"/admin/pencarian/?daftar={tab}&rentang=52-minggu") for tab in ("tanpa-klik", "naik", "tersering")),
    # Not all of them: what citizens say is English at times (download).
    Screen("/admin/pencarian/sinonim/?q=kartu", (steps.search_nothing,)),
    Screen("/admin/pencarian/sinonim/new/", (steps.submit,)),
    Screen("/admin/pencarian/sinonim/edit/{synonym}/", (steps.submit,)),
    Screen("/admin/pencarian/sinonim/history/{synonym}/"),
    Screen("/admin/pencarian/sinonim/delete/{synonym}/"),
    Screen("/admin/pencarian/disarankan/", (steps.search_nothing,)),
    Screen("/admin/pencarian/disarankan/new/", (steps.submit,)),
    Screen("/admin/pencarian/disarankan/edit/{best_bet}/", (steps.submit,)),
    Screen("/admin/pencarian/disarankan/history/{best_bet}/"),
    Screen("/admin/pencarian/disarankan/delete/{best_bet}/"),
]

PORTAL_EDITOR = [
    Screen("/admin/pages/{portal}/edit/", (steps.choose_service,)),
    Screen("/admin/pages/{directory}/edit/"),
]

TRANSLATOR = [
    Screen("/admin/localize/submit/page/{event}/"),
    Screen("/admin/localize/update/{source}/"),
    Screen("/admin/pages/{translated}/edit/", (steps.translate, steps.open_translation_actions)),
    Screen("/admin/pages/{translated}/history/"),
    Screen("/admin/pages/{live}/"),
]

STORIES: dict[str, list[Screen]] = {
    "operator": SHARED + OPERATOR,
    "editor": SHARED + EDITOR,
    "translator": TRANSLATOR,
    "portal_editor": PORTAL_EDITOR,
    "diskominfo": DISKOMINFO,
}
