"""No picture goes on line without words for who cannot see it; no draft is asked for them."""

from typing import Any

import pytest

from cms.publishing import gates
from media_pipeline.models import Image
from opd.models import Agency, NewsPage
from tests.factories.media import ImageFactory
from tests.factories.sites import provisioned
from tests.factories.users import editor_of, operator_of
from tests.publishing.drafts import draft_news

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return provisioned("dinkes")


def silent(agency: Agency, **fields: Any) -> Image:
    image: Image = ImageFactory(collection=agency.collection, **({"title": "Tanpa kata", "description": ""} | fields))
    return image


def draft(agency: Agency, **content: Any) -> NewsPage:
    page: NewsPage = draft_news(agency, operator_of(agency), title="Naskah", **content)
    return page


def block(image: Image, **words: Any) -> list[dict[str, Any]]:
    empty = {"alt_text": "", "decorative": False, "caption": "", "credit": ""}
    return [{"type": "image", "value": {"image": image.pk} | empty | words}]


def test_a_main_picture_without_words_keeps_the_page_off_line(agency: Agency) -> None:
    image = silent(agency)
    page = draft(agency, image=image)
    (message,) = gates.blockers(page)
    assert "“Tanpa kata” belum mempunyai teks alternatif" in message
    with pytest.raises(gates.GateClosed, match="teks alternatif"):
        page.get_latest_revision().publish(user=editor_of(agency))
    assert not NewsPage.objects.get(pk=page.pk).live
    Image.objects.filter(pk=image.pk).update(description="Kader menimbang balita")
    page.get_latest_revision().publish(user=editor_of(agency))
    assert NewsPage.objects.get(pk=page.pk).live


@pytest.mark.parametrize(
    ("fields", "words", "is_open"),
    [
        ({}, {}, False),
        ({}, {"alt_text": "Kader"}, True),
        ({}, {"alt_text": "  "}, False),
        ({}, {"decorative": True}, True),
        ({"description": "Kader"}, {}, True),
        ({"is_decorative": True}, {}, True),
    ],
)
def test_words_beside_the_picture_or_of_the_picture_itself_will_do(
    agency: Agency, fields: dict[str, Any], words: dict[str, Any], is_open: bool
) -> None:
    page = draft(agency, body=block(silent(agency, **fields), **words))
    assert bool(gates.blockers(page)) is not is_open


def test_words_in_one_place_do_not_go_for_another(agency: Agency) -> None:
    image = silent(agency)
    page = draft(agency, image=image, body=block(image, alt_text="Kader"))
    assert len(gates.blockers(page)) == 1


def test_pictures_of_a_gallery_and_posters(agency: Agency) -> None:
    image = silent(agency)
    item = {"image": image.pk, "caption": "", "alt_text": ""}
    gallery = [{"type": "gallery", "value": {"title": "", "images": [item]}}]
    assert gates.blockers(draft(agency, body=gallery))
    gallery[0]["value"]["images"][0]["alt_text"] = "Kader"  # type: ignore[index]
    assert not gates.blockers(draft(agency, body=gallery))
    video = {"title": "Rapat", "video": None, "url": "https://video.example/a", "poster": image.pk}
    assert not gates.blockers(draft(agency, body=[{"type": "video", "value": video}]))


def test_decoration_says_nothing(agency: Agency) -> None:
    assert silent(agency, description="Sawah", is_decorative=True).default_alt_text == ""
