"""One OPD, its people, and albums as an operator begins them."""

from typing import Any

from opd.models import GalleryIndexPage, GalleryPage
from tests.factories.sites import section_of


def photo(image: Any, **values: Any) -> dict[str, Any]:
    empty = {"alt_text": "", "decorative": False, "caption": "", "credit": ""}
    return {"type": "photo", "value": {"image": image.pk, **empty, **values}}


def draft_album(agency: Any, author: Any, *images: Any, title: str = "Hari posyandu") -> GalleryPage:
    """An album that nobody but its author has seen."""
    page = GalleryPage(title=title, owner=author, live=False, has_unpublished_changes=True)
    page.photos = [photo(image) for image in images]
    section_of(agency, GalleryIndexPage).add_child(instance=page)
    page.save_revision(user=author)
    return GalleryPage.objects.get(pk=page.pk)


def newest(page: Any) -> Any:
    return GalleryPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def pictures_in(page: Any) -> list[int]:
    return [child["value"]["image"] for child in newest(page).photos.raw_data if child["type"] == "photo"]
