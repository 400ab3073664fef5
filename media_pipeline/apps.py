"""Pictures, documents and videos; knows of no page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaPipelineConfig(AppConfig):
    name = "media_pipeline"
    label = "media_pipeline"
    verbose_name = _("Media")

    def ready(self) -> None:
        from cms.archive.registry import register_restorer
        from cms.publishing.gates import register_gate
        from cms.registries.admin_urls import register_admin_rules
        from cms.registries.desk import register_due, register_quick_actions
        from cms.registries.jobs import register_minutely
        from cms.registries.searchable import register_kind, register_source
        from cms.tenancy.rules import GLOBAL, OPEN, medium
        from media_pipeline import document_changes, receivers, texts
        from media_pipeline.desk import held_files, tight_storage, upload_pictures, waiting_replacements
        from media_pipeline.document_source import KIND, KIND_LABEL, DocumentSource
        from media_pipeline.gates import ArchivedFilesGate, ScannedFilesGate
        from media_pipeline.models import Document, Image, Video
        from media_pipeline.permissions import register_policies
        from media_pipeline.quota import fill_missing_sizes
        from media_pipeline.replacing.rules import own_medium, own_replacement
        from media_pipeline.scanning import receivers as scanning
        from media_pipeline.scanning.services import ask_again as scan_again
        from media_pipeline.views.restoring import restore_file

        register_policies()
        register_admin_rules(
            {
                "remove_image": medium(lambda: Image, "image_id"),
                "remove_document": medium(lambda: Document, "document_id"),
                "remove_video": medium(lambda: Video, "media_id"),
                "add_document": medium(lambda: Document),
                "add_documents": medium(lambda: Document),
            }
        )
        for model in (Image, Document, Video):
            register_restorer(model, restore_file)
        receivers.connect()
        register_kind(KIND, KIND_LABEL)
        register_source(DocumentSource())
        document_changes.connect()
        register_minutely("read_documents", texts.ask_again)
        register_quick_actions("pictures", upload_pictures)
        register_gate(ArchivedFilesGate())
        register_gate(ScannedFilesGate())
        scanning.connect()
        register_minutely("scan_media", scan_again)
        register_due("replacements", waiting_replacements)
        register_due("quarantine", held_files)
        register_due("storage", tight_storage)
        register_minutely("measure_media", fill_missing_sizes)
        register_admin_rules(
            {
                "replacing:propose": own_medium,
                "replacing:show": own_replacement,
                "replacing:act": own_replacement,
                "replacing:file": own_replacement,
                "media_usage:index": OPEN,
                "media_usage:limit": GLOBAL,
            }
        )
        register_admin_rules({"quarantine:index": OPEN, "quarantine:release": GLOBAL})
