"""A table that a screen reader can follow: it has a caption and says which cells are headers."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

from cms.blocks.base import GROUP_LIST

_MENU = {
    "items": {
        "row_above": {"name": "Sisipkan baris di atas"},
        "row_below": {"name": "Sisipkan baris di bawah"},
        "col_left": {"name": "Sisipkan kolom di kiri"},
        "col_right": {"name": "Sisipkan kolom di kanan"},
        "remove_row": {"name": "Hapus baris"},
        "remove_col": {"name": "Hapus kolom"},
        "undo": {"name": "Urungkan"},
        "redo": {"name": "Ulangi"},
    }
}


def _is_table(table: Any) -> bool:
    rows = table.get("data", []) if isinstance(table, dict) else None
    return isinstance(rows, list) and all(
        isinstance(row, list) and all(cell is None or isinstance(cell, str | int | float) for cell in row)
        for row in rows
    )


class TableBlock(WagtailTableBlock):
    def __init__(self, **kwargs: Any) -> None:
        # Handsontable has no Indonesian; without a language it knows, it fills the console with errors.
        kwargs.setdefault("table_options", {"contextMenu": _MENU, "language": "en-US"})
        super().__init__(**kwargs)

    class Meta:
        icon = "table"
        group = GROUP_LIST
        label = _("Tabel")
        description = _("Tabel dengan judul dan kepala baris atau kolom. Bukan untuk mengatur tata letak.")
        template = "cms/blocks/table.html"
        preview_value = {
            "table_header_choice": "both",
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "table_caption": "Jam layanan (contoh)",
            "data": [["Hari", "Buka", "Tutup"], ["Senin–Kamis", "07.30", "15.30"], ["Jumat", "07.30", "14.00"]],
        }

    def value_from_form(self, value: str | None) -> Any:
        """Raises ValueError for JSON that the table editor does not write; what is stored every later screen reads."""
        table = json.loads(value or "null")
        if table is not None and not _is_table(table):
            raise ValueError("This is not the table editor's JSON.")
        return table

    def clean(self, value: dict[str, Any] | None) -> Any:
        """Ask for caption, header and a filled cell before submitting (WCAG 2.2, 1.3.1)."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if not cleaned or not any(cell for row in cleaned.get("data") or [] for cell in row):
            raise ValidationError(_("Isi sekurang-kurangnya satu sel, atau hapus tabel ini."))
        if cleaned.get("table_header_choice") not in {"row", "column", "both"}:
            raise ValidationError(_("Pilih baris atau kolom mana yang menjadi kepala tabel."))
        if not (cleaned.get("table_caption") or "").strip():
            raise ValidationError(_("Beri tabel sebuah judul, agar pembaca layar dapat menyebutkannya."))
        return cleaned

    def get_searchable_content(self, value: dict[str, Any] | None) -> list[str]:
        caption = (value or {}).get("table_caption")
        return [*([caption] if caption else []), *super().get_searchable_content(value)]
