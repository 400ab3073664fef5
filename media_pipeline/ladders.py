"""The closed table of files made from a picture, and how a template finds them. Nothing is made for a visitor."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from wagtail.images.models import Filter

from cms.pictures import Picture, PictureFile, PictureSource

if TYPE_CHECKING:
    from media_pipeline.models import Image, Rendition


@dataclass(frozen=True, slots=True)
class Format:
    """`operation` is Wagtail's; `everywhere` is False for what some browsers still in use cannot read."""

    operation: str
    mime: str
    everywhere: bool = True


# Raised with every change of the table below: then pictures from before have made what they lack.
FORM = 1
# How often the making of a picture's files is tried before a person has to look.
MAX_TRIES = 5

# Best first. A change here is followed by `make_renditions`, which makes what older pictures lack.
FORMATS = (
    # As good to the eye as the WebP and a quarter smaller. Speed 8 takes more than twice the time for the same bytes.
    Format("avif-50-9", "image/avif", everywhere=False),
    Format("format-webp", "image/webp"),
)
FALLBACK = Format("format-jpeg", "image/jpeg")
# For what may be transparent.
TRANSPARENT = Format("format-png", "image/png")
# What Wagtail's own lists and choosers show; made here so that an operator does not wait for it either.
ADMIN_THUMBNAIL = "max-165x165"


@dataclass(frozen=True, slots=True)
class Ladder:
    """The widths of one use, in pixels, narrowest first; `ratio` (width, height) crops around the focal point.

    A ladder with a `height` has one width and fits the whole picture into the box of both.
    """

    widths: tuple[int, ...]
    fallback_width: int
    sizes: str
    ratio: tuple[int, int] | None = None
    height: int | None = None
    fallback: Format = FALLBACK

    def height_for(self, width: int, image: "Image") -> int:
        across, down = self.ratio or (image.width, image.height)
        return max(1, round(width * down / across))

    def rungs(self, image: "Image") -> list[int]:
        """Return the widths that this picture can fill, and one that takes what is left of it."""
        across, down = self.ratio or (1, 0)
        natural = min(image.width, image.height * across / down) if self.ratio else image.width
        smaller = [width for width in self.widths if width < natural]
        return [*smaller, *self.widths[len(smaller) : len(smaller) + 1]]

    def operation(self, width: int) -> str:
        if self.height:
            return f"max-{width}x{self.height}"
        return f"fill-{width}x{round(width * self.ratio[1] / self.ratio[0])}" if self.ratio else f"width-{width}"


LADDERS: dict[str, Ladder] = {
    "card": Ladder((400, 800), 800, "(min-width: 64rem) 22rem, (min-width: 40rem) 45vw, 92vw", ratio=(3, 2)),
    "content": Ladder((480, 960, 1440), 960, "(min-width: 50rem) 45rem, 92vw"),
    # The same files as "content": only the room on the page differs.
    "hero": Ladder((480, 960, 1440), 960, "100vw"),
    # Arms and logos beside a name: whole, however wide or tall, and sharp at twice their size.
    "logo": Ladder((320,), 320, "10rem", height=128, fallback=TRANSPARENT),
}


def specs_of(*names: str) -> list[str]:
    """Return the filter specs that the named ladders (all by default) can hold; raises KeyError for an unknown name."""
    if not names:
        return [*dict.fromkeys(spec for name in LADDERS for spec in specs_of(name)), ADMIN_THUMBNAIL]
    specs: list[str] = []
    for name in names:
        ladder = LADDERS[name]
        specs += [_spec(ladder, width, form) for form in (*FORMATS, ladder.fallback) for width in ladder.widths]
    return list(dict.fromkeys(specs))


def wanted(image: "Image") -> list[Filter]:
    """Return every file that this picture should have."""
    specs: dict[str, None] = {}
    for ladder in LADDERS.values():
        rungs = ladder.rungs(image)
        specs.update((_spec(ladder, width, form), None) for form in FORMATS for width in rungs)
        specs[_spec(ladder, _fallback_rung(ladder, rungs), ladder.fallback)] = None
    return [_filter(spec) for spec in (*specs, ADMIN_THUMBNAIL)]


def picture_of(image: "Image", name: str) -> Picture:
    """Return a ladder's picture from the files that exist.

    While some are still to be made: the largest that exists, or a Picture without files. Never creates one;
    no query when the renditions were fetched before, else one. Raises KeyError for an unknown name.
    """
    ladder = LADDERS[name]
    rungs = ladder.rungs(image)
    found = {(rendition.filter_spec, rendition.focal_point_key): rendition for rendition in existing(image)}

    def file(width: int, form: Format) -> PictureFile | None:
        wish = _filter(_spec(ladder, width, form))
        rendition = found.get((wish.spec, wish.get_cache_key(image)))
        return _file(rendition) if rendition is not None else None

    made = {form: [one for width in rungs if (one := file(width, form)) is not None] for form in FORMATS}
    fallback = file(_fallback_rung(ladder, rungs), ladder.fallback)
    offered = [*(one for files in made.values() for one in files), *([fallback] if fallback is not None else [])]
    widest = max((one.width for one in offered), default=0)
    # A browser takes the first format it knows: one that is still being made would keep the wider files from it.
    sources = tuple(
        PictureSource(form.mime, tuple(files), form.everywhere)
        for form, files in made.items()
        if files and files[-1].width >= widest
    )
    if fallback is None:
        plain = [one for form, files in made.items() if form.everywhere for one in files]
        # Else of the other ladders' own: what the admin makes for its screens must not change what citizens read.
        plain = plain or [_file(rendition) for (spec, _key), rendition in found.items() if spec in _plain_specs()]
        fallback = max(plain, key=lambda one: one.width, default=None)
    if fallback is None:
        width = min(rungs[-1], image.width)
        return Picture(width, ladder.height_for(width, image), ladder.sizes, color=image.color)
    color = image.color if (image.file.name or "").endswith(".jpg") else ""
    return Picture(fallback.width, fallback.height, ladder.sizes, sources, fallback, color)


def existing(image: "Image") -> Iterable["Rendition"]:
    """Return a picture's renditions; no query when they were fetched before, else one, kept on the instance."""
    if image._get_prefetched_renditions() is None:
        image.prefetched_renditions = list(image.renditions.all())
    return image._get_prefetched_renditions() or ()


def _spec(ladder: Ladder, width: int, form: Format) -> str:
    return f"{ladder.operation(width)}|{form.operation}"


@cache
def _plain_specs() -> frozenset[str]:
    """Return the specs of every ladder's files that any browser reads."""
    return frozenset(
        _spec(ladder, width, form)
        for ladder in LADDERS.values()
        for form in (*FORMATS, ladder.fallback)
        if form.everywhere
        for width in ladder.widths
    )


def _fallback_rung(ladder: Ladder, rungs: list[int]) -> int:
    return ladder.fallback_width if ladder.fallback_width in rungs else rungs[-1]


def _file(rendition: "Rendition") -> PictureFile:
    return PictureFile(rendition.url, rendition.width, rendition.height)


@cache
def _filter(spec: str) -> Filter:
    return Filter(spec)
