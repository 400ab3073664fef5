"""What an Editor says when something goes into the archive or comes back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from cms.archive.refusal import MAX_REASON
from cms.tenancy.scope import Scope
from cms.visibility import visible


class ArchivePageForm(forms.Form):
    # The browser's own hint speaks the browser's language.
    use_required_attribute = False

    reason = forms.CharField(
        label=_("Alasan"),
        help_text=_("Mengapa halaman ini tidak ditayangkan lagi? Contoh: layanan ini sudah digantikan layanan daring."),
        max_length=MAX_REASON,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Tulis alasannya: alasan ini dibaca siapa pun yang kelak mencarinya di Arsip.")},
    )
    redirect_to = forms.ModelChoiceField(
        label=_("Alihkan ke halaman lain"),
        help_text=_("Boleh kosong: alamatnya lalu menjawab bahwa halaman ini sudah tidak ditayangkan."),
        queryset=Page.objects.none(),
        required=False,
        widget=AdminPageChooser(),
    )

    def __init__(self, *args: Any, page: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        choices = visible(scope.pages(), None)
        self.fields["redirect_to"].queryset = choices
        chosen = self.data.get("redirect_to", "")
        self.names_another_s = bool(chosen) and not (chosen.isdecimal() and choices.filter(pk=chosen).exists())
        if self.names_another_s:
            # The chooser would show the title of whatever page was named.
            self.data = self.data.copy()
            self.data["redirect_to"] = ""

    def clean_redirect_to(self) -> Any:
        target = self.cleaned_data["redirect_to"]
        if self.names_another_s:
            raise ValidationError(_("Pilih halaman OPD Anda yang terbit dan terbuka untuk umum."))
        if target is not None and target.path.startswith(self.page.path):
            raise ValidationError(_("Pilih halaman di luar yang diarsipkan."))
        return target


class RestoreForm(forms.Form):
    """`publish` is offered only to who may put that version on line."""

    publish = forms.TypedChoiceField(
        label=_("Kembalikan sebagai"),
        choices=[("", _("Naskah, untuk diperiksa dan diajukan lagi")), ("1", _("Halaman terbit, seperti semula"))],
        coerce=bool,
        required=False,
        empty_value=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_publish:
            del self.fields["publish"]
