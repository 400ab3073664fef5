"""What the archive says when it cannot take something in, or give it back."""

from django.utils.translation import gettext as _

from cms.publishing.refusal import PublicationRefused

MAX_REASON = 500


class ArchiveRefused(PublicationRefused):
    """Something cannot go into the archive, or come back; the message says what to do."""


def require_reason(reason: str) -> str:
    """Return the reason without blanks at its ends; raise ArchiveRefused when nothing is left."""
    reason = reason.strip()[:MAX_REASON]
    if not reason:
        raise ArchiveRefused(_("Tulis alasannya: alasan ini dibaca siapa pun yang kelak mencarinya di Arsip."))
    return reason
