"""Lock-out after repeated failures, at every door: one count for each thing that can be guessed, kept by django-axes.

A door's key names what is guessed: the user name for a password (typed at the login or in the account page), the
account for a code, the restriction and the address for the password of a page or of documents, the address or the
account for mails that set a new password. Five failures within a quarter of an hour close it for a quarter of an hour.
"""

from datetime import datetime, timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.client_address import client_address
from cms.dates import format_time

_KEY = "door"


def password_key(account: Any) -> str:
    return _normal(account.get_username())


def code_key(account: Any) -> str:
    return f"kode:{account.pk}"


def is_open(request: HttpRequest, key: str) -> bool:
    """Whether a door may be tried now."""
    return bool(AxesProxyHandler.is_allowed(request, {_KEY: key}))


def count_failure(request: HttpRequest, key: str) -> None:
    """Count one failure at a door; call outside a transaction that a refusal rolls back."""
    AxesProxyHandler.user_login_failed(sender=__name__, credentials={_KEY: key}, request=request)


def forget_failures(key: str) -> None:
    """Start a door's count anew."""
    AccessAttempt.objects.filter(username=key).delete()


def locked_until(key: str) -> datetime | None:
    """Return when a closed door opens again; None where it is open."""
    cool_off: timedelta = get_cool_off() or timedelta()
    attempts = AccessAttempt.objects.filter(username=key, attempt_time__gt=timezone.now() - cool_off)
    remaining = list(attempts.order_by("attempt_time").values_list("attempt_time", "failures_since_start"))
    total = sum(count for _time, count in remaining)
    for when, count in remaining:
        if total < settings.AXES_FAILURE_LIMIT:
            return None
        total -= count
        if total < settings.AXES_FAILURE_LIMIT:
            opens: datetime = when + cool_off
            return opens
    return None


def is_account_locked(account: Any) -> bool:
    return any(locked_until(key) for key in (password_key(account), code_key(account)))


def account_behind(key: str) -> Any:
    """Return the account whose password or code a key names; None for other doors and for names that nobody has."""
    accounts = get_user_model()._default_manager
    door, _colon, number = key.partition(":")
    if number:
        return accounts.filter(pk=number).first() if door == "kode" and number.isdigit() else None
    return accounts.filter(username__iexact=key).first()


def too_many(key: str) -> str:
    """Return what a person reads at a closed door: when to try again."""
    until = locked_until(key) or timezone.now() + (get_cool_off() or timedelta())
    return _("Terlalu banyak percobaan yang gagal. Coba lagi setelah pukul %(time)s.") % {"time": format_time(until)}


# What django-axes asks for (settings.AXES_*):


def key_of(request: HttpRequest, credentials: dict[str, Any] | None) -> str | None:
    """Return the key that a try is counted under; a typed name can be no other door's key."""
    if credentials and _KEY in credentials:
        return str(credentials[_KEY])
    name = (credentials or {}).get("username") or request.POST.get("username")
    return _normal(name) if name else None


def _normal(name: str) -> str:
    return str(get_user_model().normalize_username(name)).strip().lower().replace(":", "_").replace("\0", "")[:255]


def address_or_none(request: HttpRequest) -> str | None:
    return client_address(request) or None


def say_too_many(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """Keep the door's own page, which says what to do and what was typed; only the status tells machines."""
    if response is None:
        response = HttpResponse(_("Terlalu banyak percobaan yang gagal."))
    if response.status_code == 200:
        response.status_code = 429
    return response
