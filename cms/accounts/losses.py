"""What ends together with a right: mail about pages, and pages that a person holds locked or open."""

from typing import Any

from wagtail.admin.models import EditingSession
from wagtail.log_actions import log
from wagtail.models import Page, PageSubscription

from cms.models.user import User
from cms.tenancy.scope import scope_of


def end_what_rights_gave(account: Any) -> None:
    """End the account's subscriptions, editing sessions and locks on pages that it does not work with any more.

    Without this Wagtail goes on mailing every subscriber, and a page that its locker can no longer open stays closed
    to everybody who may not unlock it.
    """
    # A fresh object: the caller's may have cached the scope and rights of before.
    person = User.objects.get(pk=account.pk)
    scope = scope_of(person)
    if scope.everything:
        return
    within = scope.pages().values("pk")
    PageSubscription.objects.filter(user=person).exclude(page__in=within).delete()
    EditingSession.objects.filter(user=person).delete()
    for page in Page.objects.filter(locked=True, locked_by=person).exclude(pk__in=within):
        page.locked = False
        page.locked_by = None
        page.locked_at = None
        page.save(update_fields=["locked", "locked_by", "locked_at"])
        log(page, "wagtail.unlock")
