"""What is done to accounts: each change checked for who makes it, whole or not at all, and written into the log."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from cms.accounts import lockout, mail, second_factor
from cms.accounts.granting import MANAGE_ACCOUNTS, check_change, check_touch
from cms.accounts.log_actions import note
from cms.accounts.losses import end_what_rights_gave
from cms.accounts.role_names import names_of_groups
from cms.models.user import AccountStatus, User


def invite(
    *, actor: User, username: str, email: str, first_name: str, last_name: str, groups: Sequence[Group] = ()
) -> User:
    """Make an account without a password, give it its roles and mail its person a link to set one.

    Raises:
        PermissionDenied: the actor may not add accounts.
        ValidationError: a role is not the actor's to give, or name or address is taken.
    """
    if not actor.has_perm("cms.add_user"):
        raise PermissionDenied
    check_change(actor, None, groups)
    account = User(username=username, email=email, first_name=first_name, last_name=last_name)
    account.set_unusable_password()
    account.mark_invited()
    account.full_clean(exclude=["password"])
    with transaction.atomic():
        account.save()
        account.groups.set(groups)
        note(account, "cms.account.invite", actor=actor, data={"email": account.email})
        if groups:
            data = {"gained": names_of_groups({group.pk for group in groups}), "lost": []}
            note(account, "cms.account.roles", actor=actor, data=data)
    mail.send_invitation(account, actor)
    return account


def invite_again(*, actor: User, account: User) -> None:
    """Send a new link; the one before ends. Raises ValidationError for an account that is in use or suspended."""
    check_touch(actor, account)
    if account.status != AccountStatus.INVITED:
        raise ValidationError(_("Undangan hanya dapat dikirim ulang untuk akun yang belum dipakai."))
    with transaction.atomic():
        account.mark_invited()
        account.save(update_fields=["invited_at"])
        note(account, "cms.account.invite", actor=actor, data={"email": account.email, "again": True})
    mail.send_invitation(account, actor)


def set_password(*, account: User, password: str) -> None:
    """Set the password that a person chose behind a mailed link; ends every session and lifts the password's lock."""
    with transaction.atomic():
        account.set_password(password)
        account.invited_at = None
        account.save(update_fields=["password", "invited_at"])
        note(account, "cms.account.password", actor=account)
    lockout.forget_failures(lockout.password_key(account))


def set_roles(*, actor: User, account: User, groups: Iterable[Group]) -> None:
    """Make the account's roles these; whoever loses one has no access from the next request on.

    Raises:
        PermissionDenied: the account is not the actor's to change.
        ValidationError: the account is the actor's own, or a role is outside the actor's own rights.
    """
    wanted = {group.pk for group in groups}
    with transaction.atomic():
        held = set(account.groups.values_list("pk", flat=True))
        if wanted == held:
            return
        check_change(actor, account, Group.objects.filter(pk__in=wanted))
        check_touch(actor, account)
        account.groups.remove(*(held - wanted))
        account.groups.add(*(wanted - held))
        data = {"gained": names_of_groups(wanted - held), "lost": names_of_groups(held - wanted)}
        note(account, "cms.account.roles", actor=actor, data=data)


def set_superuser(*, actor: User, account: User, superuser: bool) -> None:
    """Make somebody a superuser, or none any more; a superuser's alone to do, and never to oneself."""
    if account.is_superuser == superuser:
        return
    if not actor.is_superuser or actor.pk == account.pk:
        raise PermissionDenied
    with transaction.atomic():
        account.is_superuser = superuser
        account.save(update_fields=["is_superuser"])
        names = [_("Superuser")]
        data = {"gained": names if superuser else [], "lost": [] if superuser else names}
        note(account, "cms.account.roles", actor=actor, data=data)
        end_what_rights_gave(account)


