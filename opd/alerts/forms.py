"""What people fill in: the draft of an alert, and the reason of a step. What is refused stays as it was typed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput, AdminPageChooser

from cms.tenancy.scope import scope_of
from cms.visibility import visible
from opd.alerts import times
from opd.alerts.levels import MEANINGS, Level
from opd.alerts.models import LONGEST_TEXT, Alert
from opd.alerts.rights import issuers_for
from opd.alerts.services import FIELDS, MAX_REASON

_EMPTY = {
    "agency": _("Pilih atas nama siapa ini diterbitkan."),
    "level": _("Pilih tingkatnya."),
    "title": _("Tulis apa yang terjadi, dalam satu baris."),
    "text": _("Tulis apa yang harus dilakukan warga."),
    "area": _("Tulis untuk wilayah mana ini berlaku."),
    "ends_at": _("Isi sampai kapan ini berlaku."),
}


class AlertForm(forms.ModelForm):  # type: ignore[type-arg]
    """A draft in the scope of the person; a correction keeps the agency of what it corrects."""

    # The browser's own hint speaks the browser's language.
    use_required_attribute = False

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Alert
        fields = FIELDS
        widgets = {
            "level": forms.RadioSelect,
            "text": forms.Textarea({"rows": 4, "maxlength": LONGEST_TEXT}),
            "link": AdminPageChooser,
            "starts_at": AdminDateTimeInput,
            "ends_at": AdminDateTimeInput,
        }

    def __init__(self, *args: Any, user: Any, replaces: Alert | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.replaces = user, replaces or self.instance.replaces
        # A hidden form field, and no attribute of the row that the form's checks would change.
        self.read_edition = self.instance.edition
        self.fields["edition"].initial = self.instance.edition
        self._offer()
        for name, message in _EMPTY.items():
            if name in self.fields:
                self.fields[name].error_messages["required"] = message
        for name in ("starts_at", "ends_at"):
            if name in self.fields:
                self.fields[name].error_messages["invalid"] = _("Tulis seperti 2026-03-18 14:30.")

    def _offer(self) -> None:
        self._field("level").choices = [(level.value, f"{level.label}: {MEANINGS[level]}") for level in Level]
        agencies = issuers_for(self.user).with_names()
        if self.replaces is not None:
            agencies = agencies.filter(pk=self.replaces.agency_id)
            if self.replaces.is_showing:
                del self.fields["starts_at"]
        field = self._field("agency")
        field.queryset, field.empty_label = agencies, None
        if not self.is_bound and self.instance.pk is None:
            first = agencies.first()
            field.initial = first.pk if first else None
            self.fields["ends_at"].initial = self.fields["ends_at"].initial or times.usual_end(timezone.now())
        self._field("link").queryset = self._pages
        self.fields["link"].error_messages["invalid_choice"] = _("Pilih halaman yang terbit dan terbuka untuk umum.")

    def _field(self, name: str) -> Any:
        return self.fields[name]

    @cached_property
    def _pages(self) -> Any:
        return visible(scope_of(self.user).link_targets(), None)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        ends_at = cleaned.get("ends_at")
        if ends_at is not None and "starts_at" not in self.errors:
            wrong = times.problem(cleaned.get("starts_at"), ends_at, timezone.now())
            if wrong:
                self.add_error(wrong[0] if wrong[0] in self.fields else "ends_at", wrong[1])
        cleaned.setdefault("starts_at", None)
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return what `services.write` takes."""
        return {name: self.cleaned_data.get(name) for name in FIELDS}


class StepForm(forms.Form):
    """`edition` says which text was read; `reason` is asked for by some steps."""

    use_required_attribute = False

    edition = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Alasan"), required=False, max_length=MAX_REASON, widget=forms.Textarea({"rows": 3})
    )

    def clean_edition(self) -> int:
        edition: int = self.cleaned_data["edition"]
        if edition < 1:
            raise ValidationError(_now("Muat ulang halaman ini."))
        return edition
