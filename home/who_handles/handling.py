"""Names who handles a matter for a search that found nothing, from the same knowledge as “Siapa mengurus ini?”."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import get_language

from cms.registries.handlers import Handler, Handling
from cms.visibility import visible
from home.who_handles.choice import MAX_QUERY, QUERY, Choice
from home.who_handles.listing import listing
from home.who_handles.reading import Handler as Known
from home.who_handles.reading import named_handlers

# More names than this answer nothing.
MOST = 5
_SECONDS = 60


def handling(request: HttpRequest, text: str) -> Handling | None:
    """Return the directory asked about `text`; three queries, and one while the names are kept."""
    from home.models import WhoHandlesPage

    page = visible(WhoHandlesPage.objects.filter(locale__language_code=get_language()), request).first()
    address = page.get_full_url(request) if page is not None else None
    if page is None or address is None:
        return None
    query = text[:MAX_QUERY]
    found = listing(_known(request, page.locale_id), Choice(query=query), {})
    agencies = [row.handler for group in found.groups for row in group.rows]
    return Handling(
        title=page.title,
        url=f"{address}?{urlencode({QUERY: query})}",
        agencies=[Handler(name=one.name, url=one.url) for one in agencies] if len(agencies) <= MOST else [],
        is_near=found.is_near,
    )


def _known(request: HttpRequest, locale_id: int) -> Sequence[Known]:
    """Return every agency with what it handles, kept for a minute or until names, addresses or pages change."""
    answer = request.host_answer  # type: ignore[attr-defined]
    key = f"handling/{locale_id}/{answer.content_version}-{answer.routing_version}"
    known: Sequence[Known] | None = cache.get(key)
    if known is None:
        known = named_handlers(request, locale_id)
        cache.set(key, known, _SECONDS)
    return known
