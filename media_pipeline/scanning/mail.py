"""Mail about a file with something harmful in it: to who uploaded it, and to Diskominfo."""

from typing import Any

import structlog
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from media_pipeline.scanning.selectors import caretakers
from media_pipeline.scanning.services import KINDS

logger = structlog.get_logger(__name__)


def tell(*, kind: str, pk: int) -> int:
    """Mail everybody who should know; returns how many were sent. Nothing for a file that was released meanwhile."""
    item = KINDS[kind]._base_manager.filter(pk=pk, scan="infected").select_related("uploaded_by_user").first()
    if item is None:
        return 0
    people: dict[int, Any] = {person.pk: person for person in caretakers().exclude(email="")}
    uploader = item.uploaded_by_user
    if uploader is not None and uploader.is_active and uploader.email:
        people[uploader.pk] = uploader
    with override(settings.LANGUAGE_CODE):
        context = {
            "item": item,
            "kind": item._meta.verbose_name,
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("quarantine:index"),
            "site_name": settings.WAGTAIL_SITE_NAME,
        }
        subject = " ".join(render_to_string("media_pipeline/mail/virus_subject.txt", context).split())
        body = render_to_string("media_pipeline/mail/virus.txt", context)
    sent = 0
    for person in people.values():
        try:
            sent += send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [person.email])
        except OSError:
            # The next one may get it; the admin's home screen says the same.
            logger.exception("virus_mail_not_sent", kind=kind, item=pk)
    return sent
