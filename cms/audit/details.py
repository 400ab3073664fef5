"""What an entry tells beyond its action: from where to where, which roles, and why. Reads the entry's data alone."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from cms.dates import format_datetime

Data = dict[str, Any]


def _renamed(data: Data) -> str:
    return _("dari “%(old)s” menjadi “%(new)s”") % {"old": data["title"]["old"], "new": data["title"]["new"]}


def _moved(data: Data) -> str:
    return _("dari “%(old)s” ke “%(new)s”") % {"old": data["source"]["title"], "new": data["destination"]["title"]}


def _copied(data: Data) -> str:
    return _("dari “%(title)s”") % {"title": data["source"]["title"]}


def _scheduled(data: Data) -> str:
    moment = parse_datetime(data["revision"]["go_live_at"])
    return _("untuk %(time)s") % {"time": format_datetime(moment, "id")} if moment else ""


def _restricted(data: Data) -> str:
    return str(data["restriction"]["title"])


def _made(data: Data) -> str:
    words = {
        "home": _("beranda"),
        "site": _("situs"),
        "collection": _("koleksi media"),
        "workflow": _("alur persetujuan"),
    }
    return ", ".join(words.get(part, str(part)) for part in data["made"])


def _rights(data: Data) -> str:
    return changes(data["given"], data["taken"])


def _terms(data: Data) -> str:
    parts = ((_("ditambah: %(terms)s"), data["came"]), (_("dihapus: %(terms)s"), data["gone"]))
    return "; ".join(words % {"terms": ", ".join(terms)} for words, terms in parts if terms)


def _said(data: Data) -> str:
    part = data.get("reply") or data["comment"]
    return _("“%(text)s”") % {"text": part["text"]}


_READERS: dict[str, Callable[[Data], str]] = {
    "wagtail.rename": _renamed,
    "wagtail.move": _moved,
    "wagtail.copy": _copied,
    "wagtail.copy_for_translation": _copied,
    "wagtail.create_alias": _copied,
    "wagtail.publish.schedule": _scheduled,
    "wagtail.schedule.cancel": _scheduled,
    "wagtail.view_restriction.create": _restricted,
    "wagtail.view_restriction.edit": _restricted,
    "wagtail.view_restriction.delete": _restricted,
    "opd.provision": _made,
    "cms.group.rights": _rights,
    "search.synonym.terms": _terms,
}


def detail(action: str, data: Data) -> str:
    """Return what else there is to tell; "" where the data says nothing, or not in the shape that it should have."""
    reader = _said if action.startswith("wagtail.comments.") else _READERS.get(action)
    try:
        return reader(data) if reader else ""
    except (KeyError, TypeError, ValueError, AttributeError):
        return ""


def changes(gained: Iterable[str], lost: Iterable[str]) -> str:
    """Return "mendapat: A, B; kehilangan: C"."""
    parts = [
        (_("mendapat: %(names)s"), ", ".join(gained)),
        (_("kehilangan: %(names)s"), ", ".join(lost)),
    ]
    return "; ".join(text % {"names": names} for text, names in parts if names)


def reason(data: Data) -> str:
    """Return why, as the person wrote it: a reason, or the comment of a decision; "" where nobody asked for one."""
    for key in ("reason", "comment"):
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""
