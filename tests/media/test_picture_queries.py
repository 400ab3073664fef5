"""Pictures of a published page cost a bounded number of queries, however many there are."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from media_pipeline.renditions import make_all
from opd.models import Agency
from tests.factories.media import ImageFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import site_tree
from tests.support.queries import warm_project_caches

pytestmark = pytest.mark.django_db


def asked(agency: Agency, title: str, images: list[Any]) -> int:
    """Return how many queries a page costs that shows these pictures at its head and in its text."""
    empty = {"alt_text": "", "decorative": False, "caption": "", "credit": ""}
    body = [{"type": "image", "value": {"image": image.pk} | empty} for image in images]
    page = NewsPageFactory(agency=agency, title=title, image=images[0] if images else None, body=body)
    path = "/" + page.full_url.split("://", 1)[1].split("/", 1)[1]
    client = Client(headers={"host": "dinkes.localhost"})
    client.get(path)
    warm_project_caches()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(path)
    assert response.status_code == 200
    assert response.content.count(b"<picture>") >= len(images)
    return len(queries)


def test_ten_pictures_cost_what_one_costs_and_that_is_two_queries_at_most() -> None:
    agency = site_tree("dinkes")["dinkes"]
    images = [ImageFactory(collection=agency.collection) for _number in range(10)]
    make_all(images)
    none, one, ten = asked(agency, "Tanpa", []), asked(agency, "Satu", images[:1]), asked(agency, "Sepuluh", images)
    assert ten == one
    # The pictures and their files, each at once; a page without any has neither to read.
    assert one - none <= 2
