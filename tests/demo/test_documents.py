"""The hand-written PDF is one that readers open."""

import re

from django.core.files.base import ContentFile

from home.demo.documents import pdf
from media_pipeline import document_upload


def test_every_object_stands_where_the_table_says() -> None:
    content = pdf("Judul (contoh)", ["Satu paragraf yang cukup panjang untuk dipenggal " * 4, "é – \\ )"])

    start = int(re.search(rb"startxref\n(\d+)", content)[1])
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n", content[start:])]
    assert content[start:].startswith(b"xref")
    assert places
    for number, place in enumerate(places, start=1):
        assert content[place:].startswith(b"%d 0 obj" % number)


def test_brackets_and_long_lines_are_safe() -> None:
    content = pdf("(a)", ["kata " * 60])

    assert rb"(\(a\)) Tj" in content
    assert max(len(line) for line in content.splitlines()) < 140
    document_upload.cleaned(ContentFile(content, name="contoh.pdf"), "pdf")
