"""Who reaches the search's screens: Diskominfo all of them, Editors what was asked on their own site."""

from cms.registries.admin_urls import Rule
from cms.tenancy.rules import CLOSED, GLOBAL, own_permission
from search.insight.access import may_read

CENTRAL_PERMISSIONS = tuple(
    f"{action}_{model}" for model in ("synonym", "bestbet") for action in ("add", "change", "delete", "view")
)

RULES: dict[str, Rule] = {
    "search_state": GLOBAL,
    "search_insight:index": lambda ask: may_read(ask.request.user),
    "search_insight:export": lambda ask: may_read(ask.request.user),
    "search_synonym:*": own_permission("search.Synonym"),
    "search_best_bet:*": own_permission("search.BestBet"),
    # Nothing refers to either; the screen would always be empty.
    "search_synonym:usage": CLOSED,
    "search_best_bet:usage": CLOSED,
}
