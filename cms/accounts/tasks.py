"""Mail that is sent outside the request; arguments are no secrets, since the task table keeps them."""

from django.contrib.auth import get_user_model
from django_tasks import task

from cms.accounts import mail


@task()
def mail_password_reset(address: str) -> int:
    """Mail a link to the account in use that has this address; return how many mails went out.

    A suspended account gets none, nor does one that waits for its invitation to be accepted. The request looks
    nothing up: it takes as long for an address that nobody has as for one that somebody has.
    """
    accounts = get_user_model().objects.filter(email__iexact=address, is_active=True, invited_at=None)
    sent = 0
    for account in accounts:
        if account.email and account.has_usable_password():
            mail.send_password_reset(account)
            sent += 1
    return sent
