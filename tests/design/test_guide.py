"""The style guide shows everything there is, to those who work here."""

import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from cms.design import registry
from cms.design.guide import page_blocks
from cms.design.tokens import palettes
from tests.factories.sites import portal, provisioned
from tests.factories.users import operator_of
from tests.support.axe import assert_no_axe_violations
from tests.support.html import assert_valid_html


def test_every_component_has_a_preview_and_every_preview_a_component() -> None:
    missing = registry.components() - set(registry.previews())
    assert not missing, f"add previews in cms/design/previews: {sorted(missing)}"
    assert set(registry.previews()) <= registry.components()


def test_a_component_has_one_preview(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_previews", {})
    registry.register_preview("card", "Kartu")
    with pytest.raises(ImproperlyConfigured, match="card"):
        registry.register_preview("card", "Kartu lagi")


@pytest.fixture
def operator(db: None, client: Client) -> Client:
    portal()
    client.force_login(operator_of(provisioned("dinkes")))
    return client


@pytest.mark.browser
def test_everything_in_it_is_accessible_on_the_narrowest_screen_in_the_dark_and_by_day(
    live_site, context_factory, settings
):
    portal()
    settings.DEBUG = True
    for query, width in (("?palet=bata&tema=dark&kontras=high&huruf=larger", 320), ("?palet=sawah&tema=light", 1280)):
        page = context_factory(viewport={"width": width, "height": 800}).new_page()
        page.goto(live_site.address("", f"/gaya/{query}"))
        assert_no_axe_violations(page)
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0


def test_citizens_find_no_style_guide(db: None, client: Client) -> None:
    portal()
    assert client.get("/gaya/", headers={"host": "localhost"}).status_code == 404


def test_no_other_host_has_it(operator: Client) -> None:
    assert operator.get("/gaya/", headers={"host": "dinkes.localhost"}).status_code == 404


def test_it_draws_every_component_and_every_block(operator: Client) -> None:
    response = operator.get("/gaya/", headers={"host": "localhost"})
    html = response.content.decode()
    assert_valid_html(html)
    assert set(re.findall(r'data-component="([\w-]+)"', html)) == registry.components()
    blocks = {block.name: block for block in page_blocks()}
    assert set(re.findall(r'data-block="([\w-]+)"', html)) == set(blocks)
    assert {"rich_text", "gallery", "video", "testimonial"} <= set(blocks)
    assert "&lt;" not in html
    assert "noindex" in html
    assert "private" in response["Cache-Control"]


def test_it_wears_what_was_chosen_and_only_what_there_is(operator: Client) -> None:
    chosen = "/gaya/?palet=sawah&tema=dark&kontras=high&huruf=larger"
    html = operator.get(chosen, headers={"host": "localhost"}).content.decode()
    assert 'data-palette="sawah" data-theme="dark" data-contrast="high" data-text="larger">' in html
    # A link changes one thing and keeps the others.
    assert 'href="?tema=dark&amp;kontras=high&amp;huruf=larger&amp;palet=bata"' in html
    html = operator.get('/gaya/?palet=x"y&tema=pink', headers={"host": "localhost"}).content.decode()
    assert re.search(r'<html lang="id" data-palette="laut">', html)
    assert all(f'id="palet-{name}"' in html for name in palettes())
