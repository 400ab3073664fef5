""" "Cara mengurus": what a citizen does, in order."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import GROUP_SERVICE


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label=_("Langkah"), max_length=160, help_text=_("Mulai dengan kata kerja. Contoh: “Ambil nomor antrean”.")
    )
    text = blocks.TextBlock(label=_("Penjelasan"), required=False, rows=2)
    duration = blocks.CharBlock(label=_("Waktu"), required=False, max_length=80, help_text=_("Contoh: “10 menit”."))
    place = blocks.CharBlock(label=_("Tempat"), required=False, max_length=120, help_text=_("Contoh: “Loket 2”."))
    cost = blocks.CharBlock(label=_("Biaya"), required=False, max_length=80, help_text=_("Contoh: “Gratis”."))

    class Meta:
        icon = "arrow-right"
        label = _("Langkah")


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=160, default="Cara mengurus")
    steps = blocks.ListBlock(StepBlock(), label=_("Langkah"), min_num=1)

    class Meta:
        icon = "list-ol"
        group = GROUP_SERVICE
        label = _("Cara mengurus")
        description = _("Langkah berurutan, dengan waktu, tempat, dan biaya bila ada.")
        template = "cms/blocks/steps.html"
        preview_value = {
            "title": "Cara mengurus",
            "steps": [
                {
                    "title": "Ambil nomor antrean",
                    "text": "Datang ke loket dengan dokumen asli.",
                    "duration": "5 menit (contoh)",
                    "place": "Loket 1 (contoh)",
                    "cost": "Gratis (contoh)",
                },
                {
                    "title": "Serahkan berkas",
                    "text": "Petugas memeriksa kelengkapannya.",
                    "duration": "",
                    "place": "",
                    "cost": "",
                },
            ],
        }
