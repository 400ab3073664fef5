"""What a picture is to a template: addresses and sizes that exist already. The media room fills it in."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One file of a picture; width and height in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PictureSource:
    """The files of one format, narrowest first; one that not every browser reads is not `everywhere`."""

    mime: str
    files: tuple[PictureFile, ...]
    everywhere: bool = True

    @property
    def srcset(self) -> str:
        return ", ".join(f"{file.url} {file.width}w" for file in self.files)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for `<picture>`; without `fallback` no file exists yet and a placeholder takes its room."""

    width: int
    height: int
    sizes: str
    sources: tuple[PictureSource, ...] = ()
    fallback: PictureFile | None = None
    # "#rrggbb" of the whole picture, or "": what its room shows before a file is there. A picture that is seen through
    # has none beside its files: it would shine through for good.
    color: str = ""
    # What stands in place of a picture that readers may not see; then there are no files.
    note: str = ""

    @property
    def largest(self) -> PictureFile | None:
        """Return the widest file that any browser reads, for a link to the picture itself, which offers no choice.

        Share cards take `fallback`, a JPEG.
        """
        files = [file for source in self.sources if source.everywhere for file in source.files]
        if self.fallback is not None:
            files.append(self.fallback)
        return max(files, key=lambda file: file.width, default=None)


class PictureSubject(Protocol):
    """What `{% responsive_picture %}` can show: the media room's image, or a block's sample."""

    @property
    def default_alt_text(self) -> str: ...

    def picture(self, name: str) -> Picture:
        """Return the picture of a named ladder ("card", "content", "hero"); makes no file."""
