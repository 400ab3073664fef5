"""Questions and answers that fold; the browser's own `<details>`, so it works without JavaScript."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import GROUP_SERVICE
from cms.blocks.rich_text import SHORT_FEATURES


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Pertanyaan"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Jawaban"), features=SHORT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Tanya-jawab")


class AccordionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=160, default="Tanya-jawab")
    questions = blocks.ListBlock(QuestionBlock(), label=_("Tanya-jawab"), min_num=1)

    class Meta:
        icon = "help"
        group = GROUP_SERVICE
        label = _("Tanya-jawab")
        description = _("Pertanyaan yang sering diajukan; jawabannya dibuka bila diperlukan.")
        template = "cms/blocks/accordion.html"
        preview_value = {
            "title": "Tanya-jawab",
            "questions": [
                {"question": "Apakah bisa diwakilkan?", "answer": "<p>Bisa, dengan surat kuasa (contoh).</p>"},
                {"question": "Berapa biayanya?", "answer": "<p>Gratis (contoh).</p>"},
            ],
        }
