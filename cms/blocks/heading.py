"""A heading with an address of its own, so that a part of a page can be linked."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import GROUP_TEXT


class HeadingValue(blocks.StructValue):
    @property
    def anchor(self) -> str:
        """The element's id; the stream numbers a second heading of the same words (`unique_anchors`)."""
        return getattr(self, "unique_anchor", None) or base_anchor(self.get("text") or "")


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Judul bagian"), max_length=160)
    level = blocks.ChoiceBlock(
        label=_("Tingkat"),
        choices=[("h2", _("Bagian (H2)")), ("h3", _("Anak bagian (H3)"))],
        default="h2",
        search_index=False,
        help_text=_("Anak bagian hanya dipakai di bawah sebuah bagian."),
    )

    class Meta:
        icon = "title"
        group = GROUP_TEXT
        label = _("Judul bagian")
        description = _("Judul di dalam isi; dapat ditautkan langsung dari halaman lain.")
        template = "cms/blocks/heading.html"
        value_class = HeadingValue
        preview_value = {"text": "Cara mengurus", "level": "h2"}


def base_anchor(text: str) -> str:
    """Return an id that cannot clash with the layout's own ids: "Biaya & waktu" -> "bagian-biaya-waktu"."""
    return f"bagian-{slugify(text)}".removesuffix("-")


def unique_anchors(headings: list[HeadingValue]) -> None:
    """Give the headings of one page different ids, in reading order: …, …-2, …-3."""
    taken: set[str] = set()
    for heading in headings:
        anchor = base = base_anchor(heading.get("text") or "")
        number = 1
        while anchor in taken:
            number += 1
            anchor = f"{base}-{number}"
        taken.add(anchor)
        heading.unique_anchor = anchor
