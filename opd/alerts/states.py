"""Where one wording of an alert stands between draft and archive, and what may be done to it; asks no database.

That it begins and ends is no state: the clock decides it at each request (`AlertQuerySet.showing`).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draf", _("Draf")
    WAITING = "menunggu", _("Menunggu persetujuan")
    ISSUED = "terbit", _("Terbit")
    URGENT = "mendesak", _("Terbit mendesak, menunggu orang kedua")
    STOPPED = "dicabut", _("Diakhiri lebih awal")
    REPLACED = "diganti", _("Diganti koreksi")
    DISCARDED = "dibatalkan", _("Draf dibatalkan")


class Step(models.TextChoices):
    """What a person can do; the value is the word in the address of the admin."""

    SUBMIT = "ajukan", _("Ajukan untuk disetujui")
    TAKE_BACK = "tarik", _("Tarik kembali untuk diubah")
    RETURN = "kembalikan", _("Kembalikan dengan alasan")
    APPROVE = "setujui", _("Setujui dan terbitkan")
    ISSUE_ALONE = "mendesak", _("Terbitkan mendesak")
    CONFIRM = "konfirmasi", _("Konfirmasi")
    STOP = "akhiri", _("Akhiri sekarang")
    DISCARD = "batalkan", _("Batalkan draf")


PUBLIC = (State.ISSUED, State.URGENT)
UNDECIDED = (State.DRAFT, State.WAITING)

_TRANSITIONS: dict[Step, tuple[tuple[State, ...], State]] = {
    Step.SUBMIT: ((State.DRAFT,), State.WAITING),
    Step.TAKE_BACK: ((State.WAITING,), State.DRAFT),
    Step.RETURN: ((State.WAITING,), State.DRAFT),
    Step.APPROVE: ((State.WAITING,), State.ISSUED),
    Step.ISSUE_ALONE: (UNDECIDED, State.URGENT),
    Step.CONFIRM: ((State.URGENT,), State.ISSUED),
    Step.STOP: (PUBLIC, State.STOPPED),
    Step.DISCARD: ((State.DRAFT,), State.DISCARDED),
}
# Who takes these steps must say why.
WITH_REASON = frozenset({Step.RETURN, Step.ISSUE_ALONE, Step.STOP})


def after(step: Step, state: str) -> State | None:
    """Return the state that the step leads to, or None where it cannot be taken from this state."""
    before, target = _TRANSITIONS[step]
    return target if state in before else None
