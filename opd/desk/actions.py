"""What people start most: two kinds of page in their own OPD; for Diskominfo, a new OPD."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.registries.desk import QuickAction
from cms.tenancy.scope import scope_of
from opd.models import Agency
from opd.pages.event import EventIndexPage
from opd.pages.news import NewsIndexPage

# Who serves more OPDs than this starts from the explorer.
_MOST_PLACES = 3


def start_pages(user: Any) -> Sequence[QuickAction]:
    """Return "write news" and "add an event", once for each OPD of the person; at most 4 queries."""
    if scope_of(user).everything:
        may_add = policy_registry.get_by_type(Agency).user_has_permission(user, "add")
        return [QuickAction(label=_("Tambah OPD"), url=reverse("agency:add"), icon="site")] if may_add else []
    if not policy_registry.get_by_type(Page).user_has_permission(user, "add"):
        return []
    return [
        *_starts(user, NewsIndexPage, "newspage", _("Tulis berita"), "edit", 10),
        *_starts(user, EventIndexPage, "eventpage", _("Tambah agenda"), "date", 20),
    ]


def _starts(user: Any, index: Any, model: str, label: str, icon: str, order: int) -> list[QuickAction]:
    sections = list(
        index.objects.filter(scope_of(user).within(), locale__language_code=settings.LANGUAGE_CODE)
        # The section itself, not those below it.
        .order_by("depth", "path")
        .values_list("pk", "depth", "url_path")
    )
    tops = [pk for pk, depth, _url in sections if depth == sections[0][1]]
    if not tops or len(tops) > _MOST_PLACES:
        return []
    names = _names(tops) if len(tops) > 1 else {}
    return [
        QuickAction(
            label=label,
            url=reverse("wagtailadmin_pages:add", args=["opd", model, pk]),
            icon=icon,
            order=order,
            note=names.get(pk, ""),
        )
        for pk in tops
    ]


def _names(sections: list[int]) -> dict[int, str]:
    """Return the title of each section's home page."""
    paths = dict(Page.objects.filter(pk__in=sections).values_list("pk", "path"))
    homes = dict(
        Page.objects.filter(path__in=[path[: -Page.steplen] for path in paths.values()]).values_list("path", "title")
    )
    return {pk: homes.get(path[: -Page.steplen], "") for pk, path in paths.items()}
