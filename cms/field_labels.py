"""Labels of fields that Wagtail and wagtail-localize leave to the field's English name, which no catalogue reaches."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import auth, choosers
from wagtail.users.views.bulk_actions import assign_role
from wagtail_localize.views import report

_FORMS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (auth.LoginForm, {"username": _("Nama pengguna"), "password": _("Kata sandi"), "remember": _("Ingat saya")}),
    (choosers.ExternalLinkChooserForm, {"link_text": _("Teks tautan")}),
    (choosers.AnchorLinkChooserForm, {"link_text": _("Teks tautan")}),
    (choosers.PhoneLinkChooserForm, {"phone_number": _("Nomor telepon"), "link_text": _("Teks tautan")}),
    (
        choosers.EmailLinkChooserForm,
        {
            "email_address": _("Alamat e-mail"),
            "link_text": _("Teks tautan"),
            "subject": _("Perihal"),
            "body": _("Isi pesan"),
        },
    ),
    (assign_role.RoleForm, {"role": _("Peran")}),
)
_FILTERS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (report.TranslationsReportFilterSet, {"source_locale": _("Bahasa asal"), "target_locale": _("Bahasa tujuan")}),
)


def name_fields() -> None:
    """Give each its label, once, when the apps are loaded; forms copy their fields from these."""
    for form, labels in _FORMS:
        for name, label in labels.items():
            form.declared_fields[name].label = label
    for filters, labels in _FILTERS:
        for name, label in labels.items():
            filters.base_filters[name].label = label
