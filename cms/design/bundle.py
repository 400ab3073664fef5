"""One style sheet from many sources, without node: each import becomes the file it names, inside its layer.

Measured with gzip (tests/design/weight.py): 45 requests and 23 kB as they lie here, 1 request and 10 kB in one file.
"""

import os
import re
from pathlib import Path

_IMPORT = re.compile(r'@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>[\w-]+)\);')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_URL = re.compile(r"url\((?P<quote>[\"']?)(?P<path>(?!data:)[^)\"']+)(?P=quote)\)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CONDITION = re.compile(r"@media[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_TWO_COLOURS = re.compile(r"(--[\w-]+):\s*light-dark\(((?:[^,()]|\([^()]*\))+),(?:[^()]|\([^()]*\))+\);")


class BundleError(ValueError):
    """A source cannot be bundled; the message names the file."""


def source_files(entry: Path) -> list[Path]:
    """Return the entry and every file it imports, in order."""
    text = entry.read_text(encoding="utf-8")
    return [entry, *(entry.parent / match["path"] for match in _IMPORT.finditer(text))]


def compose(entry: Path) -> str:
    """Return the entry with its imports replaced, without comments and indentation.

    An address of a file beside a source is written anew as seen from the entry, whose folder the bundle is served
    from. Raises BundleError when a source imports further files or points to a file that is not there.
    """

    def inline(match: re.Match[str]) -> str:
        source = entry.parent / match["path"]
        css = _squeeze(source.read_text(encoding="utf-8"))
        if "@import" in css:
            raise BundleError(f"{source}: a bundled source may not hold @import")
        css = _rebased(css, source, entry.parent)
        return f"@layer {match['layer']}{{{css}}}{_light_only(css, match['layer'])}"

    return _squeeze(_IMPORT.sub(inline, _COMMENT.sub("", entry.read_text(encoding="utf-8"))))


def _rebased(css: str, source: Path, folder: Path) -> str:
    """Return the rules with each url() to a file as seen from `folder`."""

    def rebase(match: re.Match[str]) -> str:
        target = source.parent / match["path"]
        if not target.is_file():
            raise BundleError(f"{source}: url() points to {match['path']}, which is not there")
        return f'url("{Path(os.path.relpath(target, folder)).as_posix()}")'

    return _URL.sub(rebase, css)


def _light_only(css: str, layer: str) -> str:
    """Return the light halves of a source's colours for browsers before light-dark() (2024), or nothing."""
    rules = []
    for selector, body in _RULE.findall(_CONDITION.sub("", css)):
        lights = "".join(f"{name}:{light.strip()};" for name, light in _TWO_COLOURS.findall(body))
        if lights:
            rules.append(f"{selector.strip()}{{{lights}}}")
    if not rules:
        return ""
    return f"@supports not (color: light-dark(red, red)){{@layer {layer}{{{''.join(rules)}}}}}"


def _squeeze(css: str) -> str:
    """Drop comments, indentation and blank lines; nothing that could change a meaning."""
    lines = (line.strip() for line in _COMMENT.sub("", css).splitlines())
    return "\n".join(line for line in lines if line)
