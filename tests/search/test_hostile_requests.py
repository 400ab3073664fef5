"""Three hundred requests that no browser sends, made of hostile values in every parameter: on every engine."""

import random
from collections.abc import Iterator

import pytest
from django.test import Client

from search.kept import forget_all
from tests.factories.sites import site_tree
from tests.search.conftest import AddEntry
from tests.search.hostile import HOSTILE

pytestmark = [pytest.mark.django_db, pytest.mark.search_contract]

REQUESTS = 300
ADDRESSES = ("/cari/", "/en/cari/", "/cari/data.json", "/cari/saran/")
HOSTS = ("localhost", "dinkes.localhost")
PARAMETERS = ("opd", "jenis", "tahun", "urut", "halaman", "lain", "ukuran")
NUMBERS = ("99999", "-1", "0", "1e9", "9" * 30, "NaN", "½", "٣", "0x10")
WORDS = ("ktp", "hilang", "cara urus ktp", "")
# Of a traceback, of each engine's own messages, and of the debug page.
INSIDES = ("Traceback", "OperationalError", "DataError", "ProgrammingError", "parsing_exception", "fts5:", "DEBUG =")


def requests() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield host, address and query, the same ones each time; every third value is two hostile ones in a row."""
    chance = random.Random(20170515)
    for number in range(REQUESTS):
        value = HOSTILE[number % len(HOSTILE)]
        if number % 3 == 2:
            value += chance.choice(HOSTILE)
        query = {"q": value if number % 2 else chance.choice(WORDS)}
        for parameter in chance.sample(PARAMETERS, chance.randint(1, len(PARAMETERS))):
            query[parameter] = chance.choice((value, *NUMBERS))
        yield chance.choice(HOSTS), ADDRESSES[number % len(ADDRESSES)], query


def test_each_gets_an_answer_that_tells_nothing_of_the_inside(add_entry: AddEntry, client: Client) -> None:
    site_tree("dinkes", "disdukcapil")
    entries = [add_entry(title=f"Cara urus KTP hilang {number}", text="ktp " * 50) for number in range(5)]
    forget_all()
    for host, address, query in requests():
        response = client.get(address, query, headers={"host": host})
        assert response.status_code in {200, 400}, (address, query)
        text = response.content.decode()
        assert not [inside for inside in INSIDES if inside in text], (address, query)
        assert "<script>alert" not in text or response["Content-Type"].startswith("application/json")
        # No hostile value stands for every word: five entries with one word are not found by a star.
        if address == "/cari/data.json" and response.status_code == 200 and query["q"] in {"*", "**", "%", "_", ":*"}:
            assert response.json()["total"] < len(entries), query
