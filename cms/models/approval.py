"""Who let a revision go on line: the record behind the four-eyes rule."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RevisionApproval(models.Model):
    """One revision, approved once, by somebody who wrote none of it (see cms.publishing.four_eyes)."""

    revision = models.OneToOneField(
        "wagtailcore.Revision", verbose_name=_("revisi"), related_name="approval", on_delete=models.CASCADE
    )
    # Object id repeated so that "since the last approval" is one indexed query.
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("halaman"), related_name="revision_approvals", on_delete=models.CASCADE
    )
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("penyetuju"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Kosong: diterbitkan oleh sistem, bukan oleh orang."),
    )
    approved_at = models.DateTimeField(_("disetujui pada"), auto_now_add=True)

    class Meta:
        verbose_name = _("persetujuan revisi")
        verbose_name_plural = _("persetujuan revisi")

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.approver}"
