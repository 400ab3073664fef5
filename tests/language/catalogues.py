"""The catalogues that the installed libraries bring, and ours."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
from django.apps import apps
from django.conf import settings
from django.utils.translation.trans_real import DjangoTranslation

LOCALE = Path(settings.LOCALE_PATHS[0])
DOMAINS = ("django", "djangojs")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{[\w.]*\}")
TAG = re.compile(r"</?[a-z][^>]*>")


def ours(domain: str, language: str = "id") -> polib.POFile:
    """Return the project's own catalogue of a language."""
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / f"{domain}.po"))


def libraries(domain: str) -> Iterator[polib.POFile]:
    """Yield the English catalogue of every installed app that brings one."""
    for app in apps.get_app_configs():
        path = Path(app.path) / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
        if path.exists():
            yield polib.pofile(str(path))


@cache
def indonesian(domain: str) -> DjangoTranslation:
    """Return what Django serves: Django's own catalogue, the libraries', ours."""
    if domain == "django":
        return DjangoTranslation("id")
    paths = [str(Path(app.path) / "locale") for app in apps.get_app_configs() if (Path(app.path) / "locale").is_dir()]
    return DjangoTranslation("id", domain=domain, localedirs=paths)


def translations(entry: polib.POEntry, domain: str) -> tuple[str, ...]:
    """Return the Indonesian forms of a message (several where it has a plural), none where it is missing."""
    catalogue = indonesian(domain)
    key = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
    found = catalogue._catalog.get((key, 0)) if entry.msgid_plural else catalogue._catalog.get(key)
    return (found,) if found else ()
