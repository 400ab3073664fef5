"""The lock installs the same files wherever it is used: every line hashed, no registry and no path of a machine."""

import json
import re
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).resolve().parent.parent.parent / "requirements"


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    text = (REQUIREMENTS / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines
    for line in lines:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line
    assert "://" not in text
    assert not re.search(r"--(index-url|find-links|extra-index-url|trusted-host)|(^|\s)/\w", text)


def test_the_runtime_is_the_same_in_both_locks() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^([a-z0-9._-]+==\S+)", (REQUIREMENTS / name).read_text(encoding="utf-8"), re.M))

    assert pins("base.txt") <= pins("dev.txt")


def test_the_measuring_tool_is_locked_too_without_a_registry() -> None:
    lock = json.loads((REQUIREMENTS.parent / "tests" / "lighthouse" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert re.fullmatch(r"sha(256|512)-\S+", package["integrity"]), name
        assert "resolved" not in package, name
