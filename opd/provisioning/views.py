"""Diskominfo's screens: "Tambah OPD" makes entry and site in one go; "Lengkapi situs" repairs and adds languages."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from opd.models import Agency, AgencyStatus
from opd.provisioning.services import provision
from opd.provisioning.wording import in_words


class AddAgencyView(generic.CreateView):
    """Found an OPD: its row in the registry and, when it is at work already, its site; both or neither."""

    page_title = gettext_lazy("Tambah OPD")

    def save_instance(self) -> Any:
        with transaction.atomic():
            agency = super().save_instance()
            if agency.status == AgencyStatus.ACTIVE and agency.current_host is not None:
                provision(agency=agency, actor=self.request.user)
        return agency


class ProvisionForm(forms.Form):
    """Languages that the site has besides Indonesian."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Bahasa tambahan"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Halaman bahasa tambahan dibuat sebagai draf untuk diterjemahkan."),
        choices=[pair for pair in settings.LANGUAGES if pair[0] != settings.LANGUAGE_CODE],
    )


def provision_agency(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Show what a site has and, on POST, make what is missing."""
    if not request.user.has_perm("opd.add_agency"):
        raise PermissionDenied
    agency = get_object_or_404(Agency.objects.active(), pk=agency_id)
    form = ProvisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            report = provision(agency=agency, languages=form.cleaned_data["languages"], actor=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            made = in_words(report.made)
            text = _("Dibuat: %(made)s.") % {"made": made} if made else _("Situs sudah lengkap, tidak ada yang diubah.")
            messages.success(request, text)
            return redirect(reverse("provision_agency", args=[agency.pk]))
    context = {"agency": agency, "form": form, "page_title": _("Lengkapi situs"), "header_icon": "site"}
    return render(request, "opd/admin/provision.html", context)
