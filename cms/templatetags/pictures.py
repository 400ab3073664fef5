"""The one way a citizen's page shows a picture."""

from typing import Any

from django import template

from cms.pictures import PictureSubject

register = template.Library()


@register.inclusion_tag("cms/pictures/picture.html")
def responsive_picture(
    image: PictureSubject | None,
    name: str,
    alt: str | None = None,
    lazy: bool = True,
    sizes: str = "",
    css_class: str = "",
) -> dict[str, Any]:
    """Render an image by a named ladder from the files that exist; nothing is made while somebody waits.

    `alt` None means the image's own alternative text, "" means decorative. `lazy=False` is for the one
    picture that stands on the first screen. Costs no query for pictures whose renditions were fetched before.
    """
    if image is None:
        return {"picture": None}
    picture = image.picture(name)
    if picture.note:
        # Neither does its alternative text tell what was on it.
        return {"picture": None, "note": picture.note, "css_class": css_class}
    return {
        "picture": picture,
        "alt": image.default_alt_text if alt is None else alt,
        "lazy": lazy,
        "sizes": sizes or picture.sizes,
        "css_class": css_class,
    }
