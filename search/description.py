"""The OpenSearch description of each host and language, by which a browser offers the site's search by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.registries.chrome import get_chrome
from cms.tenancy.hosts import root_address
from search.addresses import full_address
from search.suggesting import OPENSEARCH, SHAPE

# Limits of OpenSearch 1.1 in characters.
SHORT_NAME, LONG_NAME = 16, 48


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """Answer with the description; addresses come from the registry and the settings, never from the request."""
    chrome = get_chrome(request)
    root = root_address(request.host_answer.label)  # type: ignore[attr-defined]
    context = {
        "short_name": chrome.abbreviation[:SHORT_NAME].strip(),
        "long_name": chrome.name[:LONG_NAME].strip(),
        "name": chrome.name,
        "icon": f"{root}{static('cms/img/favicon.svg')}",
        "results": full_address(request, "search") + "?q={searchTerms}",
        "suggestions": full_address(request, "search_suggestions") + f"?{SHAPE}={OPENSEARCH}&q={{searchTerms}}",
        "itself": full_address(request, "search_description"),
        "language": get_language(),
    }
    return render(
        request, "search/description.xml", context, content_type="application/opensearchdescription+xml; charset=utf-8"
    )
