"""Announcements, with the day from which they no longer matter."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.registries.searchable import Answers
from opd.pages.index import IndexPage
from opd.pages.item import ItemPage


class AnnouncementIndexPage(IndexPage):
    item_model = "AnnouncementPage"
    is_creatable = False
    subpage_types = ["opd.AnnouncementPage", "opd.AnnouncementIndexPage"]

    class Meta:
        verbose_name = _("daftar pengumuman")
        verbose_name_plural = _("daftar pengumuman")


class AnnouncementPage(ItemPage):
    closing_date = models.DateField(
        _("berlaku sampai"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Hari terakhir pengumuman ini berlaku. Sesudahnya tetap terbaca, dengan tanda “sudah ditutup”."),
    )

    title_help = _("Sebut apa yang harus diketahui warga. Contoh: Loket tutup pada hari libur nasional.")
    search_kind = "pengumuman"
    search_answers = Answers.NEWS
    kind_label = _("Pengumuman")
    parent_page_types = ["opd.AnnouncementIndexPage"]

    class Meta:
        verbose_name = _("pengumuman")
        verbose_name_plural = _("pengumuman")

    @property
    def is_closed(self) -> bool:
        """Whether the closing day has passed, in Asia/Jakarta."""
        return self.closing_date is not None and self.closing_date < timezone.localdate()


AnnouncementPage.content_panels = AnnouncementPage.item_panels(FieldPanel("closing_date"))
