"""Blocks that show an OPD's own content, and the stream that item pages are written with."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Locale

from cms.blocks import GROUP_LIST, ContentStreamBlock, ImageBlock
from cms.visibility import is_visible
from media_pipeline.blocks import VideoBlock
from opd.agenda.listing import upcoming
from opd.latest import latest
from opd.samples import SampleTestimonial


def _place(parent_context: Any) -> tuple[Any, int, str]:
    """Return request, locale id and home path of the page a block stands on; an example's place in previews."""
    context = parent_context or {}
    page = context.get("page")
    request = context.get("request")
    if page is None:
        return request, Locale.get_default().pk, ""
    chrome = context.get("chrome")
    return request, page.locale_id, "" if chrome is None or chrome.is_portal else chrome.home_path


class TestimonialBlock(blocks.StructBlock):
    """A reference: the words stand on the testimonial's own page and are moderated there."""

    testimonial = blocks.PageChooserBlock(page_type="opd.TestimonialPage", label=_("Testimoni"))

    class Meta:
        icon = "openquote"
        group = GROUP_LIST
        label = _("Testimoni warga")
        description = _("Menampilkan satu testimoni yang sudah terbit.")
        template = "opd/blocks/testimonial.html"
        preview_value = {"testimonial": SampleTestimonial()}

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        page = value.get("testimonial")
        request = (parent_context or {}).get("request")
        context["testimonial"] = page if page and is_visible(page, request) else None
        if context["testimonial"]:
            context["card"] = context["testimonial"].card(request)
        return context


class AgendaListBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=100)
    count = blocks.IntegerBlock(label=_("Jumlah"), min_value=1, max_value=10, default=5)

    class Meta:
        icon = "calendar-alt"
        group = GROUP_LIST
        label = _("Agenda terdekat")
        description = _("Agenda berikutnya dari situs ini, selalu yang terbaru.")
        template = "opd/blocks/agenda_list.html"
        preview_value = {"title": _("Agenda terdekat"), "count": 3}

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        request, locale_id, within = _place(parent_context)
        context["events"] = upcoming(request, locale_id=locale_id, within=within, limit=value.get("count") or 5)
        return context


class LatestNewsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=100)
    count = blocks.IntegerBlock(label=_("Jumlah"), min_value=1, max_value=6, default=3)

    class Meta:
        icon = "list-ul"
        group = GROUP_LIST
        label = _("Berita terbaru")
        description = _("Berita terbaru dari situs ini, tanpa gambar agar ringan.")
        template = "opd/blocks/latest_news.html"
        preview_value = {"title": _("Berita terbaru"), "count": 3}

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        request, locale_id, within = _place(parent_context)
        news = latest(
            apps.get_model("opd", "NewsPage"),
            request,
            locale_id=locale_id,
            within=within,
            limit=value.get("count") or 3,
        )
        context["cards"] = [item.card(request) for item in news]
        return context


class ContactBlock(blocks.StructBlock):
    """The OPD's contact page repeated, so that a telephone number is mended at one place."""

    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=100)

    class Meta:
        icon = "mail"
        group = GROUP_LIST
        label = _("Kontak OPD")
        description = _("Alamat, telepon, dan jam layanan dari halaman Kontak.")
        template = "opd/blocks/contact.html"
        preview_value = {"title": _("Hubungi kami")}

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        chrome = (parent_context or {}).get("chrome")
        context["contact"] = chrome.contact if chrome else None
        return context


class BodyBlock(ContentStreamBlock):
    """What an item page is written with: the shared blocks and the OPD's own."""

    video = VideoBlock()
    testimonial = TestimonialBlock()
    agenda = AgendaListBlock()
    latest_news = LatestNewsBlock()
    contact = ContactBlock()


class AlbumBlock(blocks.StreamBlock):
    """Photos and videos of an album, in the order they are shown."""

    photo = ImageBlock()
    video = VideoBlock()


class FileBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Berkas"))
    title = blocks.CharBlock(
        label=_("Judul bagi pembaca"),
        required=False,
        max_length=200,
        help_text=_("Nama dokumen dan tahunnya, bukan nama berkas. Contoh: Rencana kerja tahun 2026."),
    )

    class Meta:
        icon = "doc-full"
        group = _("Berkas")
        label = _("Berkas")
        description = _("Satu berkas dengan judul yang dipahami warga.")
        preview_value = {"document": None, "title": _("Contoh berkas")}


class FilesBlock(blocks.StreamBlock):
    """Files of a public information item."""

    file = FileBlock()


class ChannelBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        label=_("Nama saluran"), max_length=60, help_text=_("Contoh: Instagram, Facebook, YouTube")
    )
    url = blocks.URLBlock(label=_("Alamat"), help_text=_("Alamat akun resmi, lengkap dengan https://"))

    class Meta:
        icon = "link"
        group = _("Kontak")
        label = _("Saluran")
        description = _("Tautan ke saluran resmi lain.")
        preview_value = {"label": "Contoh saluran", "url": "https://contoh.invalid/"}


class ChannelsBlock(blocks.StreamBlock):
    """Other official channels."""

    channel = ChannelBlock()
