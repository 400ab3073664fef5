"""Links that let a person set a password: of an invitation, and of a lost password. Each works once."""

from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.encoding import force_bytes
from django.utils.http import base36_to_int, urlsafe_base64_encode


class AccountTokens(PasswordResetTokenGenerator):
    """Django's generator, whose links also end with suspension, with "end all sessions" and with a newer invitation."""

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        invited = user.invited_at.timestamp() if user.invited_at else ""
        return f"{super()._make_hash_value(user, timestamp)}:{user.session_epoch}:{user.is_active}:{invited}"

    def check_token(self, user: Any, token: str | None) -> bool:
        return bool(user and user.is_active and super().check_token(user, token))


class InvitationTokens(AccountTokens):
    """For accounts that wait for their person; valid for `INVITATION_DAYS`, whatever a lost password's link is."""

    key_salt = "cms.accounts.tokens.InvitationTokens"

    def check_token(self, user: Any, token: str | None) -> bool:
        if not (user and token and user.is_active and user.invited_at):
            return False
        try:
            made = base36_to_int(token.split("-")[0])
        except ValueError:
            return False
        # Django's own check would measure the age with PASSWORD_RESET_TIMEOUT.
        if self._num_seconds(self._now()) - made > settings.INVITATION_DAYS * 24 * 60 * 60:
            return False
        secrets = [self.secret, *self.secret_fallbacks]
        return any(
            constant_time_compare(self._make_token_with_timestamp(user, made, secret), token) for secret in secrets
        )


class PasswordResetTokens(AccountTokens):
    """For accounts in use; valid for `PASSWORD_RESET_TIMEOUT` seconds."""

    key_salt = "cms.accounts.tokens.PasswordResetTokens"


invitation_tokens = InvitationTokens()
password_reset_tokens = PasswordResetTokens()


def link(name: str, account: Any, token: str) -> str:
    """Return the full address; from settings, never from a request's Host header, which its sender chooses."""
    uid = urlsafe_base64_encode(force_bytes(account.pk))
    path = reverse(name, urlconf=settings.ROOT_URLCONF, kwargs={"uidb64": uid, "token": token})
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"
