"""Blocks of an agency's organisation: units, their heads, and the units below them, three steps deep."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def _unit(below: blocks.Block | None, name_help: Any) -> list[tuple[str, blocks.Block]]:
    fields: list[tuple[str, blocks.Block]] = [
        ("name", blocks.CharBlock(label=_("Nama unit"), max_length=160, help_text=name_help)),
        (
            "head",
            blocks.CharBlock(
                label=_("Pejabat"),
                required=False,
                max_length=160,
                help_text=_("Nama dan gelar. Kosongkan bila belum diketahui atau jabatannya kosong."),
            ),
        ),
    ]
    if below is not None:
        fields.append(
            ("units", blocks.ListBlock(below, label=_("Unit di bawahnya"), required=False, default=[], collapsed=True))
        )
    return fields


class SectionBlock(blocks.StructBlock):
    """The lowest step: a seksi, subbagian or team."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(_unit(None, _("Contoh: Subbagian Umum dan Kepegawaian")), *args, **kwargs)

    class Meta:
        icon = "group"
        label = _("Seksi atau subbagian")


class FieldBlock(blocks.StructBlock):
    """The middle step."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(_unit(SectionBlock(), _("Contoh: UPTD Puskesmas, atau Subbagian Keuangan")), *args, **kwargs)

    class Meta:
        icon = "group"
        label = _("Unit")


class UnitBlock(blocks.StructBlock):
    """A unit right below the head of the agency."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            _unit(FieldBlock(), _("Contoh: Sekretariat, atau Bidang Kesehatan Masyarakat")), *args, **kwargs
        )

    class Meta:
        icon = "group"
        group = _("Profil")
        label = _("Unit")
        description = _("Sekretariat, bidang, UPTD, dan seterusnya, dengan unit di bawahnya.")
        preview_value = {"name": "Sekretariat (contoh)", "head": "Nama Sekretaris (contoh)", "units": []}


class StructureBlock(blocks.StreamBlock):
    """The organisation, in the order of its regulation."""

    unit = UnitBlock()


def structure_text(structure: Any) -> list[str]:
    """Return names and heads of all units, for the search."""
    words: list[str] = []
    for unit in structure:
        _collect(unit.value, words)
    return words


def _collect(unit: Any, words: list[str]) -> None:
    words += [part for part in (unit.get("name"), unit.get("head")) if part]
    for below in unit.get("units") or []:
        _collect(below, words)
