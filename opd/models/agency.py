"""An OPD as an entity in time: a stable code, and everything else that may change around it."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from cms.dates import local_date
from cms.tenancy.hosts import root_address
from opd.models.agency_name import AgencyName
from opd.models.evidence import evidence_field
from opd.models.host import Host
from opd.partial_date import in_force


class AgencyKind(models.TextChoices):
    PORTAL = "portal", _("Portal kabupaten")
    SECRETARIAT = "sekretariat", _("Sekretariat")
    INSPECTORATE = "inspektorat", _("Inspektorat")
    DEPARTMENT = "dinas", _("Dinas")
    BOARD = "badan", _("Badan")
    UNIT = "satuan", _("Satuan")
    HOSPITAL = "rsud", _("Rumah sakit umum daerah")
    DISTRICT = "kecamatan", _("Kecamatan")


class AgencyStatus(models.TextChoices):
    PLANNED = "rencana", _("Rencana")
    ACTIVE = "aktif", _("Aktif")
    RENAMED = "berganti_nama", _("Berganti nama")
    MERGED = "digabung", _("Digabung")
    SPLIT = "dipecah", _("Dipecah")
    CLOSED = "dihapus", _("Dihapus")


class AgencyQuerySet(models.QuerySet["Agency"]):
    def opds(self) -> "AgencyQuerySet":
        """Every agency except the portal's own."""
        return self.exclude(kind=AgencyKind.PORTAL)

    def active(self) -> "AgencyQuerySet":
        """Agencies at work now, neither planned nor closed."""
        return self.filter(status=AgencyStatus.ACTIVE)

    def with_names(self) -> "AgencyQuerySet":
        """Read the names of all rows in one more query; `name_at` and the like then ask nothing."""
        return self.prefetch_related(Prefetch("names", queryset=AgencyName.objects.order_by("start")))

    def with_current_label(self) -> "AgencyQuerySet":
        """Annotate `current_label`, the label of the host that each site answers at; no further query."""
        current = Host.objects.current().filter(agency=OuterRef("pk")).order_by().values("label")[:1]
        return self.annotate(current_label=Subquery(current))

    def with_hosts(self) -> "AgencyQuerySet":
        """Read the hosts of all rows in one more query; `current_host` and `address` then ask nothing."""
        return self.prefetch_related(Prefetch("hosts", queryset=Host.objects.order_by("label")))


class Agency(ClusterableModel):
    """An organisasi perangkat daerah, or the portal's own editors; names, hosts and lineage hang on it."""

    code = models.SlugField(
        _("kode"),
        max_length=60,
        unique=True,
        help_text=_("Tetap selamanya, juga bila namanya berganti; misalnya “dinkes”."),
        error_messages={"unique": _("Kode ini sudah dipakai OPD lain.")},
    )
    kind = models.CharField(_("jenis"), max_length=20, choices=AgencyKind)
    status = models.CharField(_("status"), max_length=20, choices=AgencyStatus, default=AgencyStatus.ACTIVE)
    district = models.ForeignKey(
        "opd.District",
        verbose_name=_("kecamatan"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agencies",
        help_text=_("Hanya untuk kantor kecamatan."),
    )
    site = models.OneToOneField(
        "wagtailcore.Site",
        verbose_name=_("situs"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="agency",
    )
    collection = models.OneToOneField(
        "wagtailcore.Collection",
        verbose_name=_("koleksi media"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="agency",
    )
    workflow = models.OneToOneField(
        "wagtailcore.Workflow",
        verbose_name=_("alur persetujuan"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="agency",
    )
    operators = models.OneToOneField(
        "auth.Group",
        verbose_name=_("kelompok Operator"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="operated_agency",
    )
    editors = models.OneToOneField(
        "auth.Group",
        verbose_name=_("kelompok Editor"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="edited_agency",
    )
    issues_alerts = models.BooleanField(
        _("boleh menerbitkan informasi serta-merta"),
        default=False,
        help_text=_(
            "Ditunjuk Diskominfo, misalnya BPBD: orang-orangnya dapat memasang peringatan di semua situs, dengan dua "
            "orang atau, bila mendesak, seorang diri dengan alasan yang tercatat."
        ),
    )
    note = models.TextField(
        _("catatan"), blank=True, help_text=_("Misalnya alamat lama yang melayani hal lain dan bukan situs OPD ini.")
    )
    evidence = evidence_field()
    evidence_text = models.TextField(
        _("bukti"), blank=True, help_text=_("Baris sumber apa adanya, dengan tanda buktinya.")
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("OPD")
        verbose_name_plural = _("OPD")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind="portal"),
                name="opd_agency_one_portal",
                violation_error_message=_("Portal kabupaten sudah ada; hanya boleh ada satu."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=AgencyKind.values),
                name="opd_agency_kind_known",
                violation_error_message=_("Jenis OPD tidak dikenal."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=AgencyStatus.values),
                name="opd_agency_status_known",
                violation_error_message=_("Status OPD tidak dikenal."),
            ),
            models.CheckConstraint(
                condition=Q(district__isnull=True) | Q(kind="kecamatan"),
                name="opd_agency_district_only_kecamatan",
                violation_error_message=_("Hanya kantor kecamatan yang punya kecamatan."),
            ),
            models.CheckConstraint(
                condition=~Q(code=""), name="opd_agency_code_not_empty", violation_error_message=_("Isi kode OPD.")
            ),
        ]

    def __str__(self) -> str:
        return self.current_name

    @property
    def is_portal(self) -> bool:
        """Say whether this is the portal's own agency, whose host carries the admin."""
        return self.kind == AgencyKind.PORTAL

    def naming_at(self, when: date | datetime | None = None) -> AgencyName | None:
        """Return the name record in force on that day (None: today, Asia/Jakarta); see `opd.partial_date.in_force`."""
        return in_force(self.names.all(), local_date(when or timezone.now()))

    def name_at(self, when: date | datetime | None = None) -> str:
        """Return the full name in force on that day; the code where no name is recorded."""
        naming = self.naming_at(when)
        return naming.name if naming else self.code

    def abbreviation_at(self, when: date | datetime | None = None) -> str:
        """Return the abbreviation in force on that day; the code where no name is recorded."""
        naming = self.naming_at(when)
        return naming.abbreviation if naming else self.code

    @property
    def current_name(self) -> str:
        return self.name_at()

    @property
    def abbreviation(self) -> str:
        return self.abbreviation_at()

    @property
    def current_host(self) -> Host | None:
        """Return the host the site answers at; None before one is recorded. Works from `with_hosts()`."""
        return next((host for host in self.hosts.all() if host.is_current), None)

    @property
    def address(self) -> str:
        """Return scheme, host and port of the site without a trailing slash; "" without a host."""
        host = self.current_host
        return root_address(host.label) if host else ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; raise ValidationError for a changed code: groups and collections lean on it."""
        if self.pk is not None and Agency.objects.filter(pk=self.pk).exclude(code=self.code).exists():
            raise ValidationError({"code": _("Kode OPD tidak dapat diubah lagi.")}, code="fixed")
        super().save(*args, **kwargs)
