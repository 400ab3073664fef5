"""Reads the registry's source files into plain records; no database here."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from opd.partial_date import PartialDate

DATA_DIR = Path(__file__).resolve().parent.parent / "data"
_COLUMNS = (
    ("Nama kini (A)", 1),
    ("Jejak 2017-2023", 2),
    ("Asal pra-2017", 3),
    ("Bukti asal", 4),
    ("Subdomain terlihat", 5),
)


@dataclass(frozen=True, slots=True)
class NameRecord:
    name: str
    abbreviation: str
    start: PartialDate = field(default_factory=PartialDate)
    mark: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class HostRecord:
    """`seen` holds the evidence of a host that was seen; "" for one that is only proposed."""

    label: str
    seen: str = ""
    is_current: bool = True


@dataclass(frozen=True, slots=True)
class DistrictRecord:
    name: str
    kemendagri_code: str
    bps_code: str
    codes_confirmed: bool
    seat: str
    evidence: str


@dataclass(frozen=True, slots=True)
class AgencyRecord:
    code: str
    kind: str
    names: tuple[NameRecord, ...]
    hosts: tuple[HostRecord, ...] = ()
    aliases: tuple[str, ...] = ()
    status: str = "aktif"
    district: str = ""
    note: str = ""
    mark: str = ""
    evidence: str = ""
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegistrySource:
    agencies: tuple[AgencyRecord, ...]
    districts: tuple[DistrictRecord, ...]
    decrees: tuple[dict[str, Any], ...]
    topics: tuple[str, ...]


@cache
def read_source(folder: Path = DATA_DIR) -> RegistrySource:
    """Read registry.toml and the two TSV files; raise KeyError when it names a line that they do not have."""
    curated = tomllib.loads((folder / "registry.toml").read_text(encoding="utf-8"))
    opd_rows = {row[0]: row for row in _tsv(folder / "opd_pati.tsv")}
    district_rows = {row[1]: row for row in _tsv(folder / "kecamatan_pati.tsv")}
    agencies = [
        _portal(curated["portal"]),
        *(_opd(entry, opd_rows[entry["row"]]) for entry in curated["agency"]),
        *(_district_office(entry, district_rows[entry["row"]]) for entry in curated["kecamatan"]),
        *(_former(entry) for entry in curated["former_agency"]),
    ]
    return RegistrySource(
        agencies=tuple(agencies),
        districts=tuple(_district(row) for row in district_rows.values()),
        decrees=tuple(curated["decree"]),
        topics=tuple(curated["topics"]),
    )


def _tsv(path: Path) -> list[list[str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def _portal(entry: dict[str, Any]) -> AgencyRecord:
    former = tuple(HostRecord(host["label"], host["seen"], is_current=False) for host in entry["former_hosts"])
    return AgencyRecord(
        code=entry["code"],
        kind=entry["kind"],
        names=(NameRecord(entry["name"], entry["abbreviation"]),),
        hosts=(_host(entry), *former),
        note=entry["note"],
    )


def _opd(entry: dict[str, Any], row: list[str]) -> AgencyRecord:
    now = NameRecord(
        name=row[1],
        abbreviation=entry.get("abbreviation", row[0]),
        start=PartialDate.parse(entry.get("start", "")),
        mark=entry.get("mark", "A"),
        evidence=entry.get("start_evidence", ""),
    )
    former = tuple(
        NameRecord(old["name"], old["abbreviation"], PartialDate.parse(old["start"]), old["mark"], old["evidence"])
        for old in entry.get("former_names", ())
    )
    return AgencyRecord(
        code=entry["code"],
        kind=entry["kind"],
        names=(*former, now),
        hosts=(_host(entry),),
        aliases=_aliases(row[6]),
        note=entry.get("note", ""),
        mark="A",
        evidence="\n".join(f"{title}: {row[index]}" for title, index in _COLUMNS),
    )


def _district_office(entry: dict[str, Any], row: list[str]) -> AgencyRecord:
    return AgencyRecord(
        code=entry["code"],
        kind="kecamatan",
        names=(NameRecord(f"Kecamatan {row[1]}", f"Kec. {row[1]}"),),
        hosts=(_host(entry),),
        district=row[1],
        evidence=_district_evidence(row),
    )


def _former(entry: dict[str, Any]) -> AgencyRecord:
    return AgencyRecord(
        code=entry["code"],
        kind=entry["kind"],
        status=entry["status"],
        names=(NameRecord(entry["name"], entry["abbreviation"], PartialDate(), entry["mark"], entry["evidence"]),),
        mark=entry["mark"],
        evidence=entry["evidence"],
        successors=tuple(entry["successors"]),
    )


def _host(entry: dict[str, Any]) -> HostRecord:
    return HostRecord(entry["host"], entry.get("host_seen", ""))


def _aliases(cell: str) -> tuple[str, ...]:
    # "bpp(balai penyuluhan)" gives both: the words before and inside the brackets.
    words = (part.strip() for part in re.split(r"[;()]", cell))
    return tuple(dict.fromkeys(word for word in words if word))


def _district(row: list[str]) -> DistrictRecord:
    _number, name, kemendagri, bps, seat = row
    return DistrictRecord(
        name=name,
        # A question mark says that the code was never seen, even where a number stands before it.
        kemendagri_code="" if "?" in kemendagri else kemendagri,
        bps_code="" if "?" in bps else bps,
        codes_confirmed="?" not in kemendagri + bps,
        seat="" if seat == "-" else seat,
        evidence=_district_evidence(row),
    )


def _district_evidence(row: list[str]) -> str:
    return f"Kemendagri: {row[2]}\nBPS: {row[3]}\nIbu kota (terlihat): {row[4]}"
