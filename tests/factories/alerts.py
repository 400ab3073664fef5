"""Alerts as people make them: by the services, in the name of a named agency."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from opd.alerts.models import Alert
from opd.alerts.services import take, write
from opd.alerts.states import Step
from opd.models import Agency
from tests.factories.sites import provisioned


def issuer(code: str = "bpbd") -> Agency:
    """Return a provisioned agency that Diskominfo named."""
    agency = provisioned(code)
    Agency.objects.filter(pk=agency.pk).update(issues_alerts=True)
    agency.issues_alerts = True
    return agency


def values(agency: Agency, **changes: Any) -> dict[str, Any]:
    """Return what the form would give for a good draft."""
    return {
        "agency": agency,
        "level": "siaga",
        "title": "Banjir rob di pesisir (contoh)",
        "text": "Jauhi tepi sungai. Hubungi 112 (contoh).",
        "area": "Kecamatan Juwana (contoh)",
        "link": None,
        "starts_at": None,
        "ends_at": timezone.now() + timedelta(hours=6),
        **changes,
    }


def draft(agency: Agency, author: Any, **changes: Any) -> Alert:
    return write(actor=author, values=values(agency, **changes))


def step(alert: Alert, what: Step, actor: Any, reason: str = "") -> Alert:
    """Take a step having read what is stored now."""
    alert.refresh_from_db()
    return take(step=what, alert=alert, actor=actor, edition=alert.edition, reason=reason)


def issued(agency: Agency, author: Any, approver: Any, **changes: Any) -> Alert:
    """Return an alert that two people issued."""
    alert = step(draft(agency, author, **changes), Step.SUBMIT, author)
    return step(alert, Step.APPROVE, approver)


def later(alert: Alert, **delta: Any) -> None:
    """Let time pass for one alert: its own times move back by as much."""
    alert.refresh_from_db()
    shift = timedelta(**delta)
    moved = {
        name: getattr(alert, name) - shift
        for name in ("starts_at", "ends_at", "issued_at", "stopped_at")
        if getattr(alert, name) is not None
    }
    Alert.objects.filter(pk=alert.pk).update(**moved)
