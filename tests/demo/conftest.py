"""A demo small enough to be made in every test."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from home.demo import scenes, services


@pytest.fixture
def today() -> date:
    return date(2026, 3, 18)


def _stamp(name: str, seed: int) -> bytes:
    target = BytesIO()
    Image.new("RGB", (90, 60), (seed % 256, len(name) * 9 % 256, 120)).save(target, "JPEG")
    return target.getvalue()


@pytest.fixture
def seed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., services.SeedReport]:
    """Seed dinkes and the portal with stamps for pictures; arguments go to `services.seed`."""
    monkeypatch.setattr(scenes, "draw", _stamp)

    def run(**values: Any) -> services.SeedReport:
        defaults = {"codes": ("portal", "dinkes"), "per_kind": 2, "pictures": 3, "only": True}
        return services.seed(progress=lambda *step: None, **(defaults | values))

    return run
