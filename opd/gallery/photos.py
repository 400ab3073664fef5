"""The photos of an album as citizens meet them: in order, each with its words, its number and an address of its own."""

from dataclasses import dataclass
from os.path import splitext
from typing import Any

from django.http import HttpRequest

from media_pipeline.models import Image, StoredFile

PHOTO, VIDEO = "photo", "video"
# What stands between an album's address and the photo's number.
SEGMENT = "foto"


@dataclass(frozen=True, slots=True)
class Original:
    """The picture as it was uploaded, without what the camera wrote into it; `size` in bytes, 0 where unknown."""

    url: str
    kind: str
    size: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Photo:
    """`url` is the photo's own page, "" for an album without an address yet; `number` counts from 1."""

    image: Any
    alt: str
    caption: str
    credit: str
    number: int
    url: str

    def below(self, album_url: str) -> str:
        """Return the photo's address below an address of its album, "" below none."""
        return photo_address(album_url, self.image.pk)

    @property
    def original(self) -> Original:
        """Return the file to download in full size."""
        image = self.image
        kind = splitext(image.file.name)[1].removeprefix(".").upper()
        return Original(
            url=image.file.url,
            kind="JPEG" if kind == "JPG" else kind,
            size=image.file_size or self._stored_size(),
            width=image.width,
            height=image.height,
        )

    def _stored_size(self) -> int:
        """Ask the ledger, never the storage, which may be far away."""
        return StoredFile.objects.filter(name=self.image.file.name).values_list("size", flat=True).first() or 0


@dataclass(frozen=True, slots=True)
class Entry:
    """What an album shows in one place: a photo, or a video's block."""

    photo: Photo | None = None
    video: Any = None


@dataclass(frozen=True, slots=True)
class Place:
    """A photo between its neighbours."""

    photo: Photo
    previous: Photo | None
    next: Photo | None
    total: int


def photo_address(album_url: str, image_id: int) -> str:
    """Return the address of a photo: the picture's number never changes, its place in the album does."""
    return f"{album_url}{SEGMENT}/{image_id}/" if album_url else ""


def photo_ids(page: Any) -> set[int]:
    """Return the numbers of an album's pictures, those that are gone or hidden included; asks nothing."""
    raw = (child for child in page.photos.raw_data if child["type"] == PHOTO)
    return {pk for child in raw if (pk := (child["value"] or {}).get("image"))}


def children_of(page: Any) -> list[dict[str, Any]]:
    """Return an album's stream as it is stored; a child that never got an id has its place for one ("-3")."""
    return [{**child, "id": child.get("id") or f"-{place}"} for place, child in enumerate(page.photos.raw_data)]


def count_photos(page: Any) -> int:
    """Return how many different photos an album holds; asks nothing."""
    return len(photo_ids(page))


def is_shown(image: Image) -> bool:
    """Whether citizens may see a picture of a page on line at all."""
    return image.withdrawn_at is None and image.scan != Image.Scan.INFECTED


def entries_of(page: Any, request: HttpRequest | None) -> list[Entry]:
    """Return what an album shows, in order; a photo that stands twice is shown once. Read the pictures first."""
    album_url = (page.get_url(request) or "") if page.pk else ""
    entries: list[Entry] = []
    seen: set[int] = set()
    for child in page.photos:
        if child.block_type == VIDEO:
            entries.append(Entry(video=child))
            continue
        value, image = child.value, child.value.get("image")
        if image is None or image.pk in seen or not is_shown(image):
            continue
        seen.add(image.pk)
        photo = Photo(
            image=image,
            alt=value.alt,
            caption=value.shown_caption,
            credit=value.shown_credit,
            number=len(seen),
            url=photo_address(album_url, image.pk),
        )
        entries.append(Entry(photo=photo))
    return entries


def photos_of(page: Any, request: HttpRequest | None) -> list[Photo]:
    """Return an album's photos, in order."""
    return [entry.photo for entry in entries_of(page, request) if entry.photo is not None]


def place_of(photos: list[Photo], pk: int) -> Place | None:
    """Return the photo of a picture between its neighbours, None when it is not among them."""
    for index, photo in enumerate(photos):
        if photo.image.pk == pk:
            before = photos[index - 1] if index else None
            after = photos[index + 1] if index + 1 < len(photos) else None
            return Place(photo, before, after, len(photos))
    return None
