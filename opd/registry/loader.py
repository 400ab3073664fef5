"""Loads the registry's source files: adds what is missing, never overwrites what people changed."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from wagtail.log_actions import log

from cms.models.version import ContentVersion
from opd.models import (
    Agency,
    AgencyAlias,
    AgencyName,
    Decree,
    District,
    Host,
    HostOrigin,
    Succession,
    Topic,
)
from opd.registry.source import AgencyRecord, RegistrySource, read_source


@dataclass(slots=True)
class LoadCounts:
    """How many rows were added."""

    districts: int = 0
    topics: int = 0
    decrees: int = 0
    agencies: int = 0
    names: int = 0
    hosts: int = 0
    aliases: int = 0
    successions: int = 0

    @property
    def total(self) -> int:
        return sum(asdict(self).values())


@transaction.atomic
def load_registry(source: RegistrySource | None = None) -> LoadCounts:
    """Add what the source has and the registry lacks, all or nothing; return what was added.

    An agency that has names, hosts or aliases keeps them as they are, and a list of topics or decrees that has
    rows is left alone: whatever differs from the source there was changed by a person.
    """
    source = source or read_source()
    counts = LoadCounts()
    districts = _load_districts(source, counts)
    _load_lists(source, counts)
    agencies = {agency.code: agency for agency in Agency.objects.prefetch_related("names", "hosts", "aliases")}
    for record in source.agencies:
        agency = agencies.get(record.code)
        if agency is None:
            agency = agencies[record.code] = _add_agency(record, districts, counts)
        _add_children(agency, record, counts)
    _add_successions(source, agencies, counts)
    if counts.total:
        # Rows made in bulk send no signals, and names stand on pages that were cached.
        ContentVersion.bump()
    return counts


def _load_districts(source: RegistrySource, counts: LoadCounts) -> dict[str, District]:
    found: dict[str, District] = {}
    for record in source.districts:
        slug = slugify(record.name)
        district = District.objects.filter(Q(name=record.name) | Q(slug=slug)).first()
        if district is None:
            district = District.objects.create(
                name=record.name,
                slug=slug,
                kemendagri_code=record.kemendagri_code,
                bps_code=record.bps_code,
                codes_confirmed=record.codes_confirmed,
                seat=record.seat,
                evidence=record.evidence,
            )
            counts.districts += 1
        found[record.name] = district
    return found


def _load_lists(source: RegistrySource, counts: LoadCounts) -> None:
    if not Topic.objects.exists():
        topics = [
            Topic(name=name, slug=slugify(name), order=order) for order, name in enumerate(source.topics, start=1)
        ]
        counts.topics = len(Topic.objects.bulk_create(topics))
    if not Decree.objects.exists():
        counts.decrees = len(Decree.objects.bulk_create([Decree(**row) for row in source.decrees]))


def _add_agency(record: AgencyRecord, districts: dict[str, District], counts: LoadCounts) -> Agency:
    counts.agencies += 1
    agency: Agency = Agency.objects.create(
        code=record.code,
        kind=record.kind,
        status=record.status,
        district=districts[record.district] if record.district else None,
        note=record.note,
        evidence=record.mark,
        evidence_text=record.evidence,
    )
    log(instance=agency, action="wagtail.create")
    return agency


def _add_children(agency: Agency, record: AgencyRecord, counts: LoadCounts) -> None:
    if not agency.names.all():
        names = [
            AgencyName(
                agency=agency,
                name=name.name,
                abbreviation=name.abbreviation,
                start=name.start.date,
                start_precision=name.start.precision,
                evidence=name.mark,
                evidence_text=name.evidence,
            )
            for name in record.names
        ]
        counts.names += len(AgencyName.objects.bulk_create(names))
    if not agency.hosts.all():
        # One by one: `Host.save` keeps the rules of labels.
        for host in record.hosts:
            Host.objects.create(
                agency=agency,
                label=host.label,
                is_current=host.is_current,
                origin=HostOrigin.SEEN if host.seen else HostOrigin.PROPOSED,
                evidence=host.seen,
            )
            counts.hosts += 1
    if not agency.aliases.all():
        aliases = [AgencyAlias(agency=agency, text=text, evidence=record.mark) for text in record.aliases]
        counts.aliases += len(AgencyAlias.objects.bulk_create(aliases))


def _add_successions(source: RegistrySource, agencies: dict[str, Agency], counts: LoadCounts) -> None:
    known = set(Succession.objects.values_list("predecessor_id", flat=True))
    for record in source.agencies:
        predecessor = agencies[record.code]
        if predecessor.pk in known:
            continue
        for code in record.successors:
            Succession.objects.create(
                predecessor=predecessor, successor=agencies[code], kind=record.status, evidence=record.evidence
            )
            counts.successions += 1
