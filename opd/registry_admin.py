"""Admin screens of the registry, for Diskominfo: whoever holds the model permissions, and nobody else."""

from typing import Any

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import AbstractBaseUser, Permission
from django.db.models import ProtectedError, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from opd.models import Agency, AgencyStatus, Decree, District, Topic
from opd.provisioning.views import AddAgencyView
from opd.registry_forms import AgencyForm, AliasFormSet, CheckedInlinePanel, HostFormSet, NameFormSet


class KeptForEverPolicy(ModelPermissionPolicy):
    """Model permissions without deletion: the registry closes an OPD by its status, it forgets none."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class KeptForEverViewSet(ModelViewSet):
    """Offers no deletion, and no permission to delete in the group form."""

    copy_view_enabled = False

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        return (
            super().get_permissions_to_register().exclude(codename=get_permission_codename("delete", self.model_opts))
        )


class DeleteUnusedView(generic.DeleteView):
    """Refuses, in words, to delete what something still refers to."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(
                self.request, _("“%(name)s” masih dipakai, jadi tidak dapat dihapus.") % {"name": self.object}
            )
            return redirect(reverse(self.edit_url_name, args=(self.object.pk,)))


class AgencyIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Agency]:
        return super().get_base_queryset().with_names().with_hosts()


class AgencyViewSet(KeptForEverViewSet):
    model = Agency
    icon = "group"
    index_view_class = AgencyIndexView
    add_view_class = AddAgencyView
    list_display = [
        "current_name",
        Column("code", label=gettext_lazy("Kode"), sort_key="code"),
        Column("get_kind_display", label=gettext_lazy("Jenis"), sort_key="kind"),
        Column("get_status_display", label=gettext_lazy("Status"), sort_key="status"),
        Column("address", label=gettext_lazy("Alamat")),
        TitleColumn(
            "provision",
            label=gettext_lazy("Situs"),
            accessor=lambda agency: _("Lengkapi situs") if agency.status == AgencyStatus.ACTIVE else "",
            get_url=lambda agency: reverse("provision_agency", args=[agency.pk]),
        ),
    ]
    list_filter = ["kind", "status"]
    list_per_page = 60
    search_fields = ["code", "names__name", "names__abbreviation", "aliases__text"]
    edit_handler = ObjectList(
        [
            FieldPanel("code"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("status"), FieldPanel("district")]),
            CheckedInlinePanel(
                "names",
                formset=NameFormSet,
                heading=gettext_lazy("Nama dari masa ke masa"),
                label=gettext_lazy("Nama"),
                min_num=1,
                help_text=gettext_lazy(
                    "Sebuah nama berlaku sampai nama berikutnya mulai. Yang tidak diketahui dibiarkan kosong."
                ),
                panels=[
                    FieldRowPanel([FieldPanel("name"), FieldPanel("abbreviation")]),
                    FieldRowPanel([FieldPanel("start"), FieldPanel("start_precision")]),
                    FieldPanel("decree"),
                    FieldRowPanel([FieldPanel("evidence"), FieldPanel("evidence_text")]),
                ],
            ),
            CheckedInlinePanel(
                "hosts",
                formset=HostFormSet,
                heading=gettext_lazy("Host, sekarang dan dahulu"),
                label=gettext_lazy("Host"),
                help_text=gettext_lazy("Sebuah host tetap milik satu OPD untuk selamanya."),
                panels=[
                    FieldRowPanel([FieldPanel("label"), FieldPanel("is_current")]),
                    FieldRowPanel([FieldPanel("origin"), FieldPanel("evidence")]),
                ],
            ),
            CheckedInlinePanel(
                "aliases",
                formset=AliasFormSet,
                heading=gettext_lazy("Sebutan lain untuk pencarian"),
                label=gettext_lazy("Sebutan"),
                panels=[FieldPanel("text")],
            ),
            FieldPanel("issues_alerts"),
            FieldPanel("note"),
            FieldRowPanel([FieldPanel("evidence"), FieldPanel("evidence_text")]),
        ],
        base_form_class=AgencyForm,
    )


class DecreeViewSet(ModelViewSet):
    model = Decree
    icon = "doc-full"
    copy_view_enabled = False
    delete_view_class = DeleteUnusedView
    list_display = ["__str__", "confirmed", "effective_date"]
    list_filter = ["kind", "confirmed"]
    search_fields = ["number", "title"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("number"), FieldPanel("year")]),
            FieldPanel("title"),
            FieldPanel("article"),
            FieldRowPanel([FieldPanel("date"), FieldPanel("effective_date")]),
            FieldPanel("document"),
            FieldPanel("link"),
            FieldPanel("quoted_in"),
            FieldPanel("confirmed"),
        ]
    )


class TopicViewSet(ModelViewSet):
    model = Topic
    icon = "tag"
    copy_view_enabled = False
    delete_view_class = DeleteUnusedView
    list_display = ["name", "slug", "order"]
    search_fields = ["name"]
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("slug"), FieldPanel("order")])


class DistrictViewSet(KeptForEverViewSet):
    model = District
    icon = "site"
    list_display = ["name", "kemendagri_code", "bps_code", "codes_confirmed"]
    search_fields = ["name", "kemendagri_code", "bps_code"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
            FieldRowPanel([FieldPanel("kemendagri_code"), FieldPanel("bps_code"), FieldPanel("codes_confirmed")]),
            FieldPanel("seat"),
            FieldPanel("evidence"),
        ]
    )


class RegistryViewSetGroup(ModelViewSetGroup):
    """The menu "Registri OPD"; register it with `register_admin_viewset`."""

    menu_label = gettext_lazy("Registri OPD")
    menu_icon = "list-ul"
    menu_order = 600
    items = (AgencyViewSet("agency"), DecreeViewSet("decree"), TopicViewSet("topic"), DistrictViewSet("district"))


def register_policies() -> None:
    """Deny deletion of what is kept for ever; called once, before any policy is asked for."""
    for model in (Agency, District):
        register_permission_policy(model, KeptForEverPolicy(model))
