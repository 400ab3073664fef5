"""Gives some demo sites a look of their own; the others show what a site looks like that nobody has dressed yet."""

from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile

from home.demo import signs
from home.demo.items import Desk
from home.demo.media import CREDIT
from media_pipeline.models import Image
from opd.models import Agency
from opd.palettes import Palette


@dataclass(frozen=True, slots=True)
class Look:
    """`tagline` for the head of the home page; `palette` is empty where the kind's own stays."""

    tagline: str
    palette: Palette | None = None
    has_logo: bool = False
    has_head: bool = True


LOOKS = {
    "dinkes": Look("Jadwal imunisasi, puskesmas, dan layanan sehat keluarga Anda.", Palette.TAMBAK, has_logo=True),
    "disdukcapil": Look("Urus KTP-el, kartu keluarga, dan akta tanpa calo.", has_logo=True, has_head=False),
    "dispertan": Look("Kabar musim tanam, harga panen, dan bantuan bagi petani.", Palette.SAWAH),
    "kec-juwana": Look("Surat, izin, dan kabar kecamatan, dekat dari rumah.", Palette.LAUT),
}


def fill_home(home: Any, desk: Desk) -> bool:
    """Dress an agency's home page and say whether anything was done; the caller saves it."""
    look = LOOKS.get(desk.agency.code)
    if look is None:
        return False
    home.tagline = look.tagline
    home.palette = look.palette or ""
    home.header_image = desk.picture(0) if look.has_head else None
    if look.has_logo:
        home.logo = make_sign(desk.agency, f"Logo contoh {desk.agency.code}", "Logo contoh", signs.logo())
    return True


def make_sign(agency: Agency, title: str, description: str, png: bytes) -> Image:
    """Return a picture that stands for one which an agency would upload; stored once."""
    found: Image | None = Image.objects.filter(collection=agency.collection_id, is_demo=True, title=title).first()
    return found or Image.objects.create(
        title=title,
        file=ContentFile(png, name=f"contoh-{agency.code}-tanda.png"),
        description=description,
        credit=CREDIT,
        collection_id=agency.collection_id,
        is_demo=True,
    )
