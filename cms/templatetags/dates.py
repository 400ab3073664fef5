"""Template filters for dates in the reader's language; an empty value stays empty."""

from datetime import datetime, time

from django import template

from cms import dates

register = template.Library()


@register.filter
def tanggal(value: dates.Moment | None) -> str:
    """15 Mei 2017"""
    return dates.format_date(value) if value else ""


@register.filter
def tanggal_lengkap(value: dates.Moment | None) -> str:
    """Senin, 15 Mei 2017"""
    return dates.format_full_date(value) if value else ""


@register.filter
def waktu_wib(value: datetime | time | None) -> str:
    """07.59 WIB"""
    return dates.format_time(value) if value is not None and value != "" else ""


@register.filter
def bulan_tahun(value: dates.Moment | None) -> str:
    """Mei 2017"""
    return dates.format_month(value) if value else ""


@register.filter
def tanggal_waktu(value: datetime | None) -> str:
    """Senin, 15 Mei 2017 07.59 WIB"""
    return dates.format_datetime(value) if value else ""


@register.filter
def rentang(start: dates.Moment | None, end: dates.Moment | None = None) -> str:
    """{{ start|rentang:end }}: the days, both included, as 15–17 Mei 2017."""
    return dates.format_range(start, end or None) if start else ""


@register.filter
def rentang_waktu(start: datetime | None, end: datetime | None = None) -> str:
    """{{ start|rentang_waktu:end }}: Senin, 15 Mei 2017 08.00–10.00 WIB."""
    return dates.format_datetime_range(start, end or None) if start else ""
