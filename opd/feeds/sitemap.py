"""The sitemap of a host: every public page of its site in every language, with its siblings (hreflang)."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.visibility import visible


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with the pages of this host; two queries whatever their number. Demo pages are not offered to engines."""
    site = request.host_answer.site  # type: ignore[attr-defined]
    homes = Page.objects.filter(translation_key=site.root_page.translation_key).values_list("path", flat=True)
    entries = []
    by_key: dict[object, list[dict[str, str]]] = defaultdict(list)
    for home in homes:
        pages = visible(Page.objects.filter(path__startswith=home), request).select_related("locale").order_by("path")
        for page in pages.iterator(chunk_size=2000):
            location = page.get_full_url(request)
            if not location:
                continue
            by_key[page.translation_key].append({"language": page.locale.language_code, "location": location})
            entries.append({"key": page.translation_key, "location": location, "modified": page.last_published_at})
    for entry in entries:
        siblings = by_key[entry["key"]]
        entry["alternates"] = siblings if len(siblings) > 1 else []
    return render(request, "opd/sitemap.xml", {"entries": entries}, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with what engines may read, and where the sitemap is."""
    address = request.build_absolute_uri("/sitemap.xml")
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /cari/",
        "Disallow: /en/cari/",
        "Disallow: /jv/cari/",
        "",
        f"Sitemap: {address}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
