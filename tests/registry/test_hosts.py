"""Which hosts answer is decided by the registry, at once; a host belongs to one agency for ever."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from wagtail.models import Page, Site

from cms.models.version import RoutingVersion
from opd.hosts import RegistryHosts
from opd.models import Agency, Host
from tests.factories.registry import AgencyFactory, HostFactory, NamedAgencyFactory

pytestmark = [pytest.mark.contract, pytest.mark.django_db]


def with_site(agency: Agency) -> Agency:
    home = Page.objects.get(depth=1).add_child(instance=Page(title=agency.code, slug=agency.code))
    agency.site = Site.objects.create(hostname=f"{agency.code}.localhost", root_page=home)
    agency.save()
    return agency


def test_a_known_host_answers_in_one_query(django_assert_num_queries: Any) -> None:
    agency = with_site(NamedAgencyFactory(code="dinkes"))
    with django_assert_num_queries(1):
        answer = RegistryHosts().resolve("dinkes")
        assert answer is not None
        assert answer.site is not None
        assert answer.site.root_page.title == "dinkes"
    assert (answer.owner, answer.site, answer.redirect_to) == (agency, agency.site, None)
    assert answer.routing_version == RoutingVersion.current() > 0
    assert not answer.is_admin_host


def test_only_the_portal_carries_the_admin() -> None:
    with_site(NamedAgencyFactory(code="portal", kind="portal", host__label=""))
    answer = RegistryHosts().resolve("")
    assert answer is not None
    assert answer.is_admin_host


def test_unknown_hosts_and_agencies_without_a_site_do_not_answer() -> None:
    NamedAgencyFactory(code="belum")
    former = with_site(AgencyFactory(code="tanpa-host"))
    HostFactory(agency=former, label="lama", is_current=False)
    hosts = RegistryHosts()
    assert [hosts.resolve(label) for label in ("belum", "asing", "lama", "")] == [None] * 4


def test_every_former_host_names_the_current_one() -> None:
    agency = with_site(NamedAgencyFactory(code="bapperida"))
    for label in ("bappeda", "lebih.lama"):
        HostFactory(agency=agency, label=label, is_current=False)
    answers = [RegistryHosts().resolve(label) for label in ("bappeda", "lebih.lama")]
    assert [answer and answer.redirect_to for answer in answers] == ["bapperida", "bapperida"]


def test_current_labels_of_all_sites_in_one_query(django_assert_num_queries: Any) -> None:
    agencies = [with_site(NamedAgencyFactory()) for _ in range(3)]
    HostFactory(agency=agencies[0], label="lama", is_current=False)
    NamedAgencyFactory()
    with django_assert_num_queries(1):
        labels = RegistryHosts().labels_by_site()
    assert labels == {agency.site_id: agency.code for agency in agencies}


def test_a_new_host_and_a_new_site_are_told_to_every_process() -> None:
    agency = NamedAgencyFactory()
    before = RoutingVersion.current()
    HostFactory(agency=agency, is_current=False)
    after_host = RoutingVersion.current()
    with_site(agency)
    assert before < after_host < RoutingVersion.current()


def test_a_host_cannot_move_to_another_agency() -> None:
    host, other = HostFactory(), AgencyFactory()
    home = host.agency
    host.agency = other
    with pytest.raises(ValidationError, match="tidak dapat dipindahkan"), transaction.atomic():
        host.save()
    with pytest.raises(ValidationError), transaction.atomic():
        Host.objects.filter(pk=host.pk).update(agency=other)
    with pytest.raises(ValidationError), transaction.atomic():
        Host.objects.bulk_update([host], ["agency"])
    assert Host.objects.get(pk=host.pk).agency == home


def test_a_host_cannot_be_deleted() -> None:
    host = HostFactory(is_current=False)
    with pytest.raises(ProtectedError, match="tidak dapat dihapus"), transaction.atomic():
        host.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        Host.objects.all().delete()
    assert Host.objects.filter(pk=host.pk).exists()


def test_a_proposed_label_may_change_until_production(settings: Any) -> None:
    host = HostFactory(label="usul")
    host.label = "usul-baru"
    host.save()
    settings.HOST_LABELS_FROZEN = True
    host.label = "terlambat"
    with pytest.raises(ValidationError, match="tidak dapat diubah"):
        host.save()
    host.refresh_from_db()
    host.is_current = False
    host.save()


def test_a_seen_host_stays_as_it_was_seen() -> None:
    host = HostFactory(label="dinkes", origin="seen", evidence="halaman tersimpan")
    for field, value in (("label", "lain"), ("origin", "proposed")):
        host.refresh_from_db()
        setattr(host, field, value)
        with pytest.raises(ValidationError):
            host.save()


@pytest.mark.parametrize(
    "label",
    ["", "www", "admin", "api", "static", "media", "mail", "Dinkes", "a_b", "-a", "a-", "a..b", "a b", "x" * 64],
)
def test_labels_that_no_opd_gets(label: str) -> None:
    agency = AgencyFactory()
    with pytest.raises(ValidationError):
        Host(agency=agency, label=label).full_clean()
    with pytest.raises(ValidationError):
        Host.objects.create(agency=agency, label=label)


@pytest.mark.parametrize("label", ["dinkes", "kec-sukolilo", "onlines.rsud", "e2", "x" * 63])
def test_labels_that_an_opd_may_have(label: str) -> None:
    host = Host(agency=AgencyFactory(), label=label)
    host.full_clean()
    host.save()


def test_the_portal_has_the_bare_domain_and_www() -> None:
    portal = AgencyFactory(code="portal", kind="portal")
    HostFactory(agency=portal, label="")
    HostFactory(agency=portal, label="www", is_current=False)
