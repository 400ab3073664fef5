"""The admin wears the design system's palettes: the same values, readable on Wagtail's own grounds, light and dark."""

import re

import pytest

from cms.design.contrast import contrast
from cms.design.tokens import CSS, palettes, resolve

FOLDER = CSS.parent / "admin" / "palettes"
# Wagtail's grounds (core.css): the page, its panels and its header.
LIGHT_GROUNDS = ("#ffffff", "#fafafa")
DARK_GROUNDS = ("#262626", "#1d1d1d", "#222222")


def values(palette):
    return dict(re.findall(r"--cms-([\w-]+):\s*(#\w+);", (FOLDER / f"{palette}.css").read_text(encoding="utf-8")))


def test_there_is_one_file_a_palette():
    assert {path.stem for path in FOLDER.glob("*.css")} == set(palettes())


@pytest.mark.parametrize("palette", palettes())
def test_the_admin_s_palette_repeats_the_site_s(palette):
    light, dark = resolve(palette, dark=False), resolve(palette, dark=True)
    for name, value in values(palette).items():
        source = dark if name.endswith("-dark") else light
        assert value == source[name.removesuffix("-dark")], name


@pytest.mark.parametrize("palette", palettes())
def test_text_of_the_admin_can_be_read(palette):
    has = values(palette)
    pairs = [
        *(("#ffffff", has[name]) for name in ("brand", "brand-strong", "brand-dark", "brand-strong-dark")),
        *(("#ffffff", has[name]) for name in ("link", "link-hover")),
        *((has["on-brand-muted"], has[name]) for name in ("brand", "brand-dark")),
        *((has[ink], ground) for ink in ("brand", "link", "link-hover") for ground in (*LIGHT_GROUNDS, has["tint"])),
        *((has[ink], ground) for ink in ("link-dark", "link-hover-dark") for ground in DARK_GROUNDS),
    ]
    weak = [f"{ink} on {ground}" for ink, ground in pairs if contrast(ink, ground) < 4.5]
    assert not weak, weak
