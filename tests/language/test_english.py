"""The test's own sense of language: it must not pass by seeing nothing, nor cry at good Indonesian."""

import pytest

from tests.language.english import english_in


@pytest.mark.parametrize(
    "text",
    [
        "Save draft",
        "Delete",
        "None",
        "Link text",
        "Last updated",
        "Moved from 'Berita' to 'Agenda'",
        "Locked by Rini Contoh",
        "Are you sure you want to delete this halaman?",
        "3 halaman selected",
        "Bahasa Indonesia to Bahasa Inggris translation",
    ],
)
def test_english_is_seen(text):
    assert english_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Status",
        "Simpan naskah",
        "Data contoh: format, total, dan menu",
        "Menunggu Persetujuan Editor Dinkes",
        "Contoh: FREQ=WEEKLY;UNTIL=20261231T165959Z",
        "http://localhost:8000/admin/pages/search/",
        "home-page.pdf",
        "Halaman 1 dari 3",
    ],
)
def test_indonesian_is_left_alone(text):
    assert not english_in(text)
