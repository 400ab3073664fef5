"""A file that is to stand at the address of another: who wanted it and why, who agreed, what stood there before."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Replacement(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", _("menunggu persetujuan")
        DONE = "done", _("sudah diganti")
        DECLINED = "declined", _("ditolak")
        TAKEN_BACK = "taken_back", _("ditarik kembali")

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField(_("nomor berkas"))
    item = GenericForeignKey("content_type", "object_id")
    field = models.CharField(_("bagian"), max_length=20)
    proposed = models.FileField(_("berkas baru"), upload_to="replacements")
    # Copied before the new bytes are written, so that nothing is lost whenever that is cut off.
    former = models.FileField(_("berkas lama"), upload_to="former", blank=True)
    upload_hash = models.CharField(_("SHA-256 unggahan"), max_length=64, blank=True)
    upload_notes = models.TextField(_("catatan unggahan"), blank=True)
    reason = models.TextField(_("alasan"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State.choices, default=State.WAITING)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("diajukan oleh"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    proposed_at = models.DateTimeField(_("diajukan pada"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("diputuskan oleh"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("diputuskan pada"), null=True)
    decline_reason = models.TextField(_("alasan ditolak"), blank=True)

    # No use of anything by anybody: Wagtail would count it as one.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("penggantian berkas")
        verbose_name_plural = _("penggantian berkas")
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["content_type", "object_id"], name="media_replacement_item"),
            models.Index(fields=["state"], name="media_replacement_state"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field"],
                condition=Q(state="waiting"),
                name="media_replacement_one_at_a_time",
            ),
            # Accounts may go, and with them the names; while both are known they are two.
            models.CheckConstraint(
                condition=~Q(state="done") | Q(proposed_by=None) | Q(decided_by=None) | ~Q(proposed_by=F("decided_by")),
                name="media_replacement_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_state_display()}"

    @property
    def current(self) -> Any:
        """Return the file that stands at the address now."""
        return getattr(self.item, self.field)

    @property
    def field_label(self) -> str:
        return str(self.item._meta.get_field(self.field).verbose_name)
