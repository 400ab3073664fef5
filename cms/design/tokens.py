"""Reads the colour tokens as a browser would resolve them: for the style guide's figures and for the tests."""

import re
from functools import cache
from pathlib import Path

CSS = Path(__file__).resolve().parent.parent / "static" / "cms" / "css"
COLOUR_SOURCES = ("tokens/colour.css", "tokens/palettes.css", "tokens/contrast.css")

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CONDITION = re.compile(r"@media[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_PALETTE = re.compile(r'\[data-palette="([\w-]+)"\]')
_TWO_COLOURS = re.compile(r"light-dark\(((?:[^,()]|\([^()]*\))+),((?:[^()]|\([^()]*\))+)\)")
_HIGH = '[data-contrast="high"]'


def read(name: str) -> str:
    """Return a style sheet of the source folder without its comments."""
    return _COMMENT.sub("", (CSS / name).read_text(encoding="utf-8"))


def palettes() -> list[str]:
    """Return the names of the closed set, in the order they are defined."""
    return list(dict.fromkeys(_PALETTE.findall(read("tokens/palettes.css"))))


@cache
def resolve(palette: str, dark: bool, high: bool = False) -> dict[str, str]:
    """Return every colour token of a palette in one theme and one contrast as #rrggbb."""
    found: dict[str, str] = {}
    for name in COLOUR_SOURCES:
        for selector, tokens in rules(_CONDITION.sub("", read(name))):
            if _HIGH in selector:
                found.update(tokens if high else {})
            elif ":root" in selector or f'[data-palette="{palette}"]' in selector:
                found.update(tokens)
    return {name: _value(found, value, dark) for name, value in found.items()}


def rules(css: str) -> list[tuple[str, dict[str, str]]]:
    """Return each rule's selector and its custom properties."""
    return [(match[1].strip(), dict(_TOKEN.findall(match[2]))) for match in _RULE.finditer(css)]


def _value(tokens: dict[str, str], value: str, dark: bool) -> str:
    if halves := _TWO_COLOURS.fullmatch(value.strip()):
        return _value(tokens, halves[2 if dark else 1], dark)
    if reference := re.fullmatch(r"var\(--([\w-]+)\)", value.strip()):
        return _value(tokens, tokens[reference[1]], dark)
    return value.strip()
