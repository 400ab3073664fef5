"""Every service and selector is held to mypy's strict mode; a new one cannot be forgotten."""

import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("cms", "home", "media_pipeline", "opd", "search")


def test_every_service_and_selector_is_typed_strictly() -> None:
    listed = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]["files"]
    strict = [PROJECT / name for name in listed]
    assert [str(path) for path in strict if not path.exists()] == []
    forgotten = [
        str(module.relative_to(PROJECT))
        for room in ROOMS
        for module in (PROJECT / room).rglob("*.py")
        if module.name in {"services.py", "selectors.py"} and not {module, *module.parents} & set(strict)
    ]
    assert forgotten == []
