"""What Wagtail's filters ask for, as numbers: the making process knows neither Wagtail nor the database."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from wagtail.images.models import Filter

# What Wagtail takes where no spec and no setting names another.
_QUALITIES = {"jpeg": ("WAGTAILIMAGES_JPEG_QUALITY", 76), "webp": ("WAGTAILIMAGES_WEBP_QUALITY", 80)}


def plan_of(image: Any, wishes: Sequence[Filter], size: tuple[int, int] | None = None) -> dict[str, Any]:
    """Return the plan for `media_pipeline.pictures.making`; `size` where the stored picture has another one.

    Crops are Wagtail's own, focal point included.
    """
    size = size or (image.width, image.height)
    return {"size": list(size), "files": [_file(image, wish, size) for wish in wishes]}


def _file(image: Any, wish: Filter, size: tuple[int, int]) -> dict[str, Any]:
    transform = wish.get_transform(image, size)
    rect = transform.get_rect().round()
    said: dict[str, Any] = {}
    for operation in wish.filter_operations:
        # Those of format and quality write down what they want and touch no picture.
        operation.run(None, image, said)
    kind = said.get("output-format", "")
    setting, usual = _QUALITIES.get(kind or "jpeg", ("", 0))
    return {
        "box": [rect.left, rect.top, rect.right, rect.bottom],
        "size": [round(length) for length in transform.size],
        "kind": kind,
        "quality": said.get(f"{kind}-quality", getattr(settings, setting, usual) if setting else 0),
        "speed": said.get("avif-speed", 6),
    }
