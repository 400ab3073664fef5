"""Where a request came from, said once: what locks, rate limits and logs count must not be forged by a header."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the client's IP address without port; "" when none is known (a Unix socket without a proxy).

    Each proxy appends the address it was asked from to `X-Forwarded-For`, so only the entries that our own proxies
    wrote can be believed: with `TRUSTED_PROXIES` = n that is the n-th from the right. Everything left of it is what
    the client said. A request that carries fewer entries did not come through the proxies: its own address counts.
    """
    direct = _address(request.META.get("REMOTE_ADDR", ""))
    trusted: int = settings.TRUSTED_PROXIES
    if trusted < 1:
        return direct
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    return (_address(hops[-trusted]) if len(hops) >= trusted else "") or direct


def _address(text: str) -> str:
    """Return the address in its one spelling, "" for what is none."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text)
    except ValueError:
        return ""
    mapped = getattr(found, "ipv4_mapped", None)
    return str(mapped or found)
