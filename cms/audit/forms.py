"""What the log can be narrowed to. Every field may stay empty; what cannot be read is said and kept as typed."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.audit.actions import Category
from cms.audit.rows import deleted_name, name_of
from cms.audit.selectors import SYSTEM, Filters, tally
from cms.audit.viewer import Viewer
from cms.dates import DateTextError, parse_date
from cms.registries.places import place_source

# Wide enough for every entry, and far from where dates of a calendar end.
FIRST_YEAR, LAST_YEAR = 1900, 2200


class DayField(forms.CharField):
    """A day as people write it: "15 Mei 2017", "15-05-2017" or "2017-05-15"."""

    widget = forms.TextInput(attrs={"placeholder": "15 Mei 2017", "autocomplete": "off"})

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            day = parse_date(text)
            if not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise DateTextError(_("tahun itu di luar jangkauan catatan ini"))
            return day
        except DateTextError as error:
            raise forms.ValidationError(str(error)[:1].upper() + str(error)[1:]) from None


class AuditFilterForm(forms.Form):
    """Reads a query string; `filters` turns it into what the selectors take."""

    dari = DayField(label=gettext_lazy("Dari tanggal"), required=False, max_length=60)
    sampai = DayField(label=gettext_lazy("Sampai tanggal"), required=False, max_length=60)
    perihal = forms.ChoiceField(label=gettext_lazy("Perihal"), required=False)
    pelaku = forms.ChoiceField(label=gettext_lazy("Pelaku"), required=False)
    tempat = forms.ChoiceField(required=False)
    judul = forms.CharField(label=gettext_lazy("Kata dalam judul"), required=False, max_length=200)

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        super().__init__(data, label_suffix="")
        self.viewer = viewer
        self.tally = tally(viewer)
        choice = _("“%(value)s” bukan salah satu pilihan. Pilih lagi dari daftar.")
        for name in ("perihal", "pelaku", "tempat"):
            self.fields[name].error_messages["invalid_choice"] = choice
        self._fields_as("perihal").choices = [("", _("Semua")), *Category.choices]
        self._fields_as("pelaku").choices = [("", _("Semua")), *people_choices(viewer, self.tally)]
        if len(viewer.places) > 1:
            places = [(place.key, place.name) for place in viewer.places]
            self._fields_as("tempat").choices = [("", _("Semua")), *places]
            self.fields["tempat"].label = place_source().noun
        else:
            del self.fields["tempat"]

    def _fields_as(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("dari"), data.get("sampai")
        if isinstance(since, date) and isinstance(until, date) and until < since:
            self.add_error("sampai", _("Tanggal ini mendahului “Dari tanggal”. Tukar keduanya."))
        return data

    @property
    def filters(self) -> Filters:
        data = self.cleaned_data
        return Filters(
            since=data["dari"],
            until=data["sampai"],
            category=Category(data["perihal"]) if data["perihal"] else None,
            person=data["pelaku"],
            place=next((place for place in self.viewer.places if place.key == data.get("tempat")), None),
            title=data["judul"].strip(),
        )

    @property
    def visible(self) -> int:
        """How many entries there are before any filter."""
        return sum(self.tally.values())

    @property
    def is_narrowed(self) -> bool:
        return any(self.data.get(name) for name in self.fields)


def people_choices(viewer: Viewer, ids: Collection[int | None]) -> list[tuple[str, str]]:
    """Return these people by name; deleted accounts by their number, the system last."""
    known = {pk for pk in ids if pk is not None}
    accounts = get_user_model()._default_manager.in_bulk(list(known))
    named = sorted((viewer.veil(name_of(account)), str(pk)) for pk, account in accounts.items())
    choices = [(pk, name) for name, pk in named]
    choices += [(str(pk), deleted_name(pk)) for pk in sorted(known - set(accounts))]
    return [*choices, (SYSTEM, _("Sistem"))] if None in ids else choices
