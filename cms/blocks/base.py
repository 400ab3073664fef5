"""What every block of a page's content has in common, and the check that none forgets it."""

from typing import Any

from django.core import checks
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

GROUP_TEXT = _("Teks")
GROUP_MEDIA = _("Media")
GROUP_SERVICE = _("Layanan")
GROUP_LIST = _("Daftar")


class DescribedStreamBlock(blocks.StreamBlock):
    """A stream whose blocks must each show and explain themselves to an operator; a system check refuses others."""

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        errors: list[checks.CheckMessage] = super().check(**kwargs)
        for name, block in self.child_blocks.items():
            lacking = what_lacks(block)
            if lacking:
                errors.append(
                    checks.Error(
                        f"Block {name!r} ({type(block).__name__}) lacks {', '.join(lacking)}.",
                        hint="Set them in the block's Meta: operators choose blocks by picture and explanation.",
                        obj=kwargs.get("field", self),
                        id="cms.blocks.E001",
                    )
                )
        return errors


def what_lacks(block: blocks.Block) -> list[str]:
    """Return the names of the Meta options that a block of a page's content must set and does not."""
    lacking = [name for name in ("group", "description", "template") if not getattr(block.meta, name, None)]
    if block.meta.icon == "placeholder":
        lacking.append("icon")
    shows_itself = (
        hasattr(block.meta, "preview_value") or type(block).get_preview_value is not blocks.Block.get_preview_value
    )
    return lacking if shows_itself else [*lacking, "preview_value"]
