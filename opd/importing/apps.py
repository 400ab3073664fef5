"""The importing room: has tables of its own for what was read and what is still to be checked."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportingConfig(AppConfig):
    name = "opd.importing"
    label = "importing"
    verbose_name = _("Impor")

    def ready(self) -> None:
        from cms.publishing.gates import register_gate
        from opd.importing.gate import ReviewGate

        register_gate(ReviewGate())
