"""The desk, the guide and the explorer in a real browser: axe-core finds nothing, and nothing runs out of a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from opd.models import NewsIndexPage
from tests.factories.pages import AnnouncementPageFactory
from tests.factories.sites import section_of, site_tree
from tests.factories.users import editor_of, operator_of
from tests.publishing.drafts import decide, draft_news, submit
from tests.story.people import desk_of
from tests.support.axe import assert_no_axe_violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Wagtail's closed side panels stand beside the screen on purpose, out of reach.
_FITS = """() => [...document.querySelectorAll('.cms-desk *, .cms-guide *, table.listing *')].every(
  (element) => element.getBoundingClientRect().right <= window.innerWidth + 1)"""
LONG = "Pemeriksaankesehatangratisbagiseluruhwargalanjutusia di balai desa dan puskesmas keliling se-Kecamatan Contoh"


@pytest.fixture
def dinkes(live_site):
    return site_tree("dinkes")["dinkes"]


@pytest.fixture
def operator(dinkes):
    """An operator whose desk shows every list at once."""
    operator, editor = operator_of(dinkes), editor_of(dinkes)
    draft_news(dinkes, operator, title=LONG)
    submit(draft_news(dinkes, operator, title="Sedang dibaca"), operator)
    returned = draft_news(dinkes, operator, title="Naskah kembali")
    submit(returned, operator)
    decide(returned, editor, "reject", comment="Tulis jam layanannya.")
    AnnouncementPageFactory(agency=dinkes, closing_date=timezone.localdate() + timedelta(days=2))
    return operator


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_desk_guide_and_explorer_can_be_read_by_everybody(scheme, dinkes, operator, live_site, context_factory):
    desk = desk_of(operator, live_site, context_factory, color_scheme=scheme)
    section = section_of(dinkes, NewsIndexPage)
    for path in ("/admin/", "/admin/panduan/", "/admin/panduan/berita/", f"/admin/pages/{section.pk}/"):
        desk.goto(live_site.address(path=path))
        desk.wait_for_load_state("networkidle")
        for width in (1280, 320):
            desk.set_viewport_size({"width": width, "height": 800})
            # The sidebar moves aside first.
            desk.wait_for_function(_FITS)
            if path != f"/admin/pages/{section.pk}/":
                # Wagtail's explorer has violations of its own; it is here for its width.
                assert_no_axe_violations(desk)


def test_a_file_field_speaks_in_our_words_and_names_what_was_chosen(
    dinkes, operator, live_site, context_factory, tmp_path
):
    desk = desk_of(operator, live_site, context_factory, viewport={"width": 390, "height": 800})
    desk.goto(live_site.address(path="/admin/images/add/"))
    label = desk.locator("label.cms-file")
    assert "Belum ada berkas dipilih" in label.inner_text()
    with desk.expect_file_chooser() as chooser:
        label.click()
    picture = tmp_path / "posyandu.jpg"
    picture.write_bytes(b"x")
    chooser.value.set_files(str(picture))
    assert "posyandu.jpg" in label.inner_text()
