"""Mail about accounts. What is sent holds a link at most, never a password or a code."""

from typing import Any

import structlog
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import override

from cms.accounts.tokens import invitation_tokens, link, password_reset_tokens

logger = structlog.get_logger(__name__)


class MailNotSent(Exception):  # noqa: N818 (told to the person who caused the mail)
    """The mail server did not take a mail; what was done before stays done."""


def send_invitation(account: Any, actor: Any) -> None:
    """Mail the link that sets the first password. Raises MailNotSent."""
    token = invitation_tokens.make_token(account)
    _send(
        "invitation",
        account.email,
        {
            "account": account,
            "actor": actor,
            "link": link("accounts_invitation", account, token),
            "days": settings.INVITATION_DAYS,
        },
    )


def send_password_reset(account: Any) -> None:
    """Mail the link that sets a new password. Raises MailNotSent."""
    token = password_reset_tokens.make_token(account)
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    context = {"account": account, "link": link("wagtailadmin_password_reset_confirm", account, token), "hours": hours}
    _send("password_reset", account.email, context)


def send_second_factor_reset(account: Any, actor: Any) -> None:
    """Tell the person that somebody took their second factor away; whoever did not ask for it should know."""
    _send("second_factor_reset", account.email, {"account": account, "actor": actor}, quietly=True)


def send_address_changed(account: Any, before: str, actor: Any) -> None:
    """Tell the former address."""
    if before:
        _send("address_changed", before, {"account": account, "actor": actor}, quietly=True)


def _send(name: str, to: str, context: dict[str, Any], *, quietly: bool = False) -> None:
    context |= {"login": f"{settings.WAGTAILADMIN_BASE_URL}/admin/", "site_name": settings.WAGTAIL_SITE_NAME}
    with override(settings.LANGUAGE_CODE):
        subject = " ".join(render_to_string(f"cms/accounts/mail/{name}_subject.txt", context).split())
        body = render_to_string(f"cms/accounts/mail/{name}.txt", context)
    try:
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [to])
    except OSError as error:
        logger.exception("account_mail_not_sent", mail=name)
        if not quietly:
            raise MailNotSent from error
