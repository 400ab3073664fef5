"""What people read about what one run of provisioning made."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

_PARTS = {
    "home": _("beranda"),
    "site": _("situs"),
    "collection": _("koleksi"),
    "workflow": _("alur persetujuan"),
}


def in_words(made: Iterable[str]) -> str:
    """Return the parts of a `ProvisionReport` as a list in the interface's language; sections go by their slug."""
    return ", ".join(str(_PARTS.get(part, part)) for part in made)
