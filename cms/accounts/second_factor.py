"""Second factor: a code of an app (TOTP, RFC 6238) or one of ten recovery codes. django-otp does the arithmetic."""

from base64 import b32encode
from typing import Any

import segno
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp import login as mark_verified
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import GroupPagePermission

from cms.accounts import lockout
from cms.accounts.granting import MANAGE_ACCOUNTS

RECOVERY_CODES = 10
_NAME = "kode"


def has_second_factor(account: Any) -> bool:
    """Whether the account has a confirmed app; whoever has one is always asked."""
    return bool(TOTPDevice.objects.filter(user_id=account.pk, confirmed=True).exists())


def needs_second_factor(account: Any) -> bool:
    """Whether the house asks this account for one: who may approve (publish), runs accounts, or is a superuser."""
    if not settings.REQUIRE_SECOND_FACTOR:
        return False
    return bool(
        account.is_superuser
        or account.has_perm(MANAGE_ACCOUNTS)
        or GroupPagePermission.objects.filter(group__user=account, permission__codename="publish_page").exists()
    )


def is_unfinished(person: Any) -> bool:
    """Whether a session that knows the password still owes the second factor; `person` is a request's user."""
    if not person.is_authenticated or person.is_verified():
        return False
    return has_second_factor(person) or needs_second_factor(person)


def device_in_setup(account: Any) -> TOTPDevice:
    """Return the app's device that waits for its first code; made when there is none."""
    device = TOTPDevice.objects.filter(user=account, confirmed=False).first()
    return device or TOTPDevice.objects.create(user=account, name=_NAME, confirmed=False)


def secret_text(device: TOTPDevice) -> str:
    """Return the secret as people type it: base32 in groups of four."""
    text = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def qr_svg(device: TOTPDevice) -> SafeString:
    """Return the QR code of the device's address as SVG to stand inside the page: nothing is asked from elsewhere."""
    code = segno.make(device.config_url, error="m", micro=False)
    return mark_safe(code.svg_inline(omitsize=True, border=4, dark="#000", light="#fff", svgclass="second-factor-qr"))


def new_recovery_codes(account: Any) -> list[str]:
    """Replace the account's recovery codes by ten new ones and return them; they are shown this once."""
    with transaction.atomic():
        device, _made = StaticDevice.objects.get_or_create(user=account, defaults={"name": _NAME})
        device.token_set.all().delete()
        codes = [StaticToken.random_token() for _number in range(RECOVERY_CODES)]
        StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def recovery_codes_left(account: Any) -> int:
    return int(StaticToken.objects.filter(device__user=account).count())


def check_code(request: HttpRequest, account: Any, typed: str, device: Device | None = None) -> Device | None:
    """Return the device that took the code, or None; counts the failure and keeps a closed door closed.

    Six digits go to the app (or to `device`, the one in set-up), everything else to the recovery codes.
    """
    key = lockout.code_key(account)
    if not lockout.is_open(request, key):
        return None
    code = "".join(typed.split()).replace("-", "").lower()
    with transaction.atomic():
        found = _lock(device) if device is not None else _device_for(account, code)
        passed = found is not None and found.verify_token(code)
    if passed:
        lockout.forget_failures(key)
        return found
    lockout.count_failure(request, key)
    return None


def _device_for(account: Any, code: str) -> Device | None:
    model = TOTPDevice if code.isascii() and code.isdigit() and len(code) == 6 else StaticDevice
    device: Device | None = model.objects.select_for_update().filter(user=account, confirmed=True).first()
    return device


def _lock(device: Device) -> Device | None:
    locked: Device | None = type(device).objects.select_for_update().filter(pk=device.pk).first()
    return locked


def remove_devices(account: Any) -> None:
    """Take app and recovery codes away; sessions that they verified are asked anew if the house asks."""
    TOTPDevice.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()


def verify_session(request: HttpRequest, device: Device) -> None:
    """Bind the verified state to the session under a new key: one that somebody planted knows nothing of it."""
    request.session.cycle_key()
    mark_verified(request, device)


def forget_verification(request: HttpRequest) -> None:
    request.session.pop(DEVICE_ID_SESSION_KEY, None)
