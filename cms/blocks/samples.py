"""What blocks show before anything is chosen: drawings of the project, never somebody's upload."""

from dataclasses import dataclass

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from cms.pictures import Picture, PictureFile


@dataclass(frozen=True, slots=True)
class SamplePicture:
    """Stands in for an image in a block's preview."""

    pk: None = None
    caption: str = ""
    credit: str = ""

    @property
    def default_alt_text(self) -> str:
        return str(_("Contoh gambar: sawah di tepi laut"))

    @property
    def description(self) -> str:
        return self.default_alt_text

    def picture(self, name: str) -> Picture:
        file = PictureFile(static("cms/blocks/sample.svg"), 960, 640)
        return Picture(file.width, file.height, "", fallback=file)


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """Stands in for a document in a block's preview."""

    title: str
    file_extension: str = "pdf"
    file_size: int = 248_320
    url: str = "#"
    pk: None = None
