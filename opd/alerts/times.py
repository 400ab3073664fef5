"""How long an alert may stand, and when it may begin; asks no database."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

# An alert that nobody looks after must not stand for weeks: longer ones are extended by a correction.
LONGEST = timedelta(days=7)
USUAL = timedelta(hours=24)
FURTHEST_START = timedelta(days=30)


def problem(starts_at: datetime | None, ends_at: datetime, now: datetime) -> tuple[str, str] | None:
    """Return the field and what is wrong with it, or None; a start of None means now."""
    start = max(starts_at or now, now)
    if ends_at <= now:
        return "ends_at", _("Waktu ini sudah lewat. Isi saat yang masih akan datang.")
    if ends_at <= start:
        return "ends_at", _("Akhirnya harus sesudah mulainya.")
    if start - now > FURTHEST_START:
        return "starts_at", _("Mulainya paling lambat 30 hari lagi.")
    if ends_at - start > LONGEST:
        return "ends_at", _("Paling lama 7 hari. Yang lebih lama diperpanjang dengan koreksi, setelah diperiksa lagi.")
    return None


def usual_end(now: datetime) -> datetime:
    """Return the end that a new draft proposes: a full hour, one day ahead."""
    return (now + USUAL).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
