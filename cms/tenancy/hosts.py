"""Which host names answer, and with which site. The upper app that owns the host registry plugs in here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from wagtail.models import Site


@dataclass(frozen=True, slots=True)
class HostAnswer:
    """What a host name stands for.

    `label` is the part before the base domain ("" for the portal). `redirect_to` is the label of the
    host that took over, when this one is a former host. The versions tell what was cached before a change.
    `owner` is the registry's own object, `alerts` what it tells on every site just now (both opaque here).
    """

    label: str
    site: Site | None
    routing_version: int
    content_version: int = 0
    is_admin_host: bool = False
    redirect_to: str | None = None
    owner: Any = None
    alerts: Any = ()


class HostProvider(Protocol):
    def resolve(self, label: str) -> HostAnswer | None:
        """Return what the label stands for, or None when it does not answer; one query."""

    def labels_by_site(self) -> Mapping[int, str]:
        """Return the current label of every site, by site id; one query."""


_provider: HostProvider | None = None


def register_host_provider(provider: HostProvider) -> None:
    """Set the one provider; called from an upper app's `ready()`."""
    global _provider
    if _provider is not None and type(_provider) is not type(provider):
        raise ImproperlyConfigured("A host provider is registered already.")
    _provider = provider


def host_provider() -> HostProvider:
    if _provider is None:
        raise ImproperlyConfigured("No app registered a host provider (cms.tenancy.hosts).")
    return _provider


def host_name(label: str) -> str:
    """Return the full host name for a label: "dinkes" -> "dinkes.patikab.go.id", "" -> the base domain."""
    return f"{label}.{settings.BASE_DOMAIN}" if label else str(settings.BASE_DOMAIN)


def root_address(label: str) -> str:
    """Return scheme, host and public port without a trailing slash."""
    port = (
        ""
        if (settings.PUBLIC_SCHEME, settings.PUBLIC_PORT) in {("http", 80), ("https", 443)}
        else f":{settings.PUBLIC_PORT}"
    )
    return f"{settings.PUBLIC_SCHEME}://{host_name(label)}{port}"


def label_of(host: str) -> str | None:
    """Return the label of a raw Host header (port allowed), or None when it is not under the base domain."""
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    name = name.strip().lower().rstrip(".")
    if name == settings.BASE_DOMAIN:
        return ""
    suffix = f".{settings.BASE_DOMAIN}"
    return name[: -len(suffix)] if name.endswith(suffix) and name != suffix else None
