"""Templates keep the house rules: parameters named on top, nothing inline, nothing from elsewhere."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
COMPONENTS = sorted((ROOT / "cms/templates/cms/components").glob("*.html"))
CITIZEN_TEMPLATES = sorted(
    path
    for folder in (
        "cms/templates/cms",
        "opd/templates/opd",
        "home/templates/home",
        "search/templates/search",
        "media_pipeline/templates/media_pipeline",
    )
    for path in (ROOT / folder).rglob("*.html")
    if "admin" not in path.relative_to(ROOT).parts
) + [ROOT / f"cms/templates/{code}.html" for code in (403, 404, 500)]


def _names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("name", _names(COMPONENTS))
def test_a_component_names_its_parameters_on_top(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    comment = re.match(r"{# (.+?) #}", text)
    assert comment, "the first thing must be a comment with the parameters"
    body = text[comment.end() :]
    printed = set(re.findall(r"{{ ([a-z_]+)", body)) | set(re.findall(r"{% if (?:not )?([a-z_]+)", body))
    loops = re.findall(r"{% for ([a-z_, ]+) in", body)
    translated = re.findall(r"\b([a-z_]+)=", " ".join(re.findall(r"{% blocktranslate with [^%]+%}", body)))
    local = {name.strip() for names in loops for name in names.split(",")} | {"forloop", *translated}
    missing = {variable for variable in printed - local if not re.search(rf"\b{variable}\b", comment[1])}
    assert not missing, f"not named: {missing}"


@pytest.mark.parametrize("name", _names(CITIZEN_TEMPLATES))
def test_every_template_loads_what_it_uses(name: str) -> None:
    get_template(name.partition("/templates/")[2])


@pytest.mark.parametrize("name", _names(CITIZEN_TEMPLATES))
def test_components_are_included_with_only(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    leaking = [tag for tag in re.findall(r'{% include "cms/components/[^%]+%}', text) if not tag.endswith(" only %}")]
    assert not leaking, leaking


@pytest.mark.parametrize("name", _names(CITIZEN_TEMPLATES))
def test_nothing_is_inline_and_nothing_is_fetched_from_elsewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"", text)
    for attributes in re.findall(r"<script([^>]*)>", text):
        assert "src=" in attributes or "application/ld+json" in attributes
    assert not re.search(r"(?:src|srcset|data|poster)=\"(?:https?:)?//", text)
    assert not re.search(r"<link[^>]*href=\"(?:https?:)?//", text)
    assert "<iframe" not in text
