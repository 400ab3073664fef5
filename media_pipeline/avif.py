"""AVIF made fast enough for an upload: Wagtail lets the quality be named and leaves the encoder at a slow pace."""

from typing import Any

from wagtail.images.image_operations import FilterOperation


class AvifOperation(FilterOperation):
    """`avif-50-8`: AVIF of quality 50 (0 to 100) at speed 8 (0 to 10, the fastest).

    Both stand in the spec, so that other ones make other files. Raises ValueError for numbers that the encoder does
    not know.
    """

    def construct(self, quality: str, speed: str) -> None:
        self.quality, self.speed = int(quality), int(speed)
        if not (0 <= self.quality <= 100 and 0 <= self.speed <= 10):
            raise ValueError(f"No quality and speed of AVIF: {quality}, {speed}")

    def run(self, willow: Any, image: Any, env: dict[str, Any]) -> None:
        env["output-format"] = "avif"
        env["avif-quality"], env["avif-speed"] = self.quality, self.speed
