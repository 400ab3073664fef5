"""First parts of an address that the system answers itself, so that no page below a home may be called so."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from wagtail.models import Page, Site

# Addresses that other servers answer before Django does, or that are promised to rooms still to be built.
_PROMISED = frozenset({"api", "gaya", "media", "static", "django-admin"})
_FIRST_PART = re.compile(r"\^?/?([a-z0-9_-]+)")


@cache
def reserved_slugs() -> frozenset[str]:
    """Return the reserved slugs: every first part in the addresses' configuration, every language, and the promised."""
    found = {code for code, _name in settings.LANGUAGES}
    for urlconf in (settings.ROOT_URLCONF, settings.PUBLIC_URLCONF):
        found.update(_first_parts(get_resolver(urlconf).url_patterns))
    return frozenset(found) | _PROMISED


def _first_parts(patterns: Iterable[Any]) -> Iterator[str]:
    for each in patterns:
        text = str(each.pattern)
        if isinstance(each, URLResolver) and (isinstance(each.pattern, LocalePrefixPattern) or not text):
            yield from _first_parts(each.url_patterns)
        elif match := _FIRST_PART.match(text):
            yield match.group(1)


def is_reserved_slug(slug: str, parent: Any) -> bool:
    """Whether a page below `parent` would hide behind an address of the system; one query when the slug is one."""
    if parent is None or slug.lower() not in reserved_slugs():
        return False
    keys = Site.objects.order_by().values("root_page__translation_key")
    return bool(Page.objects.filter(pk=parent.pk, translation_key__in=keys).exists())
