"""An agency's names in time, and what of it stays for ever."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from opd.models import Agency
from opd.registry.services import register_agency
from tests.factories.registry import AgencyFactory, AgencyNameFactory, DistrictFactory, NamedAgencyFactory

pytestmark = [pytest.mark.contract, pytest.mark.django_db]


def renamed() -> Agency:
    agency = AgencyFactory(code="bkpsdm", kind="badan")
    AgencyNameFactory(agency=agency, name="BKPP", abbreviation="BKPP")
    AgencyNameFactory(
        agency=agency, name="BKPSDM baru", abbreviation="BKPSDM", start=date(2024, 7, 1), start_precision="month"
    )
    return agency


def test_a_page_shows_the_name_of_its_date() -> None:
    agency = renamed()
    assert agency.name_at(date(2017, 5, 15)) == "BKPP"
    assert agency.name_at(date(2024, 7, 1)) == "BKPSDM baru"
    assert (agency.current_name, agency.abbreviation, str(agency)) == ("BKPSDM baru", "BKPSDM", "BKPSDM baru")
    naming = agency.naming_at()
    assert naming is not None
    assert naming.since.since_text() == "sejak Juli 2024"


def test_the_day_is_jakartas() -> None:
    agency = renamed()
    assert agency.name_at(datetime(2024, 6, 30, 16, 59, tzinfo=UTC)) == "BKPP"
    assert agency.name_at(datetime(2024, 6, 30, 17, 0, tzinfo=UTC)) == "BKPSDM baru"


def test_a_name_to_come_is_not_shown_yet() -> None:
    agency = NamedAgencyFactory(naming__name="Sekarang")
    AgencyNameFactory(agency=agency, name="Kelak", start=date(2999, 1, 1), start_precision="year")
    assert agency.current_name == "Sekarang"


def test_without_any_name_nothing_is_invented() -> None:
    assert AgencyFactory(code="baru").current_name == "baru"


@pytest.mark.parametrize("count", [2, 30])
def test_names_and_hosts_of_all_cost_three_queries(count: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    NamedAgencyFactory.create_batch(count)
    with django_assert_num_queries(3):
        rows = list(Agency.objects.with_names().with_hosts())
        assert all(
            row.current_name and row.abbreviation and row.name_at(date(2017, 1, 1)) and row.address for row in rows
        )
    assert len(rows) == count


def test_opds_are_all_but_the_portal_and_active_ones_are_at_work() -> None:
    AgencyFactory(code="portal", kind="portal")
    working, closed = AgencyFactory(), AgencyFactory(status="digabung")
    assert set(Agency.objects.opds()) == {working, closed}
    assert list(Agency.objects.opds().active()) == [working]


def test_the_code_is_fixed() -> None:
    agency = AgencyFactory()
    agency.code = "lain"
    with pytest.raises(ValidationError, match="Kode OPD tidak dapat diubah"):
        agency.save()


def test_neither_agency_nor_district_can_be_deleted() -> None:
    agency, district = AgencyFactory(), DistrictFactory()
    with pytest.raises(ProtectedError), transaction.atomic():
        agency.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        Agency.objects.all().delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        district.delete()
    assert Agency.objects.filter(pk=agency.pk).exists()


def test_registering_is_all_or_nothing() -> None:
    NamedAgencyFactory(code="dinkes")
    with pytest.raises(ValidationError) as refused:
        register_agency(code="baru", kind="dinas", name="Dinas Baru", abbreviation="Disbaru", label="dinkes")
    assert "label" in refused.value.message_dict
    assert not Agency.objects.filter(code="baru").exists()

    agency = register_agency(code="baru", kind="dinas", name="Dinas Baru", abbreviation="Disbaru", label="disbaru")
    assert agency.current_name == "Dinas Baru"
    assert agency.current_host is not None
    assert agency.current_host.origin == "proposed"
