"""Mail about alerts to those who are to look at them."""

import structlog
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from opd.alerts.models import Alert
from opd.alerts.rights import second_people

logger = structlog.get_logger(__name__)


def tell(alert: Alert, what: str) -> int:
    """Mail the people who may approve (`what` "waiting") or must confirm ("urgent"); return how many were sent."""
    address = settings.WAGTAILADMIN_BASE_URL + reverse("alerts:show", args=[alert.pk])
    context = {"alert": alert, "address": address, "site_name": settings.WAGTAIL_SITE_NAME}
    with override(settings.LANGUAGE_CODE):
        subject = " ".join(render_to_string(f"alerts/mail/{what}_subject.txt", context).split())
        body = render_to_string(f"alerts/mail/{what}.txt", context)
    sent = 0
    for person in second_people(alert).exclude(email="").order_by("pk"):
        try:
            sent += send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [person.email])
        except OSError:
            # The next one may get it; the admin's home screen says the same.
            logger.exception("alert_mail_not_sent", alert=alert.pk)
    return sent
