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
        from cms.tenancy.rules import GLOBAL, OPEN, collections, medium, own_upload
        from media_pipeline import document_changes, making, media_changes, receivers, settling, texts
        from media_pipeline.desk import held_files, tight_storage, upload_pictures, waiting_replacements
        from media_pipeline.document_source import KIND, KIND_LABEL, DocumentSource
        from media_pipeline.gates import ArchivedFilesGate, PictureWordsGate, ScannedFilesGate, SpokenWordsReminder
        from media_pipeline.models import Document, Image, Video
        from media_pipeline.permissions import register_policies
        from media_pipeline.quota import fill_missing_sizes
        from media_pipeline.replacing.rules import own_medium, own_replacement
        from media_pipeline.scanning import receivers as scanning
        from media_pipeline.scanning.services import ask_again as scan_again
        from media_pipeline.uploads import services
        from media_pipeline.uploads.rules import own_resumable
        from media_pipeline.videos import asking
        from media_pipeline.views.restoring import restore_file

        register_policies()
        register_admin_rules(
            {
                "add_picture": collections,
                "add_pictures": collections,
                "edit_picture": medium(lambda: Image, "image_id"),
                "finish_picture": own_upload("uploaded_file_id"),
                "remove_image": medium(lambda: Image, "image_id"),
                "remove_document": medium(lambda: Document, "document_id"),
                "remove_video": medium(lambda: Video, "media_id"),
                "resumable_uploads": OPEN,
                "resumable_upload": own_resumable("upload_id"),
                "video_progress": medium(lambda: Video, "", "id"),
                "retry_video": medium(lambda: Video, "media_id"),
                "add_document": medium(lambda: Document),
                "add_documents": medium(lambda: Document),
                "withdraw_image": medium(lambda: Image, "image_id"),
                "withdraw_document": medium(lambda: Document, "document_id"),
                "withdraw_video": medium(lambda: Video, "media_id"),
                # Lists what lies in the person's own collections.
                "withdrawn_files": OPEN,
            }
        )
        for model in (Image, Document, Video):
            register_restorer(model, restore_file)
        receivers.connect()
        register_kind(KIND, KIND_LABEL)
        register_source(DocumentSource())
        document_changes.connect()
        media_changes.connect()
        register_minutely("settle_media", settling.heal)
        register_minutely("read_documents", texts.ask_again)
        register_minutely("make_videos", asking.ask_again)
        register_minutely("sweep_uploads", services.sweep)
        register_minutely("make_pictures", making.ask_again)
        register_minutely("collect_old_pictures", making.collect_old)
        register_quick_actions("pictures", upload_pictures)
        register_gate(ArchivedFilesGate())
        register_gate(SpokenWordsReminder())
        register_gate(PictureWordsGate())
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
