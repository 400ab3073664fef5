"""One request answered: what was asked for, what was found, and what of it a stranger may read now.

Page and JSON say the same in two ways.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils import timezone, translation

from cms.registries.searchable import AgencyScope, agency_scope, kind_labels
from search.engines.base import Filters
from search.forms import Choice, SearchForm
from search.marking import Marks
from search.presentation import Result, present
from search.searching import Found, search

PAGE_SIZE = 10
# Nobody reads further, and so no offset costs more than this.
MAX_HITS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`found` is of what was chosen, `shown` what `results` are of: the same, or all of Pati where an OPD has none."""

    choice: Choice
    scope: AgencyScope
    kinds: Mapping[str, str]
    notices: Sequence[str]
    found: Found
    shown: Found
    results: Sequence[Result]

    @property
    def is_elsewhere(self) -> bool:
        return self.shown is not self.found

    @property
    def pages(self) -> int:
        """Return how many pages may be asked for; the last one that a page of results leads to."""
        return max(1, -(-min(self.shown.total, MAX_HITS) // PAGE_SIZE))


def answer(request: HttpRequest, *, widen: bool) -> Answer:
    """Search for what the query string asks, whatever stands in it; `widen` looks beyond an OPD that has nothing."""
    scope, kinds, locale = agency_scope(request), kind_labels(), translation.get_language()
    form = SearchForm(request.GET, agencies=scope.choices, kinds=kinds, own_agency=scope.own)
    choice = form.choice()
    filters = Filters(locale=locale, now=timezone.now(), agency=choice.agency, kind=choice.kind, year=choice.year)
    page = min(choice.page, MAX_HITS // PAGE_SIZE)
    found = shown = search(choice.query, filters, order=choice.order, page=page, size=PAGE_SIZE)
    if widen and choice.agency and not found.total:
        everywhere = replace(filters, agency="")
        wide = search(choice.query, everywhere, order=choice.order, page=page, size=PAGE_SIZE, plan=found.plan)
        shown = wide if wide.total else found
    marks = Marks(shown.plan, locale)
    return Answer(
        choice=choice,
        scope=scope,
        kinds=kinds,
        notices=form.notices(),
        found=found,
        shown=shown,
        results=present(shown.ids, marks, locale, kinds, scope, request),
    )
