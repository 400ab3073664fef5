"""Lets an operator choose a repetition in words; the page keeps an RFC 5545 rule."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.forms import ModeratedPageForm
from opd.agenda.recurrence import DateChange, Status, validate

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class EventPageForm(ModeratedPageForm):
    """Two plain fields write the rule; "lainnya" leaves the rule's own field to those who know RFC 5545."""

    repeats = forms.ChoiceField(
        label=_("Berulang"),
        required=False,
        choices=[
            ("", _("Tidak berulang")),
            ("daily", _("Setiap hari")),
            ("weekly", _("Setiap minggu, hari yang sama")),
            ("monthly", _("Setiap bulan, tanggal yang sama")),
            ("monthly_weekday", _("Setiap bulan, hari ke-n yang sama (misalnya Senin pertama)")),
            ("other", _("Lainnya: tulis aturannya")),
        ],
    )
    repeats_until = forms.DateField(
        label=_("Sampai tanggal"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Wajib untuk agenda berulang: setiap pengulangan harus ada akhirnya."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "rule" in self.fields:
            self.fields["rule"].help_text = _(
                "Diisi sendiri oleh pilihan di atas. Contoh: FREQ=WEEKLY;UNTIL=20261231T165959Z"
            )
        if self.instance.rule and "repeats" in self.fields:
            self.fields["repeats"].initial = "other"

    def clean(self) -> dict[str, Any]:
        cleaned = self._with_rule(super().clean())
        self._check_changed_dates(cleaned)
        return cleaned

    def _with_rule(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        choice = cleaned.get("repeats") or ""
        if choice == "other" or "repeats" not in self.data:
            return cleaned
        cleaned["rule"] = ""
        start, until = cleaned.get("start"), cleaned.get("repeats_until")
        if not choice or not start:
            return cleaned
        if not until:
            self.add_error("repeats_until", _("Isi sampai tanggal berapa agenda ini berulang."))
        elif until < timezone.localdate(start):
            self.add_error("repeats_until", _("Tanggal akhir harus sesudah tanggal mulai."))
        else:
            cleaned["rule"] = compose_rule(choice, start, until)
        return cleaned

    def _check_changed_dates(self, cleaned: dict[str, Any]) -> None:
        """A changed date that the rule does not give would be ignored without a word."""
        start, end, rule = cleaned.get("start"), cleaned.get("end"), cleaned.get("rule") or ""
        formset = self.formsets.get("exceptions")
        if self.is_deferred_validation or not start or formset is None or validate(start, end, rule):
            return
        changes = [
            DateChange(
                form.cleaned_data["date"],
                Status(form.cleaned_data["kind"]),
                form.cleaned_data.get("new_start"),
                form.cleaned_data.get("new_end"),
            )
            for form in formset.forms
            if form.is_valid() and form.cleaned_data.get("date") and not form.cleaned_data.get("DELETE")
        ]
        for message in validate(start, end, rule, changes):
            self.add_error(None, message)


def compose_rule(choice: str, start: datetime, until: Any) -> str:
    """Return the RRULE for a choice; UNTIL is the end of the last day in Asia/Jakarta, in UTC (RFC 5545, 3.3.10)."""
    local = timezone.localtime(start)
    last_moment = datetime.combine(until, time(23, 59, 59), tzinfo=timezone.get_current_timezone())
    end = f"UNTIL={last_moment.astimezone(tz=timezone.get_fixed_timezone(0)):%Y%m%dT%H%M%SZ}"
    weekday = _WEEKDAYS[local.weekday()]
    rules = {
        "daily": "FREQ=DAILY",
        "weekly": f"FREQ=WEEKLY;BYDAY={weekday}",
        "monthly": f"FREQ=MONTHLY;BYMONTHDAY={local.day}",
        "monthly_weekday": f"FREQ=MONTHLY;BYDAY={(local.day - 1) // 7 + 1}{weekday}",
    }
    return f"{rules[choice]};{end}"
