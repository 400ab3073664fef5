"""What the clock does to alerts, told to the log and to caches; that they show and vanish needs no job.

Every page asks at its own moment what is showing (`opd.alerts.showing`), so a late or dead job delays nothing.
"""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms.models.version import ContentVersion
from opd.alerts.models import Alert
from opd.alerts.states import PUBLIC


def follow() -> int:
    """Log what began and what ended since the last time, each once; return how many. Called every minute."""
    now = timezone.now()
    issued = Alert.objects.filter(state__in=PUBLIC).order_by("pk")
    turns = (
        (issued.filter(begin_logged=False, starts_at__lte=now), "begin_logged", "alerts.begin"),
        (issued.filter(end_logged=False, ends_at__lte=now), "end_logged", "alerts.end"),
    )
    told = 0
    for alerts, mark, action in turns:
        for alert in alerts:
            with transaction.atomic():
                if Alert.objects.filter(pk=alert.pk, **{mark: False}).update(**{mark: True}):
                    log(instance=alert, action=action, user=None, data={"level": alert.level})
                    # Whatever is cached as a whole page outside the application is told by this number.
                    ContentVersion.bump()
                    told += 1
    return told
