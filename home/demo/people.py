"""The demo's accounts: one for every role of the story, each visibly an example."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet

from cms.models import User
from opd.models import Agency
from opd.provisioning.foundation import ensure_diskominfo

# Reserved by RFC 2606: no real person ever has an address there.
DOMAIN = "contoh.invalid"
PASSWORD = "contoh-pati-2026"  # noqa: S105 (printed for everybody who starts the demo)
ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Account:
    """`role` is operator, editor, diskominfo or admin; `code` names the agency of the first two."""

    username: str
    last_name: str
    role: str
    code: str = ""

    @property
    def email(self) -> str:
        return f"{self.username}@{DOMAIN}"


ACCOUNTS = (
    Account("operator-dinkes", "Contoh Dinkes", "operator", "dinkes"),
    Account("editor-dinkes", "Contoh Dinkes", "editor", "dinkes"),
    Account("editor2-dinkes", "Contoh Dinkes 2", "editor", "dinkes"),
    Account("operator-diskominfo", "Contoh Diskominfo", "operator", "diskominfo"),
    Account("editor-diskominfo", "Contoh Diskominfo", "editor", "diskominfo"),
    Account("operator-bpbd", "Contoh BPBD", "operator", "bpbd"),
    Account("editor-bpbd", "Contoh BPBD", "editor", "bpbd"),
    Account("operator-juwana", "Contoh Kecamatan Juwana", "operator", "kec-juwana"),
    Account("editor-juwana", "Contoh Kecamatan Juwana", "editor", "kec-juwana"),
    Account("operator-portal", "Contoh Portal", "operator", "portal"),
    Account("editor-portal", "Contoh Portal", "editor", "portal"),
    Account("diskominfo", "Contoh Pengelola", "diskominfo"),
)
ADMIN_ACCOUNT = Account(ADMIN, "Contoh Utama", "admin")
_FIRST_NAMES = {"operator": "Operator", "editor": "Editor", "diskominfo": "Diskominfo", "admin": "Admin"}


def make_accounts(accounts: Iterable[Account], agencies: dict[str, Agency]) -> int:
    """Add the accounts that are missing; an account that exists keeps password and roles. Return how many were made.

    An account of an agency that is not among `agencies` is left out.
    """
    known = set(User.objects.values_list("username", flat=True))
    wanted = [one for one in accounts if one.username not in known and (not one.code or one.code in agencies)]
    # One hash for all: it is the same, printed password.
    password = make_password(PASSWORD) if wanted else ""
    for account in wanted:
        is_admin = account.role == "admin"
        user = User.objects.create(
            username=account.username,
            first_name=_FIRST_NAMES[account.role],
            last_name=account.last_name,
            email=account.email,
            password=password,
            is_staff=is_admin,
            is_superuser=is_admin,
        )
        if account.role == "diskominfo":
            user.groups.add(ensure_diskominfo())
        elif account.code:
            agency = agencies[account.code]
            user.groups.add(agency.operators if account.role == "operator" else agency.editors)
    return len(wanted)


def demo_users() -> "QuerySet[User]":
    """Return the demo's own accounts; somebody's account that merely has such a name is none."""
    names = [account.username for account in (*ACCOUNTS, ADMIN_ACCOUNT)]
    return User.objects.filter(username__in=names, email__iendswith=f"@{DOMAIN}")
