"""Thin receivers of the registry: addresses are told to every process, and what is for ever cannot be deleted."""

from datetime import datetime, time
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.deletion import ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.models.version import ContentVersion, RoutingVersion
from cms.registries.searchable import agency_changed
from opd.models import Agency, AgencyName, District, Host, Topic
from opd.pages.item import ItemPage


@receiver(post_save, sender=Host)
def host_changed(sender: type[Host], **kwargs: Any) -> None:
    """A new, renamed or former host holds in every process from the next request on."""
    RoutingVersion.bump()


@receiver(post_save, sender=Agency)
def site_changed(sender: type[Agency], created: bool, update_fields: frozenset[str] | None, **kwargs: Any) -> None:
    """An agency that got its site begins to answer at once."""
    if not created and (update_fields is None or {"site", "site_id"} & update_fields):
        RoutingVersion.bump()


@receiver(pre_delete, sender=Agency)
@receiver(pre_delete, sender=District)
@receiver(pre_delete, sender=Host)
def kept_for_ever(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Old pages and addresses lean on these rows; a closed OPD gets another status instead."""
    raise ProtectedError(_("%(name)s tidak dapat dihapus dari registri.") % {"name": instance}, {instance})


@receiver(pre_delete, sender=Topic)
def used_topics_stay(sender: type[Model], instance: Topic, **kwargs: Any) -> None:
    """A topic that goes would vanish from pages on line at once, unapproved."""
    for model in apps.get_models():
        if issubclass(model, ItemPage) and model.topics.through._default_manager.filter(topic=instance).exists():
            raise ProtectedError(_("%(name)s masih dipakai halaman.") % {"name": instance}, {instance})


@receiver([post_save, post_delete], sender=AgencyName)
@receiver([post_save, post_delete], sender=Topic)
@receiver(post_save, sender=Agency)
@receiver(post_save, sender=Host)
def names_changed(sender: type[Model], **kwargs: Any) -> None:
    """Names, addresses and topics stand on pages that were cached."""
    ContentVersion.bump()


@receiver([post_save, post_delete], sender=AgencyName)
def search_hears_of_names(sender: type[AgencyName], instance: AgencyName, **kwargs: Any) -> None:
    """Pages are found by the name of their agency; a name that is recorded ahead of its day is heard of twice."""
    agency_changed(instance.agency.code)
    if instance.start is not None and instance.start > timezone.localdate():
        agency_changed(instance.agency.code, timezone.make_aware(datetime.combine(instance.start, time.min)))


@receiver(post_save, sender=Agency)
def search_hears_of_agencies(sender: type[Agency], instance: Agency, created: bool, **kwargs: Any) -> None:
    if not created:
        agency_changed(instance.code)
