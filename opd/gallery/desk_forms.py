"""The table of an album's desk: one row a photo or video, filled from a draft and read back into one."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from opd.gallery.photos import PHOTO
from opd.gallery.services import Row

PREFIX = "foto"
# As many fields as a form may bring (DATA_UPLOAD_MAX_NUMBER_FIELDS), divided by a row's, with room left.
MOST_ROWS = 1000
_LONGEST = 255
_WORDS = ("alt_text", "caption", "credit")


class RowForm(forms.Form):
    """`thing` is the row's picture or video, set by `attach`; nothing is required of a draft."""

    block = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    image = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    order = forms.IntegerField(
        label=_("Nomor"), required=False, min_value=1, max_value=9999, widget=forms.NumberInput(attrs={"min": 1})
    )
    alt_text = forms.CharField(label=_("Teks alternatif"), required=False, max_length=_LONGEST)
    decorative = forms.BooleanField(label=_("Hanya hiasan"), required=False)
    caption = forms.CharField(label=_("Keterangan gambar"), required=False, max_length=_LONGEST)
    credit = forms.CharField(label=_("Kredit"), required=False, max_length=_LONGEST)
    remove = forms.BooleanField(label=_("Keluarkan dari album"), required=False)

    thing: Any = None
    is_video = False
    # What the row says beside its fields: that somebody else took it out, or what cleaning changed.
    note = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in _WORDS:
            self.fields[name].widget.attrs["autocomplete"] = "off"

    @property
    def is_known(self) -> bool:
        """Whether there is anything to show: a row whose picture is gone is kept, and says so."""
        return bool(self["block"].value() or self["image"].value())


RowFormSet: Any = forms.formset_factory(RowForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def empty_table() -> Any:
    return RowFormSet(prefix=PREFIX)


def table_of(raw: Iterable[dict[str, Any]]) -> Any:
    """Return the table of a draft's photos and videos."""
    initial = []
    for number, child in enumerate(raw, start=1):
        value = child.get("value") or {}
        row = {"block": child.get("id") or "", "order": number}
        if child["type"] == PHOTO:
            row |= {name: value.get(name) or "" for name in _WORDS}
            row |= {"image": value.get("image"), "decorative": bool(value.get("decorative"))}
        initial.append(row)
    return RowFormSet(prefix=PREFIX, initial=initial)


def bound_table(data: QueryDict) -> Any:
    return RowFormSet(data, prefix=PREFIX)


def with_more(data: QueryDict, rows: Iterable[dict[str, Any]]) -> QueryDict:
    """Return what was sent with rows added at its end, so that what was typed and what came stand in one table."""
    more = data.copy()
    total = more.get(f"{PREFIX}-TOTAL_FORMS", "")
    count = int(total) if total.isascii() and total.isdigit() and len(total) < 6 else 0
    for row in rows:
        for name, value in {"order": count + 1, **row}.items():
            if value not in (None, "", False):
                more[f"{PREFIX}-{count}-{name}"] = "on" if value is True else str(value)
        count += 1
    more[f"{PREFIX}-TOTAL_FORMS"] = str(count)
    more.setdefault(f"{PREFIX}-INITIAL_FORMS", "0")
    return more


def image_numbers(table: Any) -> set[int]:
    """Return the pictures that a table's rows name, bound or not, whatever else is wrong with them."""
    values = (form["image"].value() for form in table.forms)
    return {int(text) for value in values if (text := str(value or "")).isascii() and text.isdigit() and len(text) < 19}


def attach(table: Any, images: dict[int, Any], videos: dict[str, Any]) -> None:
    """Give each row its picture or video to show."""
    for form in table.forms:
        block, number = str(form["block"].value() or ""), str(form["image"].value() or "")
        if block in videos:
            form.thing, form.is_video = videos[block], True
        elif number.isascii() and number.isdigit():
            form.thing = images.get(int(number))


def rows_of(table: Any) -> list[Row]:
    """Return the rows of a valid table in the order that is wished.

    Who types "2" into the fifth row means before the second, which still says 2; and after the one it names when
    the row is to go down.
    """
    wished = []
    for index, form in enumerate(table.forms, start=1):
        values = form.cleaned_data
        if not values or not (values.get("block") or values.get("image")):
            continue
        order = values.get("order") or index
        direction = (order > index) - (order < index)
        wished.append(((order, direction, index), values))
    wished.sort(key=lambda each: each[0])
    return [
        Row(
            block=values["block"],
            image=values["image"],
            alt_text=values["alt_text"],
            decorative=values["decorative"],
            caption=values["caption"],
            credit=values["credit"],
        )
        for _key, values in wished
        if not values["remove"]
    ]
