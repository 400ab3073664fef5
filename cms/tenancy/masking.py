"""What Wagtail prints of things of another OPD, where it prints them unasked: never a draft's words.

Wagtail offers no hook at these places, so four of its functions are replaced once, at start-up; every screen, chooser
and form goes through them, those that a later release or another app adds included.
"""

import importlib
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag, TaggedItem
from wagtail.admin.mail import send_notification
from wagtail.admin.widgets import BaseChooser
from wagtail.models import CollectionMember, Page

from cms.tenancy.current import current_scope
from cms.tenancy.scope import EVERYTHING, Scope

_OF_OTHERS: Promise = _("(milik OPD lain)")
# An empty picture: the chooser's script asks for an address.
_NO_PICTURE = {
    "url": "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/%3E",
    "width": 165,
    "height": 110,
}
_POPULAR = (
    "wagtail.admin.filters",
    "wagtail.images.views.chooser",
    "wagtailmedia.views.media",
    "wagtailmedia.views.chooser",
)


def may_see(instance: Any, scope: Scope) -> bool:
    """Whether the person may read what the admin prints of a page, picture, document or video."""
    if scope.everything:
        return True
    if isinstance(instance, Page):
        return scope.covers_page(instance) or scope.leads_to(instance)
    return not isinstance(instance, CollectionMember) or scope.covers_media(instance)


def admin_title(page: Any) -> str:
    """Return the title that the admin shows: the draft's for its own people, else what every reader sees."""
    if may_see(page, current_scope() or EVERYTHING):
        return str(page.draft_title or page.title)
    is_public = page.live and (current_scope() or EVERYTHING).link_targets().filter(pk=page.pk).exists()
    return str(page.title) if is_public else gettext("(milik OPD lain)")


def chosen(widget: Any, value: Any) -> dict[str, Any] | None:
    """Return what a chooser shows of the thing it holds; of another OPD's no more than that it is there."""
    instance = widget.get_instance(value)
    if not instance:
        return None
    if may_see(instance, current_scope() or EVERYTHING):
        data: dict[str, Any] = widget.get_value_data_from_instance(instance)
        return data
    shown = admin_title(instance) if isinstance(instance, Page) else str(_OF_OTHERS)
    data = {"id": instance.pk, "edit_url": None, widget.display_title_key: shown}
    # What the scripts of the page and picture choosers ask for.
    data |= {"parent_id": None, "default_alt_text": ""}
    if widget.classname == "image-chooser":
        data["preview"] = _NO_PICTURE
    return data


def tags_in(scope: Scope, *models: Any) -> "QuerySet[Any]":
    """Return the tags on pictures, documents and videos of the scope."""
    from django.apps import apps

    if scope.everything and not models:
        every: QuerySet[Any] = Tag.objects.all()
        return every
    found = TaggedItem.objects.none()
    for model in models or [each for each in apps.get_models() if issubclass(each, CollectionMember)]:
        if not hasattr(model, "tags"):
            continue
        inside = scope.media(model._default_manager.all()).order_by().values("pk")
        found |= TaggedItem.objects.filter(content_type=ContentType.objects.get_for_model(model), object_id__in=inside)
    tags: QuerySet[Any] = Tag.objects.filter(pk__in=found.values("tag"))
    return tags


def popular_tags(model: Any, count: int = 10) -> "QuerySet[Any]":
    """Return the tags used most within the scope of who asks."""
    kind = ContentType.objects.get_for_model(model)
    tags = tags_in(current_scope() or EVERYTHING, model).filter(taggit_taggeditem_items__content_type=kind)
    counted = tags.annotate(item_count=Count("taggit_taggeditem_items"))
    popular: QuerySet[Any] = counted.order_by("-item_count", "name")[:count]
    return popular


def notify_its_people(users: Any, notification: str, extra_context: dict[str, Any]) -> Any:
    """Mail about comments to those alone who may still edit the page: Wagtail mails everybody who ever took part."""
    page = extra_context["page"]
    allowed = [user for user in users if page.permissions_for_user(user).can_edit()]
    return send_notification(allowed, notification, extra_context) if allowed else True


def install() -> None:
    """Put them in Wagtail's place."""
    Page.get_admin_display_title = admin_title
    BaseChooser.get_value_data = chosen
    for name in _POPULAR:
        importlib.import_module(name).popular_tags_for_model = popular_tags  # type: ignore[attr-defined]
    importlib.import_module("wagtail.admin.views.pages.edit").send_notification = notify_its_people  # type: ignore[attr-defined]
