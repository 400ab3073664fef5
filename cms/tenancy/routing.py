"""From an address to its page in two queries; Wagtail's own routing asks twice for every part of the path."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from cms.tenancy.root_paths import get_site_root_paths
from cms.visibility import restricted_paths


def find_page(request: HttpRequest, path: str) -> Any | None:
    """Return the live page that an address of this host names in the active language, or None.

    A language that the site does not have is answered from the site's first one; the page then redirects to its
    own address (see cms.wagtail_hooks).
    """
    site = Site.find_for_request(request)
    if site is None:
        return None
    roots = {root.language_code: root.root_path for root in get_site_root_paths() if root.site_id == site.pk}
    language = get_language() or ""
    candidates = [roots[code] for code in (language, site.root_page.locale.language_code) if code in roots]
    for root_path in dict.fromkeys(candidates):
        row = Page.objects.filter(url_path=root_path + path, live=True).values_list("pk", "content_type_id").first()
        if row is not None:
            model: Any = ContentType.objects.get_for_id(row[1]).model_class()
            joined = [name for name in ("locale", "image") if name in {field.name for field in model._meta.fields}]
            return model._default_manager.select_related(*joined).get(pk=row[0])
    return None


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page as Wagtail does, having found it by ourselves."""
    return serve_found(request, path, find_page(request, path))


def serve_found(request: HttpRequest, path: str, page: Any | None, **more: Any) -> HttpResponse:
    """Serve a page that was found; `more` reaches its `serve`, where a page answers addresses below its own."""
    if page is not None and page.alias_of_id is None:
        page.is_known_public = not any(page.path.startswith(hidden) for hidden in restricted_paths(request))
    request._wagtail_route_for_request = (  # type: ignore[attr-defined]
        RouteResult(page, kwargs=more) if page is not None else None
    )
    response: HttpResponse = wagtail_serve(request, path)
    return response
