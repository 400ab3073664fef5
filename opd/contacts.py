"""The contact page that stands around every page of a site."""

from typing import Any

from django.http import HttpRequest

from cms.visibility import visible
from opd.pages.contact import ContactPage


def contact_of(request: HttpRequest | None, home: Any) -> ContactPage | None:
    """Return the live contact page below a home page, or None while nothing is known; one query a request."""
    cache: dict[str, ContactPage | None] = getattr(request, "_contacts", None) or {}
    if home.path not in cache:
        contact = visible(ContactPage.objects.filter(path__startswith=home.path), request).order_by("path").first()
        cache[home.path] = contact if contact is not None and not contact.is_empty else None
        if request is not None:
            request._contacts = cache  # type: ignore[attr-defined]
    return cache[home.path]
