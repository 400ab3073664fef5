"""What the design system's templates need beyond Django's own tags."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe

from cms.dates import local
from cms.pictures import PictureFile, PictureSubject

register = template.Library()

DEFAULT_PAGE_PARAMETER = "halaman"


@register.simple_tag(takes_context=True)
def page_url(context: template.Context, number: int, parameter: str = "") -> str:
    """Return the query string of another page of the same list; the first page has no number.

    Relative on purpose: "?" alone is the list itself, on whatever host and path it is read.
    """
    request = getattr(context, "request", None) or context.get("request")
    query = request.GET.copy() if request is not None else QueryDict(mutable=True)
    name = parameter or DEFAULT_PAGE_PARAMETER
    query.pop(name, None)
    if number > 1:
        query[name] = str(number)
    return "?" + query.urlencode()


@register.filter
def page_range(items: "Page[Any]") -> list[int]:
    """Return the numbers to show around the current page; 0 stands for a gap."""
    numbers = items.paginator.get_elided_page_range(items.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else 0 for number in numbers]


@register.filter
def section_url(sections: Iterable[Any] | None, slug: str) -> str:
    """Return the address of the section of that slug, or "" on a site that has none."""
    return next((str(one.url) for one in sections or () if one.url.rstrip("/").rpartition("/")[2] == slug), "")


@register.filter
def largest_picture(image: PictureSubject) -> PictureFile | None:
    """Return the widest file of a picture that exists, for a link to the picture itself."""
    return image.picture("content").largest


@register.filter
def tel_url(phone: str) -> str:
    """Return a tel: address (RFC 3966) of a telephone number as people write it."""
    digits = re.sub(r"\D", "", phone)
    return f"tel:+{digits}" if phone.strip().startswith("+") else f"tel:{digits}"


@register.filter
def iso(moment: datetime | None) -> str:
    """Return a moment for `datetime` attributes: HTML allows no microseconds."""
    return local(moment).isoformat(timespec="seconds") if moment else ""


@register.filter
def json_attribute(value: Any) -> str:
    """Return data as JSON for a `data-` attribute; the template escapes it like any other text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@register.filter
def script_safe(json_text: str) -> SafeString:
    """Keep JSON from ending its own script element, whoever wrote it; a "<" in JSON stands in strings only."""
    return mark_safe(str(json_text).replace("<", "\\u003C"))
