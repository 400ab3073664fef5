"""One style sheet leaves the house, light and complete, from one source a component."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from cms.design.bundle import BundleError, compose, source_files
from cms.design.finders import BUNDLE_NAME, ENTRY
from tests.design.weight import weights

# Of the 60 kB that HTML, CSS and JS may weigh together.
BUDGET = 25_000


def test_style_and_script_stay_within_their_share() -> None:
    assert sum(weights().values()) <= BUDGET, weights()


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


@pytest.mark.parametrize("css", ['@import url("other.css");', "a { background: url(../img/a.png); }"])
def test_a_source_that_would_break_when_bundled_is_refused(tmp_path: Path, css: str) -> None:
    (tmp_path / "part.css").write_text(css, encoding="utf-8")
    entry = tmp_path / "site.css"
    entry.write_text('@layer base;\n@import url("part.css") layer(base);\n', encoding="utf-8")
    with pytest.raises(BundleError, match="part.css"):
        compose(entry)
