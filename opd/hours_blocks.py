"""Blocks of opening hours: days of a week with their times, days that are free, and whatever fits neither."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

_GROUP = _("Kontak")
WEEKDAYS = [
    ("1", _("Senin")),
    ("2", _("Selasa")),
    ("3", _("Rabu")),
    ("4", _("Kamis")),
    ("5", _("Jumat")),
    ("6", _("Sabtu")),
    ("7", _("Minggu")),
]


class ScheduleBlock(blocks.StructBlock):
    days = blocks.MultipleChoiceBlock(
        label=_("Hari"),
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Centang semua hari yang jamnya sama."),
    )
    all_day = blocks.BooleanBlock(label=_("Buka 24 jam"), required=False, help_text=_("Contoh: IGD rumah sakit."))
    opens = blocks.TimeBlock(label=_("Buka"), required=False, help_text=_("Contoh: 07:30"))
    closes = blocks.TimeBlock(label=_("Tutup"), required=False, help_text=_("Contoh: 15:30"))
    break_from = blocks.TimeBlock(
        label=_("Istirahat dari"), required=False, help_text=_("Kosongkan bila loket tetap buka. Contoh: 12:00")
    )
    break_to = blocks.TimeBlock(label=_("Istirahat sampai"), required=False, help_text=_("Contoh: 13:00"))

    class Meta:
        icon = "time"
        group = _GROUP
        label = _("Jam mingguan")
        description = _("Hari dan jam buka. Dari sini dihitung “Buka sekarang”.")
        preview_value = {
            "days": ["1", "2", "3", "4"],
            "all_day": False,
            "opens": "07:30",
            "closes": "15:30",
            "break_from": "12:00",
            "break_to": "13:00",
        }

    def clean(self, value: Any) -> Any:
        """Ask for times that follow each other, when submitting."""
        cleaned = super().clean(value)
        if self.is_deferred_validation or cleaned["all_day"]:
            return cleaned
        errors: dict[str, ValidationError] = {}
        opens, closes = cleaned["opens"], cleaned["closes"]
        if not opens or not closes:
            missing = "opens" if not opens else "closes"
            errors[missing] = ValidationError(_("Isi jam buka dan jam tutup, atau centang “Buka 24 jam”."))
        elif closes <= opens:
            errors["closes"] = ValidationError(_("Jam tutup harus sesudah jam buka."))
        pause = [cleaned["break_from"], cleaned["break_to"]]
        if any(pause) and not all(pause):
            missing = "break_from" if not pause[0] else "break_to"
            errors[missing] = ValidationError(_("Isi awal dan akhir istirahat, atau kosongkan keduanya."))
        elif all(pause) and not errors and not opens < pause[0] < pause[1] < closes:
            errors["break_to"] = ValidationError(_("Istirahat harus di antara jam buka dan jam tutup."))
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned


class ClosureBlock(blocks.StructBlock):
    first = blocks.DateBlock(label=_("Tutup dari"))
    last = blocks.DateBlock(
        label=_("Sampai"), required=False, help_text=_("Hari terakhir tutup. Kosongkan untuk satu hari saja.")
    )
    reason = blocks.CharBlock(
        label=_("Karena"), required=False, max_length=120, help_text=_("Contoh: Libur nasional, atau pindah gedung.")
    )

    class Meta:
        icon = "calendar-alt"
        group = _GROUP
        label = _("Hari tutup")
        description = _("Libur nasional, cuti bersama, atau penutupan sementara.")
        preview_value = {"first": "2026-01-01", "last": None, "reason": "Libur (contoh)"}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and cleaned["last"] and cleaned["last"] < cleaned["first"]:
            raise StructBlockValidationError(
                {"last": ValidationError(_("Hari terakhir tidak boleh sebelum hari pertama."))}
            )
        return cleaned


class OpeningBlock(blocks.StructBlock):
    """Free words, for hours that no week can hold."""

    days = blocks.CharBlock(label=_("Kapan atau apa"), max_length=60, help_text=_("Contoh: Loket akta, hari pasaran"))
    time = blocks.CharBlock(label=_("Jam"), max_length=60, help_text=_("Contoh: dengan perjanjian"))

    class Meta:
        icon = "edit"
        group = _GROUP
        label = _("Jam lain (dengan kata-kata)")
        description = _("Untuk jam yang tidak mengikuti hari dalam seminggu.")
        preview_value = {"days": "Loket keliling", "time": "menurut jadwal desa"}


class HoursBlock(blocks.StreamBlock):
    """When an office is open: days that have the same hours share a block."""

    schedule = ScheduleBlock()
    closure = ClosureBlock()
    opening = OpeningBlock()

    def clean(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Let no day be named twice: it would be open at two times."""
        cleaned = super().clean(value, *args, **kwargs)
        named: list[str] = [day for child in cleaned if child.block_type == "schedule" for day in child.value["days"]]
        twice = [str(label) for day, label in WEEKDAYS if named.count(day) > 1]
        if twice and not self.is_deferred_validation:
            message = _("Hari ini tertulis lebih dari sekali: %(days)s.") % {"days": ", ".join(twice)}
            raise StreamBlockValidationError(non_block_errors=[ValidationError(message)])
        return cleaned
