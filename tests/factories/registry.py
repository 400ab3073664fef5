"""Agencies, hosts and what hangs on them."""

import factory
from factory.django import DjangoModelFactory

from opd.models import Agency, AgencyName, Decree, District, Host, Topic


class DistrictFactory(DjangoModelFactory):
    class Meta:
        model = District

    name = factory.Sequence(lambda n: f"Kecamatan contoh {n}")
    slug = factory.Sequence(lambda n: f"contoh-{n}")


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Topik contoh {n}")
    slug = factory.Sequence(lambda n: f"topik-contoh-{n}")


class DecreeFactory(DjangoModelFactory):
    class Meta:
        model = Decree

    kind = "perbup"
    title = "CONTOH"


class AgencyFactory(DjangoModelFactory):
    """An active dinas without name or host; `NamedAgencyFactory` has both."""

    class Meta:
        model = Agency

    code = factory.Sequence(lambda n: f"dincon-{n}")
    kind = "dinas"


class AgencyNameFactory(DjangoModelFactory):
    class Meta:
        model = AgencyName

    agency = factory.SubFactory(AgencyFactory)
    name = factory.Sequence(lambda n: f"Dinas Contoh {n}")
    abbreviation = factory.Sequence(lambda n: f"Dincon {n}")


class HostFactory(DjangoModelFactory):
    class Meta:
        model = Host

    agency = factory.SubFactory(AgencyFactory)
    label = factory.Sequence(lambda n: f"host-contoh-{n}")


class NamedAgencyFactory(AgencyFactory):
    """An active dinas with a name of unknown start and a current host whose label is its code."""

    class Meta:
        model = Agency
        skip_postgeneration_save = True

    naming = factory.RelatedFactory(AgencyNameFactory, factory_related_name="agency")
    host = factory.RelatedFactory(
        HostFactory, factory_related_name="agency", label=factory.SelfAttribute("agency.code")
    )
