"""Hides a picture, document or video from citizens at once, whatever pages use it, and shows it again.

For a face without consent, a letter with somebody's number: no page is edited, nobody else has to approve, nothing is
removed. An Editor of the OPD whose file it is does it, or Diskominfo; both ways are logged.
"""

from typing import Any

import structlog
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from cms.archive.refusal import MAX_REASON
from cms.models import ContentVersion
from cms.publishing.refusal import PublicationRefused
from cms.tenancy.scope import scope_of
from media_pipeline.afterwards import afterwards
from media_pipeline.document_changes import announce
from media_pipeline.models import Document
from media_pipeline.settling import settle, settle_later

logger = structlog.get_logger(__name__)


class WithdrawalRefused(PublicationRefused):
    """A file cannot be withdrawn, or shown again; the message says why."""


def may_withdraw(user: Any, item: Any) -> bool:
    """Whether the person approves what the OPD of this file publishes; 1 query, none for who runs everything.

    Asked of one role at a time: who is Editor of one OPD and Operator of another decides over the first one's files.
    """
    scope = scope_of(user)
    if scope.everything:
        return True
    if not scope.covers_media(item):
        return False
    media = GroupCollectionPermission.objects.filter(group__user=user).values_list("group_id", "collection__path")
    groups = {group for group, path in media if item.collection.path.startswith(path)}
    publishing = GroupPagePermission.objects.filter(group__in=groups, permission__codename="publish_page")
    return Group.objects.filter(pk__in=publishing.values("group")).exists()


@transaction.atomic
def withdraw(*, item: Any, actor: Any, reason: str) -> Any:
    """Hide a file and return its row as stored now.

    Before this returns to the person its files have left the public side, as far as the store took them; what it did
    not is moved by the task.

    Raises WithdrawalRefused without a reason and for one that is withdrawn already; PermissionDenied for who may not.
    """
    stored = _locked(item, actor)
    reason = _reason(reason)
    if stored.withdrawn_at is not None:
        raise WithdrawalRefused(_("“%(title)s” sudah ditarik.") % {"title": stored.title})
    _keep(stored, withdrawn_at=timezone.now(), withdrawn_by=actor, withdrawn_reason=reason)
    log(instance=stored, action="media.withdraw", user=actor, data={"reason": reason})
    _everywhere(stored)
    return stored


@transaction.atomic
def show_again(*, item: Any, actor: Any, reason: str) -> Any:
    """Let citizens have a withdrawn file again wherever pages use it, and return its row as stored now.

    Raises WithdrawalRefused without a reason and for one that is not withdrawn; PermissionDenied for who may not.
    """
    stored = _locked(item, actor)
    reason = _reason(reason)
    if stored.withdrawn_at is None:
        raise WithdrawalRefused(_("“%(title)s” tidak sedang ditarik.") % {"title": stored.title})
    _keep(stored, withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
    log(instance=stored, action="media.show_again", user=actor, data={"reason": reason})
    _everywhere(stored)
    return stored


def _locked(item: Any, actor: Any) -> Any:
    if not may_withdraw(actor, item):
        raise PermissionDenied
    return type(item)._base_manager.select_for_update().get(pk=item.pk)


def _reason(reason: str) -> str:
    reason = reason.strip()[:MAX_REASON]
    if not reason:
        raise WithdrawalRefused(_("Tulis alasannya: alasan ini dibaca siapa pun yang kelak bertanya mengapa."))
    return reason


def _keep(stored: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(stored, name, value)
    type(stored)._base_manager.filter(pk=stored.pk).update(**values)


def _everywhere(stored: Any) -> None:
    # Fragments of pages hold its addresses, and the search its text.
    ContentVersion.bump()
    if isinstance(stored, Document):
        announce([stored.pk])
    afterwards(_settle_now, type(stored), stored.pk)
    settle_later(type(stored), [stored.pk])


def _settle_now(model: type[Any], pk: int) -> None:
    """While the person waits: this is the one move that must not wait for a worker."""
    moved = settle(model, [pk])
    logger.info("withdrawal_settled", model=model._meta.model_name, item=pk, files=moved)