def suspend(*, actor: User, account: User, reason: str) -> None:
    """Close an account and end its sessions at once; nothing of it is deleted.

    Raises:
        PermissionDenied: the account is not the actor's to change.
        ValidationError: the actor's own account, no reason, suspended already, or nobody else would run accounts.
    """
    check_touch(actor, account)
    if actor.pk == account.pk:
        raise ValidationError(_("Akun sendiri tidak dapat ditangguhkan. Minta admin lain melakukannya."))
    reason = reason.strip()[:500]
    if not reason:
        raise ValidationError(_("Tulis alasan penangguhan."))
    with transaction.atomic():
        _check_others_remain(account)
        changed = User.objects.filter(pk=account.pk, is_active=True).update(is_active=False, suspension_reason=reason)
        if not changed:
            raise ValidationError(_("Akun ini sudah ditangguhkan."))
        account.refresh_from_db()
        account.end_sessions()
        end_what_rights_gave(account)
        note(account, "cms.account.suspend", actor=actor, data={"reason": reason})


def _check_others_remain(account: User) -> None:
    """Refuse to close the last working account of those who run accounts, or of the superusers."""
    able = User.objects.with_perm(
        MANAGE_ACCOUNTS,
        is_active=True,
        include_superusers=account.is_superuser,
        backend="django.contrib.auth.backends.ModelBackend",
    ).filter(is_superuser=account.is_superuser, invited_at=None)
    # Two who close each other's account at once must not both find the other one still there.
    remaining = {one.pk for one in User.objects.select_for_update().filter(pk__in=able.values("pk"))}
    if account.pk in remaining and len(remaining) == 1:
        raise ValidationError(
            _("Ini akun aktif terakhir yang dapat mengelola akun. Undang atau aktifkan yang lain lebih dulu.")
        )


def reactivate(*, actor: User, account: User) -> None:
    """Open a suspended account again, with the roles it has; old sessions and links stay ended."""
    check_touch(actor, account)
    with transaction.atomic():
        changed = User.objects.filter(pk=account.pk, is_active=False).update(is_active=True, suspension_reason="")
        if not changed:
            raise ValidationError(_("Akun ini tidak sedang ditangguhkan."))
        account.refresh_from_db()
        account.end_sessions()
        note(account, "cms.account.reactivate", actor=actor)


def end_sessions(*, actor: User, account: User) -> None:
    """End every session of an account, one's own or one that is the actor's to change."""
    if actor.pk != account.pk:
        check_touch(actor, account)
    with transaction.atomic():
        account.end_sessions()
        note(account, "cms.account.end_sessions", actor=actor)


def lift_lock(*, actor: User, account: User) -> None:
    """Let a locked person try again at once, password and code."""
    check_touch(actor, account)
    with transaction.atomic():
        lockout.forget_failures(lockout.password_key(account))
        lockout.forget_failures(lockout.code_key(account))
        for model in (TOTPDevice, StaticDevice):
            for device in model.objects.filter(user=account):
                device.throttle_reset()
        note(account, "cms.account.unlock", actor=actor)


def turn_second_factor_on(*, account: User, device: TOTPDevice) -> list[str]:
    """Take the app whose first code was right into use; return the recovery codes, to be shown once."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=account).exclude(pk=device.pk).delete()
        TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
        device.refresh_from_db()
        codes = second_factor.new_recovery_codes(account)
        note(account, "cms.account.second_factor_on", actor=account)
    return codes


def turn_second_factor_off(*, account: User) -> None:
    """Remove one's own second factor; the view has asked for password and code."""
    with transaction.atomic():
        second_factor.remove_devices(account)
        note(account, "cms.account.second_factor_off", actor=account)


def reset_second_factor(*, actor: User, account: User) -> None:
    """Remove another's second factor after its loss, end the account's sessions and tell its person by mail."""
    check_touch(actor, account)
    if actor.pk == account.pk:
        raise ValidationError(_("Matikan verifikasi dua langkah Anda sendiri lewat halaman Akun."))
    with transaction.atomic():
        second_factor.remove_devices(account)
        account.end_sessions()
        note(account, "cms.account.second_factor_reset", actor=actor)
    mail.send_second_factor_reset(account, actor)


def note_address_change(*, actor: User, account: User, before: str) -> None:
    """Note that the address changed and tell the former one; links that were mailed there have ended with it."""
    note(account, "cms.account.address", actor=actor, data={"before": before, "now": account.email})
    mail.send_address_changed(account, before, actor)
