"""The one closed list of topics for all sites, kept by Diskominfo."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.Model):
    """A neutral subject that an item of any OPD can carry."""

    name = models.CharField(_("nama"), max_length=80, unique=True)
    slug = models.SlugField(
        _("slug"), max_length=80, unique=True, help_text=_("Bagian alamat; sebaiknya tidak diubah lagi.")
    )
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("topik")
        verbose_name_plural = _("topik")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
