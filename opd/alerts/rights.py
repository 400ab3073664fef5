"""Who drafts, who decides: the people of OPDs that Diskominfo named, and Diskominfo itself for all of them."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.registries.admin_urls import Ask, Rule
from cms.tenancy.rules import holds
from cms.tenancy.scope import scope_of
from opd.alerts.models import Alert, AlertQuerySet
from opd.models.agency import Agency, AgencyKind, AgencyQuerySet


def issuers_for(user: Any) -> AgencyQuerySet:
    """Return the agencies in whose name the person writes: named ones of theirs; for Diskominfo the portal too."""
    scope = scope_of(user)
    named = Q(issues_alerts=True)
    if scope.everything:
        return Agency.objects.active().exclude(site=None).filter(named | Q(kind=AgencyKind.PORTAL))
    return Agency.objects.active().filter(named).filter(scope.within("site__root_page__"))


def alerts_for(user: Any) -> AlertQuerySet:
    """Return the alerts that the person works with."""
    if scope_of(user).everything:
        return Alert.objects.all()
    return Alert.objects.filter(agency__in=issuers_for(user))


def may_use(user: Any) -> bool:
    """Whether alerts are any business of this person; for the menu and for addresses."""
    return issuers_for(user).exists()


def may_write(user: Any, agency: Agency) -> bool:
    return issuers_for(user).filter(pk=agency.pk).exists()


def may_decide(user: Any, agency: Agency) -> bool:
    """Whether the person holds the right to publish on the agency's site, and the agency may issue."""
    if scope_of(user).everything:
        home = agency.site.root_page if agency.site else Page.get_first_root_node()
    elif may_write(user, agency) and agency.site:
        home = agency.site.root_page
    else:
        return False
    return bool(policy_registry.get_by_type(Page).user_has_permission_for_instance(user, "publish", home))


def is_writer(user: Any, alert: Alert) -> bool:
    """Whether any of the words may be the person's; who wrote them does not approve them."""
    return alert.author_id == user.pk or alert.writers.filter(pk=user.pk).exists()


def second_people(alert: Alert) -> "QuerySet[Any]":
    """Return who may decide as the other person: the OPD's other Editors, and Diskominfo."""
    home = alert.agency.site.root_page if alert.agency.site else Page.get_first_root_node()
    policy = policy_registry.get_by_type(Page)
    able = policy.users_with_permission_for_instance("publish", home)
    users: QuerySet[Any] = get_user_model()._default_manager.filter(pk__in=able.values("pk"), is_active=True)
    involved = {alert.author_id, alert.issued_by_id, *alert.writers.values_list("pk", flat=True)} - {None}
    return users.exclude(pk__in=involved)


def _own(ask: Ask) -> bool:
    """The alert of the address and the agency that a form names are the person's to work with."""
    user = ask.request.user
    ids = [ask.kwargs["pk"]] if "pk" in ask.kwargs else []
    return may_use(user) and holds(alerts_for(user), ids) and holds(issuers_for(user), ask.named("agency"))


RULES: dict[str, Rule] = {"alerts:*": _own}
