"""Choosing a service of any OPD for the portal's home page: only what citizens can read now."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.models import Locale

from cms.visibility import visible
from opd.directory import directory_for
from opd.pages.service import ServicePage


def choosable() -> "QuerySet[Any]":
    """Return every service that a stranger may read in the first language, by title.

    A home page in another language shows the siblings of what was chosen (`home.first_services`).
    """
    return visible(ServicePage.objects.filter(locale=Locale.get_default()), None).order_by("title", "pk")


class AgencyColumns:
    """Many OPDs have services of the same title."""

    request: HttpRequest
    # One language: neither a filter nor a column for it.
    i18n_enabled = False

    @property
    def columns(self) -> list[Any]:
        directory = directory_for(self.request)
        return [
            *super().columns,  # type: ignore[misc]
            Column("agency", label=_("OPD"), accessor=lambda service: directory.get(service.agency_id).name),
        ]


class ChooseServiceView(AgencyColumns, chooser.ChooseView):
    pass


class ChooseServiceResultsView(AgencyColumns, chooser.ChooseResultsView):
    pass


class ServiceChosenView(chooser.ChosenView):
    def get_object(self, pk: Any) -> Any:
        return choosable().get(pk=pk) if str(pk).isdecimal() else choosable().none().get()


class ServicesChosenView(chooser.ChosenMultipleView):
    def get_objects(self, pks: Any) -> Any:
        return choosable().filter(pk__in=[pk for pk in pks if str(pk).isdecimal()])


class ServiceWidget(BaseChooser):
    # Its editing belongs to its own OPD.
    show_edit_link = False


class ServiceChooserViewSet(ChooserViewSet):
    model = ServicePage
    icon = "list-ul"
    choose_one_text = _("Pilih layanan")
    choose_another_text = _("Pilih layanan lain")
    per_page = 20
    # Other forms that name a service keep Wagtail's chooser of pages.
    register_widget = False
    base_widget_class = ServiceWidget
    choose_view_class = ChooseServiceView
    choose_results_view_class = ChooseServiceResultsView
    chosen_view_class = ServiceChosenView
    chosen_multiple_view_class = ServicesChosenView

    def get_object_list(self) -> "QuerySet[Any]":
        # As a subquery: the admin's search filters by indexed columns alone.
        return ServicePage.objects.filter(pk__in=choosable().order_by().values("pk")).order_by("title", "pk")


service_chooser = ServiceChooserViewSet("service_chooser", url_prefix="pilih-layanan")
