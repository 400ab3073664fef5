"""Mail to the second person, outside the request: issuing must not wait for a mail server."""

from django_tasks import task

from opd.alerts import mail
from opd.alerts.models import Alert


@task()
def tell_second_people(alert_id: int, what: str) -> int:
    """Mail everybody who may decide; return how many mails went out. `what` is "waiting" or "urgent"."""
    alert = Alert.objects.select_related("agency__site__root_page", "author", "issued_by").filter(pk=alert_id).first()
    return mail.tell(alert, what) if alert is not None else 0
