"""Who may reach each address of the admin: one rule a URL name; an address without a rule is closed.

Wagtail's own addresses have their rules in `cms.tenancy.stock_rules`; an upper app registers its own in `ready()`:

    register_admin_rules({"provision_agency": OWN_PERMISSION})

A name that ends in ":*" stands for all addresses of one viewset. A system check (`cms.tenancy.checks`) names every
address that has no rule.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, QueryDict

from cms.tenancy.scope import Scope, scope_of


@dataclass(frozen=True, slots=True)
class Ask:
    """One request for an address of the admin: who asks, and everything that the request names."""

    request: HttpRequest
    kwargs: Mapping[str, Any] = field(default_factory=dict)

    @property
    def scope(self) -> Scope:
        return scope_of(self.request.user)

    def named(self, *names: str) -> list[str]:
        """Return every value that query and body give under these names, empty ones left out."""
        sources: tuple[QueryDict, ...] = (self.request.GET, self.request.POST)
        return [value for name in names for source in sources for value in source.getlist(name) if value]


# Says whether the request may go on to Wagtail's view, which then asks for its own permissions.
Rule = Callable[[Ask], bool]

_rules: dict[str, Rule] = {}


def register_admin_rules(rules: Mapping[str, Rule]) -> None:
    """Add rules by URL name (with namespaces: "wagtailadmin_pages:edit"); called from an app's `ready()`.

    Raises:
        ImproperlyConfigured: a name has a rule already.
    """
    taken = sorted(name for name in rules if _rules.get(name, rules[name]) is not rules[name])
    if taken:
        raise ImproperlyConfigured(f"Admin addresses with two rules: {', '.join(taken)}.")
    _rules.update(rules)


def rule_of(name: str) -> Rule | None:
    """Return the rule of a URL name, or of its viewset; None closes the address."""
    return _rules.get(name) or _rules.get(f"{name.rpartition(':')[0]}:*")
