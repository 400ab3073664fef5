"""What keeps the indexes up with what changes: what is to be read again, and what the cluster does not know yet."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Attempts(models.Model):
    """Abstract: something to be done until it succeeds, less and less often while it fails."""

    due_at = models.DateTimeField(_("dikerjakan sejak"), default=timezone.now, db_index=True)
    attempts = models.PositiveIntegerField(_("percobaan yang gagal"), default=0)
    last_error = models.TextField(_("kesalahan terakhir"), blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class IndexScope(models.TextChoices):
    ITEM = "item", _("satu isi")
    BELOW = "below", _("halaman dan semua di bawahnya")
    AGENCY = "agency", _("semua isi satu OPD")


class IndexRequest(Attempts):
    """Something that citizens find has changed and is to be read again; written in the transaction of the change.

    `source` and `key` name it: an id of that source, the id of a page, or the code of an agency. Rows are only added
    and deleted, so that no change of a page ever waits for a worker.
    """

    scope = models.CharField(_("cakupan"), max_length=10, choices=IndexScope)
    source = models.CharField(_("sumber"), max_length=20, blank=True)
    key = models.CharField(_("yang mana"), max_length=50)
    created_at = models.DateTimeField(_("dicatat pada"), default=timezone.now)

    class Meta:
        verbose_name = _("permintaan indeks")
        verbose_name_plural = _("permintaan indeks")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(scope__in=IndexScope.values), name="search_index_request_scope_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.source} {self.key}"


class IndexChange(Attempts):
    """An entry was written or deleted and the cluster does not know it yet; written in the same transaction.

    The id is the version under which the cluster keeps the entry: an older state never replaces a newer one.
    """

    entry_id = models.PositiveBigIntegerField(_("entri"))

    class Meta:
        verbose_name = _("perubahan untuk klaster")
        verbose_name_plural = _("perubahan untuk klaster")

    def __str__(self) -> str:
        return f"{self.pk}: {self.entry_id}"


class ClusterState(models.Model):
    """How the cluster keeps up: one row. `behind_since` is None while it takes what it is given."""

    behind_since = models.DateTimeField(_("tertinggal sejak"), null=True)
    attempts = models.PositiveIntegerField(_("percobaan yang gagal"), default=0)
    last_error = models.TextField(_("kesalahan terakhir"), blank=True)
    retry_at = models.DateTimeField(_("dicoba lagi"), null=True)
    # Whoever gives to the cluster holds it until then, and who dies lets go of it by itself.
    held_until = models.DateTimeField(_("dipegang sampai"), null=True)

    class Meta:
        verbose_name = _("keadaan klaster pencarian")
        verbose_name_plural = _("keadaan klaster pencarian")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(pk=1), name="search_cluster_state_one_row"),
        ]

    def __str__(self) -> str:
        return str(self.behind_since or "")
