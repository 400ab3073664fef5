"""One OPD's site as a citizen finds it: an article, an album of three pictures and an agenda."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.pages import EventPageFactory, GalleryPageFactory, NewsPageFactory
from tests.factories.sites import provisioned
from tests.pages.samples import live, pictures

ANSWER = "<p>Bawa KTP-el. Gratis.</p>"
BODY = [
    {"type": "heading", "value": {"text": "Yang perlu disiapkan", "level": "h2"}},
    {"type": "rich_text", "value": "<p>Datang <b>pagi</b>. Antre di loket dua.</p><ul><li>KTP-el</li></ul>"},
    {"type": "accordion", "value": {"title": "Tanya jawab", "questions": [{"question": "Berapa?", "answer": ANSWER}]}},
]


@pytest.fixture
def site(live_site):
    """Return the addresses of an article, an album and the agenda."""
    dinkes = provisioned("dinkes")
    album = GalleryPageFactory(agency=dinkes, title="Album uji")
    images = pictures(dinkes, 3)
    album.photos = [
        {"type": "photo", "value": {"image": image.pk, "caption": f"Keterangan {number}"}}
        for number, image in enumerate(images, start=1)
    ]
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    EventPageFactory(agency=dinkes, title="Acara bulan ini", start=today, end=today + timedelta(hours=23, minutes=59))
    EventPageFactory(agency=dinkes, title="Acara lama", start=today - timedelta(days=40))
    article = NewsPageFactory(agency=dinkes, title="Kabar uji", body=BODY)
    NewsPageFactory(agency=dinkes, title="Kabar lain")
    return {
        "home": live_site.address("dinkes"),
        "article": article.full_url,
        "album": live(album).full_url,
        "agenda": live_site.address("dinkes", "/agenda/"),
    }
