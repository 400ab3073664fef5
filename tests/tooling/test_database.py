"""A test that commits leaves the database as the migrations left it, for whatever test comes next."""

import threading

import pytest
from django.db import connection
from wagtail.models import Collection, Page

pytestmark = pytest.mark.contract
ROOTS = {"pages": 1, "collections": 1}


def _roots() -> dict[str, int]:
    return {"pages": Page.objects.filter(depth=1).count(), "collections": Collection.objects.filter(depth=1).count()}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_was_committed_is_gone_and_the_roots_are_back(turn: int) -> None:
    assert _roots() == ROOTS
    assert not Collection.objects.filter(name="Titipan").exists()
    Collection.get_first_root_node().add_child(name="Titipan")


def test_another_thread_sees_what_was_committed(transactional_db: None) -> None:
    Collection.get_first_root_node().add_child(name="Titipan")
    seen: list[bool] = []

    def look() -> None:
        seen.append(Collection.objects.filter(name="Titipan").exists())
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [True]
