"""The database itself refuses what must never be, on every engine; each case goes past forms and `full_clean`."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model

from opd.models import Agency, AgencyAlias, AgencyName, Decree, District, Host, Succession, Topic
from tests.factories.registry import AgencyFactory, AgencyNameFactory, DistrictFactory, NamedAgencyFactory

pytestmark = [pytest.mark.contract, pytest.mark.django_db]


def insert(model: type[Model], **values: Any) -> None:
    """Store a row without the model's own `save`."""
    model._base_manager.bulk_create([model(**values)])


def name(agency: Agency, **values: Any) -> None:
    insert(AgencyName, agency=agency, **{"name": "Lain", "abbreviation": "L"} | values)


def host(agency: Agency, **values: Any) -> None:
    insert(Host, agency=agency, **{"label": "lain", "is_current": False} | values)


def succession(first: Agency, second: Agency, **values: Any) -> None:
    insert(Succession, predecessor=first, successor=second, **{"kind": "digabung"} | values)


BROKEN: dict[str, Callable[[Agency, Agency], None]] = {
    "code twice": lambda a, b: insert(Agency, code=a.code, kind="dinas"),
    "no code": lambda a, b: insert(Agency, code="", kind="dinas"),
    "strange kind": lambda a, b: insert(Agency, code="x", kind="partai"),
    "strange status": lambda a, b: insert(Agency, code="x", kind="dinas", status="tidur"),
    "second portal": lambda a, b: [insert(Agency, code=c, kind="portal") for c in "xy"],  # type: ignore[func-returns-value]
    "dinas with a district": lambda a, b: insert(Agency, code="x", kind="dinas", district=DistrictFactory()),
    "start twice": lambda a, b: [name(a, start=date(2024, 7, 1), start_precision=p) for p in ("day", "month")],
    "two unknown starts": lambda a, b: name(a),
    "month in mid-month": lambda a, b: name(a, start=date(2024, 7, 2), start_precision="month"),
    "year in July": lambda a, b: name(a, start=date(2024, 7, 1), start_precision="year"),
    "start without precision": lambda a, b: name(a, start=date(2024, 7, 1)),
    "precision without start": lambda a, b: name(b, start_precision="month"),
    "unknown precision": lambda a, b: name(a, start=date(2024, 7, 1), start_precision="week"),
    "empty name": lambda a, b: name(a, name="", start=date(2024, 7, 1), start_precision="day"),
    "host of another agency": lambda a, b: host(b, label=a.code),
    "two current hosts": lambda a, b: host(a, is_current=True),
    "upper-case host": lambda a, b: host(a, label="Lain"),
    "seen without evidence": lambda a, b: host(a, origin="seen"),
    "strange origin": lambda a, b: host(a, origin="rumour"),
    "successor of itself": lambda a, b: succession(a, a),
    "undated succession twice": lambda a, b: [succession(a, b) for _ in "12"],
    "dated succession twice": lambda a, b: [
        succession(a, b, effective_date=date(2016, 1, 1), effective_date_precision="year") for _ in "12"
    ],
    "succession's day claims a month": lambda a, b: succession(
        a, b, effective_date=date(2016, 1, 2), effective_date_precision="month"
    ),
    "strange succession": lambda a, b: succession(a, b, kind="diculik"),
    "alias twice in other letters": lambda a, b: [
        insert(AgencyAlias, agency=a, text=t) for t in ("Kominfo", "kominfo")
    ],
    "empty alias": lambda a, b: insert(AgencyAlias, agency=a, text=""),
    "decree twice": lambda a, b: [insert(Decree, kind="perbup", number="13", year=2016) for _ in "12"],
    "decree confirmed without number": lambda a, b: insert(Decree, kind="perbup", title="x", year=2016, confirmed=True),
    "strange decree": lambda a, b: insert(Decree, kind="titah"),
    "Kemendagri code twice": lambda a, b: [insert(District, name=n, slug=n, kemendagri_code="33.18.01") for n in "xy"],
    "BPS code twice": lambda a, b: [insert(District, name=n, slug=n, bps_code="3318010") for n in "xy"],
    "codes confirmed but unknown": lambda a, b: insert(District, name="x", slug="x", codes_confirmed=True),
    "topic twice": lambda a, b: [insert(Topic, name="x", slug=s) for s in "xy"],
}


@pytest.mark.parametrize("case", BROKEN)
def test_the_database_refuses(case: str) -> None:
    first = NamedAgencyFactory(code="satu")
    second = AgencyFactory(code="dua")
    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[case](first, second)


def test_what_is_allowed_side_by_side() -> None:
    first, second = NamedAgencyFactory(code="satu"), NamedAgencyFactory(code="dua")
    name(first, start=date(2024, 7, 1), start_precision="month")
    name(second, start=date(2024, 7, 1), start_precision="month")
    host(first, label="onlines.rsud")
    succession(first, second)
    succession(first, second, effective_date=date(2016, 1, 1), effective_date_precision="year")
    insert(Decree, kind="perbup", title="tanpa nomor")
    insert(Decree, kind="perbup", title="tanpa nomor juga")
    for label in ("x", "y"):
        insert(District, name=label, slug=label)
    assert Host.objects.count() == 3


def test_forms_get_the_reason_in_indonesian() -> None:
    naming = AgencyNameFactory.build(agency=AgencyFactory(), start=date(2024, 7, 2), start_precision="month")
    with pytest.raises(ValidationError) as refused:
        naming.full_clean()
    assert "bulan dicatat sebagai tanggal 1" in refused.value.messages[0]
    with pytest.raises(ValidationError) as refused:
        Agency(code=naming.agency.code, kind="dinas").full_clean()
    assert refused.value.message_dict["code"] == ["Kode ini sudah dipakai OPD lain."]
