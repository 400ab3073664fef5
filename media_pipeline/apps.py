"""Pictures, documents and videos; knows of no page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaPipelineConfig(AppConfig):
    name = "media_pipeline"
    label = "media_pipeline"
    verbose_name = _("Media")

    def ready(self) -> None:
        from cms.publishing.gates import register_gate
        from media_pipeline import receivers
        from media_pipeline.gates import ArchivedFilesGate
        from media_pipeline.permissions import register_policies

        register_policies()
        receivers.connect()
        register_gate(ArchivedFilesGate())
