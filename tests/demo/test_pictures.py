"""The drawings: right in size, the same each time, and told in words."""

from io import BytesIO

import pytest
from PIL import Image

from home.demo import scenes


@pytest.mark.parametrize("name", scenes.names())
def test_every_scene_is_drawn_and_described(name: str) -> None:
    picture = Image.open(BytesIO(scenes.draw(name, 3)))

    assert (picture.format, picture.size) == ("JPEG", (1600, 1067))
    assert len(picture.convert("RGB").resize((200, 133)).getcolors(40_000) or []) > 20
    assert scenes.describe(name).startswith("Ilustrasi ")
    assert len(scenes.describe(name)) <= 255


def test_the_seed_alone_decides() -> None:
    assert scenes.draw("pasar", 5) == scenes.draw("pasar", 5)
    assert scenes.draw("pasar", 5) != scenes.draw("pasar", 6)


def test_there_are_enough_scenes() -> None:
    assert len(scenes.names()) >= 20
    assert len({scenes.describe(name) for name in scenes.names()}) == len(scenes.names())
