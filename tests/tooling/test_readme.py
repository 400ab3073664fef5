"""The README cannot forget a setting or a library."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()
SETTINGS = "\n".join(path.read_text() for path in (ROOT / "settings").glob("*.py"))
REQUIREMENTS = [
    re.split(r"[\[=~<> ]", line)[0]
    for name in ("base.in", "dev.in")
    for line in (ROOT / "requirements" / name).read_text().splitlines()
    if line and not line.startswith(("#", "-"))
]


@pytest.mark.parametrize("variable", sorted(set(re.findall(r'env(?:\.\w+)?\("([A-Z_]+)"', SETTINGS))))
def test_every_variable_is_documented(variable):
    assert f"`{variable}`" in README


@pytest.mark.parametrize("library", REQUIREMENTS)
def test_every_library_says_why_it_is_there(library):
    assert re.search(rf"^\|[^|]*\b{re.escape(library)}\b[^|]*\|", README, re.MULTILINE)


@pytest.mark.parametrize("target", re.findall(r"`make ([a-z-]+)`", README))
def test_every_command_it_names_exists(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("path", re.findall(r"\]\((?!http)([^)]+)\)", README))
def test_every_file_it_shows_exists(path):
    assert (ROOT / path).exists()
