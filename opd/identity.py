"""How an agency's site looks on all its pages: palette and logo, as its home page in the first language says.

Read with the look-up of the host, so that a page costs no query more; the other languages follow at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, JSONObject
from django.http import HttpRequest
from wagtail.models import Locale

from cms.pictures import Picture
from media_pipeline.ladders import specs_of
from media_pipeline.models import Image, Rendition
from opd.pages.home import AgencyHomePage
from opd.palettes import palette_for

LADDER = "logo"
_PREFIX = "logo_file_"


@dataclass(frozen=True, slots=True)
class Identity:
    """`palette` is "" while the kind of the agency decides, `logo` None while the wordmark stands for it."""

    palette: str = ""
    logo: Picture | None = None


@cache
def identity_annotations(root_page: str) -> dict[str, Combinable]:
    """Return what `identity_of` reads, as annotations of a query in which `root_page` leads to a site's home page."""
    homes = [model for model in apps.get_models() if issubclass(model, AgencyHomePage)]
    files = {
        f"{_PREFIX}{number}": Subquery(
            Rendition.objects.filter(image=OuterRef("logo_id"), filter_spec=spec, image__withdrawn_at=None)
            .order_by()
            .values(found=JSONObject(spec="filter_spec", file="file", width="width", height="height"))[:1]
        )
        for number, spec in enumerate(specs_of(LADDER))
    }
    # The portal's palette is the house's own.
    palettes = [f"{root_page}__{_below(home)}__palette" for home in homes if hasattr(home, "palette")]
    logos = [f"{root_page}__{_below(home)}__logo_id" for home in homes]
    return {
        "palette": Coalesce(*map(F, palettes), Value("")),
        "logo_id": Coalesce(*map(F, logos)) if len(logos) > 1 else F(logos[0]),
        **files,
    }


def identity_of(row: Any) -> Identity:
    """Return the identity from a row that `identity_annotations` was asked for; no query."""
    files = [value for number in range(len(specs_of(LADDER))) if (value := getattr(row, f"{_PREFIX}{number}"))]
    return Identity(palette=row.palette, logo=_logo(row.logo_id, files))


def identity_for(request: HttpRequest, kind: str, page: Any = None) -> Identity:
    """Return what a page of the request's host looks like; the preview of a home page shows what it would change."""
    identity: Identity = request.host_answer.look or Identity()  # type: ignore[attr-defined]
    if getattr(request, "is_preview", False) and isinstance(page, AgencyHomePage) and leads(page):
        logo = page.logo.picture(LADDER) if page.logo else None
        identity = Identity(palette=getattr(page, "palette", ""), logo=logo if logo and logo.fallback else None)
    return Identity(palette=identity.palette or palette_for(kind), logo=identity.logo)


def leads(home: Any) -> bool:
    """Say whether a home page is the one in the first language, which the others follow."""
    return bool(home.locale_id == Locale.get_default().pk)


def _below(home: type[AgencyHomePage]) -> str:
    return str(home._meta.get_field("page_ptr").remote_field.name)


def _logo(image_id: int | None, files: list[Mapping[str, Any]]) -> Picture | None:
    """Let the ladder choose among files that were read already; never cropped, so the picture's size is no matter."""
    if image_id is None or not files:
        return None
    # Without a collection named Wagtail would ask for its first one.
    image = Image(pk=image_id, width=1, height=1, collection_id=None)
    image.prefetched_renditions = [
        Rendition(filter_spec=file["spec"], file=file["file"], width=file["width"], height=file["height"])
        for file in files
    ]
    picture = image.picture(LADDER)
    return picture if picture.fallback else None
