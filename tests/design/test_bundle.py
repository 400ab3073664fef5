"""One style sheet leaves the house, light and complete, from one source a component."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from cms.design.bundle import BundleError, compose, source_files
from cms.design.finders import BUNDLE_NAME, ENTRY
from tests.design.weight import font_weights, weights

# Of the 60 kB that HTML, CSS and JS may weigh together.
BUDGET = 25_000
# Of the 110 kB with fonts: both together, though Javanese letters are fetched only where they stand.
FONT_BUDGET = 50_000


def test_style_and_script_stay_within_their_share() -> None:
    assert sum(weights().values()) <= BUDGET, weights()


def test_fonts_stay_within_theirs() -> None:
    assert len(font_weights()) == 2
    assert sum(font_weights().values()) <= FONT_BUDGET, font_weights()


def test_every_source_is_in_the_bundle_in_its_layer() -> None:
    bundle = compose(ENTRY)
    assert bundle.startswith("@layer tokens, base, layout, components;")
    assert "@import" not in bundle
    assert "/*" not in bundle
    assert bundle.count("{") == bundle.count("}")
    for source in source_files(ENTRY)[1:]:
        layer = source.parent.name
        last_rule = source.read_text(encoding="utf-8").rstrip().rsplit("\n", 2)[-2].strip()
        assert f"@layer {layer}{{" in bundle
        assert last_rule in bundle, source


def test_every_style_sheet_of_the_folder_is_imported() -> None:
    assert set(ENTRY.parent.rglob("*.css")) == set(source_files(ENTRY))


def test_static_files_find_the_bundle_and_a_changed_source_changes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    path = finders.find(BUNDLE_NAME)
    assert isinstance(path, str)
    assert Path(path).read_text(encoding="utf-8") == compose(ENTRY)
    monkeypatch.setattr("cms.design.finders.compose", lambda entry: "body{color:red}")
    assert Path(str(finders.find(BUNDLE_NAME))).read_text(encoding="utf-8") == "body{color:red}"
    monkeypatch.undo()
    finders.find(BUNDLE_NAME)


def test_collectstatic_sees_the_bundle_once() -> None:
    listed = [path for finder in finders.get_finders() for path, _storage in finder.list([])]
    assert listed.count(BUNDLE_NAME) == 1


def test_a_file_beside_a_source_is_found_from_the_bundle(tmp_path: Path) -> None:
    (tmp_path / "css/base").mkdir(parents=True)
    (tmp_path / "face.woff2").touch()
    (tmp_path / "css/base/part.css").write_text("@font-face { src: url('../../face.woff2'); }", encoding="utf-8")
    entry = tmp_path / "css/site.css"
    entry.write_text('@layer base;\n@import url("base/part.css") layer(base);\n', encoding="utf-8")
    assert 'url("../face.woff2")' in compose(entry)


def test_browsers_without_light_dark_get_the_light_half_of_every_colour() -> None:
    bundle = compose(ENTRY)
    fallback = "".join(
        part.split("\n@layer", 1)[0] for part in bundle.split("@supports not (color: light-dark(red, red))")[1:]
    )
    colours = {name for name, value in _tokens(bundle) if value.startswith("light-dark")}
    assert colours
    assert colours <= {name for name, value in _tokens(fallback) if "light-dark" not in value}
    assert "prefers-contrast" not in fallback


def _tokens(css: str) -> list[tuple[str, str]]:
    return re.findall(r"(--[\w-]+):\s*([^;]+);", css)


@pytest.mark.parametrize("css", ['@import url("other.css");', "a { background: url(../img/a.png); }"])
def test_a_source_that_would_break_when_bundled_is_refused(tmp_path: Path, css: str) -> None:
    (tmp_path / "part.css").write_text(css, encoding="utf-8")
    entry = tmp_path / "site.css"
    entry.write_text('@layer base;\n@import url("part.css") layer(base);\n', encoding="utf-8")
    with pytest.raises(BundleError, match="part.css"):
        compose(entry)
