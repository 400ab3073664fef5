"""What the admin reads of alerts: what waits for a person, what stands, what was."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from opd.alerts.models import Alert, AlertQuerySet
from opd.alerts.rights import alerts_for, is_writer, may_decide, may_use
from opd.alerts.states import PUBLIC, UNDECIDED, State

WAITING_SHOWN = 10


def with_names(alerts: AlertQuerySet) -> AlertQuerySet:
    """Read what a line of a list needs in 2 queries."""
    return alerts.select_related("agency", "author", "issued_by").prefetch_related("agency__names")


def at_work(user: Any) -> AlertQuerySet:
    """Return drafts and what stands, the most pressing first."""
    now = timezone.now()
    open_ = Q(state__in=UNDECIDED) | Q(state__in=PUBLIC, ends_at__gt=now)
    return with_names(alerts_for(user)).filter(open_).order_by("ends_at", "pk")


def over(user: Any) -> AlertQuerySet:
    """Return what is over: ended, withdrawn, replaced, discarded."""
    now = timezone.now()
    open_ = Q(state__in=UNDECIDED) | Q(state__in=PUBLIC, ends_at__gt=now)
    return with_names(alerts_for(user)).exclude(open_).order_by("-written_at", "-pk")


def waiting_for(user: Any) -> list[Alert]:
    """Return what this person may decide as the other person, and their own drafts that came back."""
    now = timezone.now()
    found = with_names(alerts_for(user)).filter(ends_at__gt=now)
    decided = [
        alert
        for alert in found.undecided().order_by("ends_at")[: WAITING_SHOWN * 3]
        if not is_writer(user, alert) and alert.issued_by_id != user.pk and may_decide(user, alert.agency)
    ]
    returned = found.filter(state=State.DRAFT, writers=user).exclude(return_reason="")
    return [*decided, *returned][:WAITING_SHOWN]


def shown_at_home(user: Any) -> list[Alert]:
    """Return what waits on the person's home screen; read once a request, with the person of that request."""
    shown: list[Alert] | None = getattr(user, "_alerts_at_home", None)
    if shown is None:
        shown = user._alerts_at_home = waiting_for(user) if may_use(user) else []
    return shown


def is_waiting_for(user: Any) -> bool:
    """Whether the person's home screen shows an alert that waits for them."""
    return bool(shown_at_home(user))
