"""What is done to alerts: each step atomic, logged, given who acts, and safe to ask for twice."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.models.version import ContentVersion
from cms.publishing.refusal import PublicationRefused
from opd.alerts import rights, times
from opd.alerts.models import Alert
from opd.alerts.states import UNDECIDED, WITH_REASON, State, Step, after
from opd.alerts.tasks import tell_second_people

FIELDS = ("agency", "level", "title", "text", "area", "link", "starts_at", "ends_at")
MAX_REASON = 500


class AlertRefused(PublicationRefused):
    """The step cannot be taken; the message says what to do."""


@transaction.atomic
def write(*, actor: Any, values: Mapping[str, Any], alert: Alert | None = None, replaces: Alert | None = None) -> Alert:
    """Store a new draft, or a draft's next edition; `values` are checked by the form (`opd.alerts.forms`).

    `replaces` makes the draft a correction of an alert that stands.
    Raises PermissionDenied where the agency is not the actor's, and AlertRefused for what is no draft any more, or
    for an alert that is over or has a correction already.
    """
    if not rights.may_write(actor, values["agency"]):
        raise PermissionDenied
    if alert is None:
        found = Alert(replaces=_to_correct(replaces) if replaces else None)
    else:
        found = Alert.objects.select_for_update().get(pk=alert.pk)
        if found.state != State.DRAFT:
            raise AlertRefused(_("Ini bukan draf lagi. Tarik kembali dulu, atau tulis koreksi bila sudah terbit."))
        if found.edition != alert.edition:
            raise AlertRefused(_("Orang lain baru saja mengubah draf ini. Buka lagi, lalu ubah di sana."))
        found.edition += 1
    wrong = times.problem(values["starts_at"], values["ends_at"], timezone.now())
    if wrong:
        raise AlertRefused(wrong[1])
    for name in FIELDS:
        setattr(found, name, values[name])
    if found.replaces is not None:
        found.agency, found.is_demo = found.replaces.agency, found.replaces.is_demo
    found.author = actor
    found.save()
    found.writers.add(actor)
    _note(found, "alerts.write", actor)
    return found


def _to_correct(replaces: Alert) -> Alert:
    """Return the alert that is to be corrected, locked; refuse what is over, and a second correction."""
    found = Alert.objects.select_for_update().get(pk=replaces.pk)
    if not found.is_public:
        raise AlertRefused(_("Yang sudah berakhir tidak dikoreksi. Tulis yang baru."))
    if found.corrections.exclude(state=State.DISCARDED).exists():
        raise AlertRefused(_("Koreksi untuk ini sudah ditulis. Lanjutkan draf koreksi itu."))
    return found


@transaction.atomic
def take(*, step: Step, alert: Alert, actor: Any, edition: int, reason: str = "") -> Alert:
    """Take one step with an alert and return it as it is now; repeating one's own step changes nothing.

    `edition` is the one that the actor has read.
    Raises PermissionDenied without the right, AlertRefused for what the state, the time, a missing reason, another
    edition or the two-people rule forbids.
    """
    found = Alert.objects.select_for_update().get(pk=alert.pk)
    target = after(step, found.state)
    if target is None:
        if _is_repeated(step, found, actor):
            return found
        raise AlertRefused(
            _("Keadaannya sudah berubah menjadi “%(state)s”. Lihat lagi sebelum bertindak.") % {"state": found.status}
        )
    if found.edition != edition:
        raise AlertRefused(_("Isinya baru saja diubah orang lain. Baca lagi sebelum memutuskan."))
    require_right(step, found, actor)
    reason = reason.strip()[:MAX_REASON]
    if step in WITH_REASON and not reason:
        raise AlertRefused(_("Tulis alasannya: alasan ini tercatat dan dibaca orang kedua."))
    found.state = target
    {
        Step.RETURN: _return,
        Step.SUBMIT: _submit,
        Step.APPROVE: _issue,
        Step.ISSUE_ALONE: _issue,
        Step.CONFIRM: _confirm,
        Step.STOP: _stop,
    }.get(step, _nothing)(found, actor, reason)
    found.save()
    _note(found, f"alerts.{step.name.lower()}", actor, **({"reason": reason} if reason else {}))
    return found


def require_right(step: Step, alert: Alert, actor: Any) -> None:
    """Raise PermissionDenied where the step is not this person's, AlertRefused where it is the other person's."""
    decides = rights.may_decide(actor, alert.agency)
    if step in (Step.SUBMIT, Step.TAKE_BACK, Step.DISCARD):
        if not (decides or rights.may_write(actor, alert.agency)):
            raise PermissionDenied
        return
    if not decides:
        raise PermissionDenied
    if step == Step.APPROVE and rights.is_writer(actor, alert):
        raise AlertRefused(_("Anda ikut menulis ini, jadi orang lain yang menyetujui (aturan empat mata)."))
    if step == Step.CONFIRM and (rights.is_writer(actor, alert) or alert.issued_by_id == actor.pk):
        raise AlertRefused(_("Anda yang menulis atau menerbitkannya, jadi orang lain yang mengonfirmasi."))


def _is_repeated(step: Step, alert: Alert, actor: Any) -> bool:
    """Whether the same person presses the same button again."""
    return {
        Step.SUBMIT: alert.state == State.WAITING,
        Step.APPROVE: alert.state == State.ISSUED and not alert.urgent_reason and alert.issued_by_id == actor.pk,
        Step.ISSUE_ALONE: alert.state == State.URGENT and alert.issued_by_id == actor.pk,
        Step.CONFIRM: alert.state == State.ISSUED and alert.confirmed_by_id == actor.pk,
        Step.STOP: alert.state == State.STOPPED,
        Step.DISCARD: alert.state == State.DISCARDED,
    }.get(step, False)


def _nothing(alert: Alert, actor: Any, reason: str) -> None:
    return


def _return(alert: Alert, actor: Any, reason: str) -> None:
    alert.return_reason = reason


def _submit(alert: Alert, actor: Any, reason: str) -> None:
    _require_time_left(alert)
    alert.return_reason = ""
    _tell(alert, "waiting")


def _issue(alert: Alert, actor: Any, reason: str) -> None:
    """Put it on every site from its start on; a correction takes the place of what it corrects in the same moment."""
    now = timezone.now()
    _require_time_left(alert)
    former = _former(alert, now)
    # Nobody is without warning until a correction of what stands begins.
    alert.starts_at = now if former is not None and former.is_showing else max(alert.starts_at or now, now)
    alert.begin_logged = alert.starts_at == now
    alert.issued_by, alert.issued_at = actor, now
    alert.return_reason = ""
    if alert.state == State.URGENT:
        alert.urgent_reason = reason
        _tell(alert, "urgent")
    if former is not None:
        # Two wordings at once would contradict each other.
        former.state, former.stopped_at, former.end_logged = State.REPLACED, now, True
        former.save(update_fields=["state", "stopped_at", "end_logged"])
        _note(former, "alerts.replaced", actor)
    ContentVersion.bump()


def _former(alert: Alert, now: datetime) -> Alert | None:
    """Return what a correction takes the place of, locked; None when that is over by now."""
    if alert.replaces_id is None:
        return None
    return Alert.objects.select_for_update().standing(now).filter(pk=alert.replaces_id).first()


def _confirm(alert: Alert, actor: Any, reason: str) -> None:
    alert.confirmed_by, alert.confirmed_at = actor, timezone.now()


def _stop(alert: Alert, actor: Any, reason: str) -> None:
    now = timezone.now()
    if alert.ends_at <= now:
        raise AlertRefused(_("Ini sudah berakhir dengan sendirinya."))
    alert.stopped_at, alert.end_logged = now, True
    ContentVersion.bump()


def _require_time_left(alert: Alert) -> None:
    if alert.ends_at <= timezone.now():
        raise AlertRefused(_("Waktu “berlaku sampai” sudah lewat. Ubah dulu waktunya."))


def _tell(alert: Alert, what: str) -> None:
    transaction.on_commit(partial(tell_second_people.enqueue, alert.pk, what))


def _note(alert: Alert, action: str, actor: Any, **data: Any) -> None:
    log(instance=alert, action=action, user=actor, data={"level": alert.level, "edition": alert.edition, **data})


def may_take(step: Step, alert: Alert, actor: Any) -> bool:
    """Whether the button is for this person now."""
    if after(step, alert.state) is None or (step in (Step.STOP, Step.CONFIRM) and alert.is_over):
        return False
    # The other person sends it back, its writers fetch it back.
    if step in (Step.RETURN, Step.TAKE_BACK) and rights.is_writer(actor, alert) != (step == Step.TAKE_BACK):
        return False
    try:
        require_right(step, alert, actor)
    except (PermissionDenied, AlertRefused):
        return False
    return True


def is_draft(alert: Alert) -> bool:
    """Whether nothing of it was decided yet."""
    return alert.state in UNDECIDED
