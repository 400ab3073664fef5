"""Whose desk a person sits at in the admin: cms knows scopes, an upper app knows the names and colours behind them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.tenancy.scope import Scope, scope_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """`name` heads the home screen, `short_name` fits the sidebar, `palette` is one of the design system's."""

    name: Any
    short_name: Any
    palette: str


# Before anybody has logged in, and for people without a place.
HOUSE = Identity(name=_("Web Kabupaten Pati"), short_name=_("Kabupaten Pati"), palette="laut")

IdentityProvider = Callable[[Scope], Identity | None]
_provider: IdentityProvider | None = None


def register_identity(provider: IdentityProvider) -> None:
    """Set the one provider; called from an upper app's `ready()`. It returns None for scopes that are nobody's."""
    global _provider
    if _provider is not None and _provider is not provider:
        raise ImproperlyConfigured("A provider of identities is registered already.")
    _provider = provider


def identity_for(request: HttpRequest | None) -> Identity:
    """Return whose desk this is; read once a request, the house's own where nobody has logged in."""
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated or _provider is None:
        return HOUSE
    cached: Identity | None = getattr(request, "_admin_identity", None)
    if cached is None:
        scope = scope_of(user)
        cached = HOUSE if scope.is_empty else _provider(scope) or HOUSE
        request._admin_identity = cached  # type: ignore[attr-defined]
    return cached
