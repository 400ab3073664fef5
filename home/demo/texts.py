"""Reads the demo's words: one file an agency, one for what all share."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA_DIR = Path(__file__).resolve().parent / "data"
PORTAL = "portal"
# The agencies whose sites are filled; those of the others stay complete and empty.
OPD_CODES = (
    "dinkes",
    "disdukcapil",
    "diskominfo",
    "disdikbud",
    "dputr",
    "dispertan",
    "dinsos",
    "dpmptsp",
    "bpbd",
    "rsud-soewondo",
    "kec-juwana",
    "dkp",
)
CODES = (PORTAL, *OPD_CODES)
PLACE = "{kec}"
_GENERAL_INFORMATION = 3

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bank:
    """An agency's words; each list holds what one kind of item is written with, see the TOML files."""

    code: str
    unit: str
    topics: tuple[str, ...]
    scenes: tuple[str, ...]
    profile: tuple[str, ...]
    news: tuple[Entry, ...]
    service: tuple[Entry, ...]
    announcement: tuple[Entry, ...]
    event: tuple[Entry, ...]
    gallery: tuple[Entry, ...]
    testimonial: tuple[Entry, ...]
    information: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What every agency's items take turns with."""

    closing: tuple[str, ...]
    heading: tuple[str, ...]
    information: tuple[Entry, ...]
    question: tuple[Entry, ...]
    complaint: tuple[Entry, ...]


def _read(name: str) -> dict[str, Any]:
    found = tomllib.loads((DATA_DIR / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: tuple(value) if isinstance(value, list) else value for key, value in found.items()}


@cache
def shared() -> Shared:
    return Shared(**_read("umum"))


@cache
def bank(code: str) -> Bank:
    """Return the words of one of `CODES`; an OPD's own public information is followed by some of the general kinds."""
    values = _read(code)
    if code != PORTAL:
        general, first = shared().information, CODES.index(code) * _GENERAL_INFORMATION
        chosen = (general[(first + number) % len(general)] for number in range(_GENERAL_INFORMATION))
        values["information"] = (*values["information"], *chosen)
    return Bank(code=code, **values)
