"""Tables of the media room."""

from media_pipeline.models.document import Document
from media_pipeline.models.document_text import DocumentText
from media_pipeline.models.image import Image, Rendition
from media_pipeline.models.quota import MediaQuota
from media_pipeline.models.replacement import Replacement
from media_pipeline.models.stored_file import StoredFile
from media_pipeline.models.upload import ResumableUpload
from media_pipeline.models.video import Video

__all__ = [
    "Document",
    "DocumentText",
    "Image",
    "MediaQuota",
    "Rendition",
    "Replacement",
    "ResumableUpload",
    "StoredFile",
    "Video",
]
