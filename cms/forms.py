"""The edit form of every page: asks the gates when a draft is submitted, never when it is merely saved."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.fields import StreamField

from cms.kept_input import form_pass
from cms.publishing import gates, permanence
from cms.tenancy.references import references_of, unusable_fields
from cms.tenancy.reserved import is_reserved_slug
from cms.tenancy.scope import scope_of

NOT_YOURS = _(
    "Bagian ini memakai gambar, dokumen, video, atau halaman milik OPD lain yang tidak dapat Anda pakai. "
    "Pilih milik OPD Anda sendiri, atau halaman OPD lain yang sudah terbit."
)


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
            self.fields["slug"].help_text = gettext("Alamat beranda dan bagian situs tidak dapat diganti.")
        elif self.instance.pk and permanence.is_remembered(self.instance) and "slug" in self.fields:
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = gettext(
                "Alamat ini pernah dibaca warga. Terbitkan dulu halamannya; sesudah itu alamatnya dapat diganti."
            )
        elif "slug" in self.fields:
            self.fields["slug"].help_text = gettext(
                "Bagian akhir alamatnya: huruf kecil, angka, dan tanda hubung; pendek dan jelas. Bila diganti, warga "
                "melihat alamat yang baru setelah perubahannya disetujui; alamat lama lalu dialihkan."
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug")
        if slug and not self.instance.is_fixture and is_reserved_slug(slug, self.parent_page):
            self.add_error("slug", gettext("Alamat “%(slug)s” dipakai sistem. Pilih yang lain.") % {"slug": slug})
        if not self.is_deferred_validation and self.instance.pk:
            for message in gates.blockers(self.instance, self.data):
                self.add_error(None, ValidationError(message))
        return cleaned

    def _post_clean(self) -> None:
        """Refuse, in a draft too, what belongs to another OPD: choosers do not offer it, a crafted request would."""
        self._held = references_of(self.instance) if self.instance.pk else set()
        super()._post_clean()
        for name in self._unusable(self.instance):
            field = name if name in self.fields else None
            is_stream = field and isinstance(self.instance._meta.get_field(name), StreamField)
            error = StreamBlockValidationError(non_block_errors=[NOT_YOURS]) if is_stream else NOT_YOURS
            self.add_error(field, error)

    def is_valid(self) -> bool:
        """Ask the same of rows that stand in tables of their own (inline panels)."""
        valid = bool(super().is_valid())
        for formset in self.formsets.values():
            for row in formset.forms:
                if self._unusable(row.instance):
                    row.add_error(None, NOT_YOURS)
                    valid = False
        return valid

    def _unusable(self, instance: Any) -> set[str]:
        return unusable_fields(instance, self._held, scope_of(self.for_user)) if self.for_user else set()

    def save(self, commit: bool = True) -> Any:
        page = super().save(commit=commit)
        if page.pk:
            for gate in gates.gates():
                gate.save(page, self.data, self.for_user)
        return page
