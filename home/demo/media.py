"""Stores the demo's pictures, files and video in an agency's own collection."""

import random
from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile

from home.demo import scenes
from home.demo.documents import pdf
from home.demo.texts import CODES, DATA_DIR, Bank
from media_pipeline.models import Document, Image, Video
from opd.models import Agency

CREDIT = "Ilustrasi contoh"
# The item that shows every block shows this many different pictures.
SHOWCASE_PICTURES = 10
SHOWCASE = "dinkes"


def pictures_of(agency: Agency) -> list[Image]:
    """Return an agency's demo drawings, oldest first; what stands for a logo or a portrait is none."""
    drawn = Image.objects.filter(collection=agency.collection_id, is_demo=True, file__endswith=".jpg")
    return list(drawn.order_by("pk"))


def wanted_pictures(words: Bank, count: int) -> list[str]:
    """Return the scenes of an agency's pictures: its own, for the showcase followed by others."""
    own = list(words.scenes[:count])
    if words.code != SHOWCASE:
        return own
    others = [name for name in scenes.names() if name not in own]
    return own + others[: max(0, SHOWCASE_PICTURES - len(own))]


def make_pictures(agency: Agency, words: Bank, count: int, drawn: Callable[[], None]) -> int:
    """Draw an agency's pictures unless it has any; return how many. `drawn` is called after each."""
    if Image.objects.filter(collection=agency.collection_id, is_demo=True).exists():
        return 0
    names = wanted_pictures(words, count)
    for number, name in enumerate(names):
        seed = CODES.index(words.code) * 100 + number
        alt = scenes.describe(name)
        Image.objects.create(
            title=f"{alt.removeprefix('Ilustrasi ').capitalize()[:120]} (contoh)",
            file=ContentFile(scenes.draw(name, seed), name=f"contoh-{words.code}-{name}.jpg"),
            description=alt,
            credit=CREDIT,
            collection_id=agency.collection_id,
            is_demo=True,
        )
        drawn()
    return len(names)


def make_document(agency: Agency, title: str, summary: str) -> Document:
    """Store a one-page PDF that says it is an example."""
    text = [
        "DATA CONTOH: berkas ini dibuat untuk peragaan dan bukan dokumen resmi.",
        summary,
        "Isi yang sebenarnya diunggah oleh operator dan disetujui editor OPD.",
    ]
    content = pdf(title, text)
    return Document.objects.create(
        title=f"{title} (contoh)",
        file=ContentFile(content, name=f"contoh-{agency.code}.pdf"),
        file_size=len(content),
        collection_id=agency.collection_id,
        is_demo=True,
    )


def make_video(agency: Agency) -> Video:
    """Store the short silent film with a drawn poster and captions."""
    captions = (DATA_DIR / "contoh.vtt").read_bytes()
    files: dict[str, Any] = {
        "file": ContentFile((DATA_DIR / "contoh.mp4").read_bytes(), name="contoh.mp4"),
        "thumbnail": ContentFile(scenes.draw("posyandu", 4), name="contoh-poster.jpg"),
        "captions": ContentFile(captions, name="contoh.vtt"),
    }
    return Video.objects.create(
        title="Dari posyandu ke taman (contoh)",
        duration=8,
        width=640,
        height=428,
        transcript="Tiga gambar berganti tanpa suara: posyandu di bawah tenda, gedung puskesmas, dan taman kota.",
        collection_id=agency.collection_id,
        is_demo=True,
        # Small, silent and clean by itself: the demo need not wait for a worker.
        state=Video.State.READY,
        **files,
    )


def dice(*parts: object) -> random.Random:
    """Return a source of chance that is the same in every run."""
    return random.Random("/".join(str(part) for part in parts))  # noqa: S311 (no secret hangs on it)
