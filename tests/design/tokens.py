"""Reads the colour tokens as a browser would resolve them, and computes WCAG contrast."""

import re
from pathlib import Path

CSS = Path(__file__).resolve().parents[2] / "cms" / "static" / "cms" / "css"

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PALETTE = re.compile(r'\[data-palette="([\w-]+)"\]')

Rules = list[tuple[str, dict[str, str]]]


def read(name: str) -> str:
    """Return a style sheet of the source folder without its comments."""
    return _COMMENT.sub("", (CSS / name).read_text(encoding="utf-8"))


def palettes() -> list[str]:
    """Return the names of the closed set, in the order they are defined."""
    return list(dict.fromkeys(_PALETTE.findall(read("tokens/palettes.css"))))


def resolve(palette: str, dark: bool) -> dict[str, str]:
    """Return every colour token of a palette in one scheme as #rrggbb."""
    found: dict[str, str] = {}
    for name in ("tokens/colour.css", "tokens/palettes.css"):
        light_rules, dark_rules = _split(read(name))
        for selector, tokens in [*light_rules, *(dark_rules if dark else [])]:
            if ":root" in selector or f'[data-palette="{palette}"]' in selector:
                found.update(tokens)
    return {name: _value(found, value) for name, value in found.items()}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two #rrggbb colours (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _split(css: str) -> tuple[Rules, Rules]:
    light, _, dark = css.partition("@media screen and (prefers-color-scheme: dark) {")
    return _rules(light), _rules(dark)


def _rules(css: str) -> Rules:
    return [(match[1], dict(_TOKEN.findall(match[2]))) for match in _RULE.finditer(css)]


def _value(tokens: dict[str, str], value: str) -> str:
    reference = re.fullmatch(r"var\(--([\w-]+)\)", value)
    return _value(tokens, tokens[reference[1]]) if reference else value
