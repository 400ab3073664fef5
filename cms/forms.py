"""The edit form of every page: asks the gates when a draft is submitted, never when it is merely saved."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import WagtailAdminPageForm

from cms.kept_input import form_pass
from cms.publishing import gates
from cms.tenancy.reserved import is_reserved_slug


class ModeratedPageForm(WagtailAdminPageForm):
    """Adds the gates' answers to the form's own errors, so that what was typed is kept."""

    form_pass = form_pass.FormPassField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["form_pass"] = form_pass.issue(user=self.for_user, page=self.instance, parent=self.parent_page)
        for field in self.fields.values():
            # Django compares a field with a callable default to a hidden input that Wagtail's panels do not print:
            # every approval would count as an edit by the Editor.
            field.show_hidden_initial = False
        for name, message in self.instance.required_messages.items():
            if name in self.fields:
                self.fields[name].error_messages["required"] = message
        if self.instance.is_fixture and "slug" in self.fields:
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = _("Alamat beranda dan bagian situs tidak dapat diganti.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug")
        if slug and not self.instance.is_fixture and is_reserved_slug(slug, self.parent_page):
            self.add_error("slug", _("Alamat “%(slug)s” dipakai sistem. Pilih yang lain.") % {"slug": slug})
        if not self.is_deferred_validation and self.instance.pk:
            for message in gates.blockers(self.instance, self.data):
                self.add_error(None, ValidationError(message))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        page = super().save(commit=commit)
        if page.pk:
            for gate in gates.gates():
                gate.save(page, self.data, self.for_user)
        return page
