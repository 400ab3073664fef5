"""Lists of pages: the filters of Wagtail's name every site and everybody who ever wrote a page."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import MultipleUserFilter, WagtailFilterSet
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.listing import EditedByFilter, GenericPageFilterSet, SiteFilter
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import PageLogEntry

from cms.tenancy.scope import scope_of


def _owners(request: HttpRequest) -> QuerySet[Any]:
    return get_user_model()._default_manager.filter(pk__in=scope_of(request.user).pages().order_by().values("owner"))


def _editors(request: HttpRequest) -> QuerySet[Any]:
    entries = scope_of(request.user).pages(PageLogEntry.objects.filter(action="wagtail.edit"), "page__")
    return get_user_model()._default_manager.filter(pk__in=entries.order_by().values("user"))


class OwnChoices(WagtailFilterSet):
    """The choices that replace Wagtail's; for django-filter the first base wins."""

    owner = MultipleUserFilter(label=_("Pemilik"), queryset=_owners, widget=CheckboxSelectMultiple)
    edited_by = EditedByFilter(label=_("Disunting oleh"), queryset=_editors, widget=CheckboxSelectMultiple)
    site = SiteFilter(
        label=_("Situs"), queryset=lambda request: scope_of(request.user).sites(), widget=CheckboxSelectMultiple
    )


class OwnGenericPageFilters(OwnChoices, GenericPageFilterSet):
    class Meta(GenericPageFilterSet.Meta):
        pass


class OwnPrivacyView(SetPrivacyView):
    """Offers the roles of the scope as those who may read."""

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        if "groups" in form.fields:
            form.fields["groups"].queryset = scope_of(self.request.user).groups()
        return form


class OwnPagesViewSet(PageViewSet):
    """Screens of every page type."""

    filterset_class = OwnGenericPageFilters
    set_privacy_view_class = OwnPrivacyView
