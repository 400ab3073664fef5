"""What is shown in place of a picture's file that does not exist: no request ever makes one."""

from typing import TYPE_CHECKING

from wagtail.images.models import Filter

from media_pipeline import ladders

if TYPE_CHECKING:
    from media_pipeline.models import Image, Rendition

WAITING = "media_pipeline/images/waiting.svg"
FAILED = "media_pipeline/images/failed.svg"


def stand_in(image: "Image", wish: Filter) -> "Rendition":
    """Return the nearest file that exists, or a Rendition without a file, whose address is that of a sign.

    Never stored. One query, unless the picture's renditions were fetched before.
    """
    from media_pipeline.models import Rendition

    if wish.spec == "original":
        return Rendition(
            image=image, filter_spec=wish.spec, file=image.file.name, width=image.width, height=image.height
        )
    width, height = wish.get_transform(image).size
    whole = [made for made in ladders.existing(image) if _is_plain(made)]
    wide_enough = [made for made in whole if made.width >= width]
    if wide_enough:
        return min(wide_enough, key=lambda made: made.width)
    if whole:
        return max(whole, key=lambda made: made.width)
    return Rendition(image=image, filter_spec=wish.spec, width=round(width), height=round(height))


def _is_plain(made: "Rendition") -> bool:
    """Whether it is the whole picture, as every browser reads it."""
    return not made.filter_spec.startswith("fill-") and "|avif" not in made.filter_spec
