"""What people do at the account screens, as requests."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from axes.models import AccessAttempt
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from cms.accounts import second_factor
from tests.factories.sites import provisioned
from tests.factories.users import PASSWORD

NEW_PASSWORD = "rahasia-panjang-2026"


def visitor(**options: Any) -> Client:
    """Return a client at the portal's host that has not logged in."""
    return Client(headers={"host": "localhost"}, **options)


def log_in(client: Client, account: Any, password: str = PASSWORD, **extra: Any) -> Any:
    name = account if isinstance(account, str) else account.username
    return client.post("/admin/login/", {"username": name, "password": password}, **extra)


def is_in(client: Client) -> bool:
    """Whether the client has the admin's home before it."""
    return client.get("/admin/").status_code == 200


def details(account: Any, **values: Any) -> dict[str, Any]:
    """Return the edit form's data as the browser posts it, with the roles that the account has."""
    return {
        "username": account.username,
        "email": account.email,
        "first_name": account.first_name,
        "last_name": account.last_name,
        "groups": list(account.groups.values_list("pk", flat=True)),
        **values,
    }


def edit(client: Client, account: Any, **values: Any) -> Any:
    return client.post(reverse("wagtailusers_users:edit", args=[account.pk]), details(account, **values))


def act(client: Client, name: str, account: Any, **values: Any) -> Any:
    return client.post(reverse(f"wagtailusers_users:{name}", args=[account.pk]), values)


def invite(client: Client, email: str = "siti@contoh.invalid", **values: Any) -> Any:
    role = provisioned("dinkes").operators_id
    data = {"email": email, "username": "", "first_name": "Siti", "last_name": "Aminah", "groups": [role], **values}
    return client.post(reverse("wagtailusers_users:add"), data)


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def mailed_link() -> str:
    """Return the path of the link in the newest mail."""
    found = re.search(r"http\S+", mail.outbox[-1].body)
    assert found, mail.outbox[-1].body
    assert found[0].startswith("http://localhost:8000/admin/")
    return urlsplit(found[0]).path


def open_link(client: Client, link: str) -> Any:
    """Follow the link to the form that it leads to."""
    return client.get(link, follow=True)


def choose_password(client: Client, link: str, password: str = NEW_PASSWORD) -> Any:
    shown = open_link(client, link)
    address = shown.redirect_chain[-1][0] if shown.redirect_chain else link
    return client.post(address, {"new_password1": password, "new_password2": password})


def with_second_factor(account: Any) -> TOTPDevice:
    """Give the account an app and recovery codes, as set-up does."""
    device = TOTPDevice.objects.create(user=account, name="kode", confirmed=True)
    second_factor.new_recovery_codes(account)
    return device


def code_of(device: TOTPDevice) -> str:
    """Return the code that the app shows now."""
    return f"{totp(device.bin_key, step=device.step, t0=device.t0, digits=device.digits):06d}"


def wrong_code(device: TOTPDevice) -> str:
    """Return six digits that the app shows neither now nor a minute around it."""
    around = {totp(device.bin_key, drift=drift) for drift in range(-3, 4)}
    return f"{next(number for number in range(10) if number not in around):06d}"


def give_code(client: Client, code: str) -> Any:
    return client.post(reverse("accounts_second_factor_verify"), {"code": code})


def later(minutes: int) -> None:
    """Let the time of every failure lie back."""
    for attempt in AccessAttempt.objects.all():
        moved = attempt.attempt_time - timedelta(minutes=minutes)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=moved)


def set_up(client: Client, account: Any, password: str = PASSWORD) -> Any:
    """Go through the second factor's set-up; return the answer with the recovery codes."""
    address = reverse("accounts_second_factor_setup")
    client.get(address)
    device = TOTPDevice.objects.get(user=account)
    return client.post(address, {"password": password, "code": code_of(device)})


def shown_codes(response: Any) -> list[str]:
    return re.findall(r'<li><code translate="no">(\w+)</code></li>', response.content.decode())


def actions_of(account: Any) -> list[str]:
    """Return what the log says was done to the account, the oldest first."""
    entries = ModelLogEntry.objects.for_instance(account).order_by("pk")
    return list(entries.values_list("action", flat=True))
