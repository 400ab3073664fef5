"""What only a cluster has: versions, an index built beside the live one, and being somewhere else."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from search.engines import cluster_engine
from search.engines.base import DATE, RELEVANCE, EngineUnavailableError, Filters, IndexDocument, Matches
from search.engines.cluster import indices
from search.engines.cluster.engine import ClusterEngine
from search.engines.cluster.query import new_index
from search.engines.cluster.server import EngineRefusedError
from search.plan import Alternative, Clause, Plan
from tests.search.clusters import clear, names

pytestmark = [pytest.mark.engine, pytest.mark.cluster]

NOW = datetime(2026, 11, 24, tzinfo=UTC)
FILTERS = Filters(locale="id", now=NOW)


@pytest.fixture
def engine() -> Iterator[ClusterEngine]:
    """The cluster's engine with an empty index of its own."""
    found = cluster_engine()
    assert found is not None
    clear(found)
    found.ensure_schema()
    yield found
    clear(found)


def document(number: int, title: str = "judul", **more: Any) -> IndexDocument:
    usual = {"locale": "id", "agency": "dinkes", "kind": "berita", "year": 2026, "date": NOW}
    return IndexDocument(id=number, title=title, **usual | more)


def plan(*words: str, weights: Sequence[float] = (), enough: float = 0.5) -> Plan:
    """A clause a word; several tokens in one, parted by a space, are a phrase."""
    shares = weights or [1 / len(words)] * len(words)
    clauses = [
        Clause(word, (Alternative(tuple(word.split()), 1.0),), share) for word, share in zip(words, shares, strict=True)
    ]
    return Plan(clauses=tuple(clauses), enough=enough)


def find(engine: ClusterEngine, asked: Plan, *, all_words: bool = True, order: str = RELEVANCE, **more: Any) -> Matches:
    return engine.search(asked, FILTERS, **{"all_words": all_words, "order": order, "offset": 0, "limit": 10} | more)


def ids(matches: Matches) -> list[int]:
    return [hit.id for hit in matches.hits]


def test_enough_is_weighed_exactly_and_counted_alike(engine: ClusterEngine) -> None:
    engine.index(
        [
            document(1, "urus ktp hilang"),
            document(2, "ktp hilang"),
            document(3, "urus " * 40 + "ktp " * 40),
            document(4, "hilang"),
            document(5, "ktp"),
        ]
    )
    asked = plan("urus", "ktp", "hilang", weights=(0.2, 0.3, 0.5), enough=0.5)
    found = find(engine, asked, all_words=False)
    # 2 has .8; 4 and 3 have .5 each, of which the text of 3 tells more; 5 has .3 only.
    assert [(hit.id, hit.found) for hit in found.hits] == [(1, 0b111), (2, 0b110), (3, 0b011), (4, 0b100)]
    assert sum(found.counts.values()) == 4
    assert ids(find(engine, asked)) == [1]
    by_date = find(engine, asked, all_words=False, order=DATE)
    assert [(hit.id, hit.found) for hit in by_date.hits] == [(4, 0b100), (3, 0b011), (2, 0b110), (1, 0b111)]


def test_a_clause_outweighs_whatever_the_text_says(engine: ClusterEngine) -> None:
    engine.index([document(number, "lain") for number in range(10, 400)])
    engine.index([document(1, "jalan rusak", text="x " * 5_000), document(2, "jalan jalan", summary="jalan jalan")])
    asked = plan("jalan", "rusak", weights=(0.99, 0.01), enough=0.9)
    assert ids(find(engine, asked, all_words=False)) == [1, 2]


def test_a_phrase_stands_within_one_text(engine: ClusterEngine) -> None:
    engine.index(
        [
            document(1, "kartu tanda penduduk"),
            document(2, "kartu tanda", summary="penduduk"),
            document(3, "kabar", text="urus kartu tanda penduduk baru"),
        ]
    )
    assert ids(find(engine, plan("kartu tanda penduduk"))) == [1, 3]


def test_facets_have_no_end_at_ten(engine: ClusterEngine) -> None:
    engine.index([document(number, agency=f"opd-{number}", year=1990 + number % 30) for number in range(1, 200)])
    found = find(engine, plan("judul"))
    assert len(found.counts) == 199
    assert found.counts["opd-7", "berita", 1997] == 1


def test_nobody_pages_deeper_than_a_server_lets_them(engine: ClusterEngine) -> None:
    engine.index([document(1)])
    found = find(engine, plan("judul"), offset=999_990)
    assert (ids(found), sum(found.counts.values())) == ([], 1)


def test_an_older_change_that_comes_late_does_nothing(engine: ClusterEngine) -> None:
    engine.index([document(1, "baru")], {1: 7})
    engine.index([document(1, "lama")], {1: 6})
    assert ids(find(engine, plan("lama"))) == []
    # The same change once more, as after a lost answer.
    engine.index([document(1, "sama")], {1: 7})
    assert ids(find(engine, plan("sama"))) == [1]
    engine.remove([1], {1: 8})
    engine.index([document(1, "lama")], {1: 7})
    assert engine.stored(after=0, limit=10) == []
    engine.index([document(1, "kembali")], {1: 9})
    assert ids(find(engine, plan("kembali"))) == [1]


def test_a_document_with_a_field_that_the_index_does_not_know_is_refused(engine: ClusterEngine) -> None:
    with pytest.raises(EngineRefusedError, match="strict"):
        engine.ask("POST", f"/{engine.prefix}/_doc/1?require_alias=true", {"nama": "x"})


def test_a_name_that_stands_for_no_index_is_never_made_one(engine: ClusterEngine) -> None:
    clear(engine)
    with pytest.raises(EngineUnavailableError, match="search_rebuild"):
        engine.index([document(1)])
    with pytest.raises(EngineUnavailableError, match="search_rebuild"):
        find(engine, plan("judul"))
    assert names(engine) == []
    assert engine.ensure_schema() is True
    assert engine.ensure_schema() is False


def test_a_rebuild_loses_nothing_that_is_written_meanwhile(engine: ClusterEngine) -> None:
    database = {number: document(number, "lama") for number in range(1, 401)}
    engine.index(list(database.values()))
    change = 0

    def write(number: int, title: str) -> None:
        nonlocal change
        change += 1
        if title:
            database[number] = document(number, title)
            engine.index([database[number]], {number: change})
        else:
            del database[number]
            engine.remove([number], {number: change})

    def read() -> Iterator[list[IndexDocument]]:
        for start in range(1, 401, 100):
            # As a slow reader has them: already read when they change, and then handed over.
            batch = [database[number] for number in range(start, start + 100) if number in database]
            write(start + 1, "baru")
            write(start + 2, "")
            assert len(ids(find(engine, plan("lama"), limit=100))) == 100
            yield batch
            write(start + 3, "baru")
            write(start + 4, "")
            write(1000 + start, "tambahan")

    before = names(engine)
    told: list[int] = []
    assert indices.rebuild(engine, read, told.append) == 400
    assert told == [100, 200, 300, 400]
    assert dict(engine.stored(after=0, limit=1000)) == {one.id: one.fingerprint for one in database.values()}
    (after,) = names(engine)
    assert [after] != before
    assert engine.status() == indices.IndexStatus(name=after, is_current=True, building=(), leftovers=())


def test_searches_and_writings_go_on_over_many_swaps(engine: ClusterEngine) -> None:
    engine.index([document(1, "tetap")], {1: 1})
    done, failures = threading.Event(), []
    newest: dict[int, int] = {}

    def until_done(act: Callable[[int], None]) -> None:
        turn = 0
        while not done.is_set():
            turn += 1
            try:
                act(turn)
            except BaseException as error:
                failures.append(error)
                return

    def search(_turn: int) -> None:
        assert ids(find(engine, plan("tetap"))) == [1]

    def write(turn: int) -> None:
        number = 2 + turn % 20
        # The database first, as whoever writes does.
        newest[number] = turn
        engine.index([document(number, f"kata{turn}")], {number: turn})

    def read() -> list[list[IndexDocument]]:
        return [[document(1, "tetap"), *(document(number, f"kata{turn}") for number, turn in dict(newest).items())]]

    threads = [threading.Thread(target=until_done, args=[act]) for act in (search, write)]
    for thread in threads:
        thread.start()
    rebuilds = 0
    while not failures and (rebuilds < 4 or len(newest) < 20):
        indices.rebuild(engine, read)
        rebuilds += 1
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    expected = {number: document(number, f"kata{turn}").fingerprint for number, turn in newest.items()}
    expected[1] = document(1, "tetap").fingerprint
    assert dict(engine.stored(after=0, limit=100)) == expected


def test_what_an_interrupted_rebuild_left_is_dropped_by_the_next(engine: ClusterEngine) -> None:
    engine.index([document(1)])
    stamp = "20200101000000000000"
    # Killed while it filled, and killed before it dropped what it had replaced.
    engine.ask("PUT", f"/{engine.prefix}-{stamp}", new_index(engine.building))
    engine.ask("PUT", f"/{engine.prefix}-{stamp[::-1]}", {})
    # Somebody else's, whose name begins like ours.
    engine.ask("PUT", f"/{engine.prefix}-lain", {})
    try:
        engine.index([document(2)])
        assert ids(find(engine, plan("judul"))) == [2, 1]
        assert len(names(engine)) == 3
        indices.rebuild(engine, lambda: [[document(1), document(2)]])
        assert len(names(engine)) == 1
        assert ids(find(engine, plan("judul"))) == [2, 1]
        assert engine.ask("GET", f"/{engine.prefix}-lain")[0] == 200
    finally:
        engine.ask("DELETE", f"/{engine.prefix}-lain")


def test_a_rebuild_that_fails_leaves_the_live_index_alone(engine: ClusterEngine) -> None:
    engine.index([document(1)])
    before = names(engine)

    def read() -> Iterator[list[IndexDocument]]:
        yield [document(1, "setengah")]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        indices.rebuild(engine, read)
    assert names(engine) == before
    assert ids(find(engine, plan("judul"))) == [1]


def test_of_two_rebuilds_the_later_one_goes_on(engine: ClusterEngine) -> None:
    def read() -> Iterator[list[IndexDocument]]:
        yield [document(1, "pertama")]
        indices.rebuild(engine, lambda: [[document(1, "kedua")]])
        yield [document(2, "pertama")]

    with pytest.raises(indices.RebuildSupersededError):
        indices.rebuild(engine, read)
    assert len(names(engine)) == 1
    assert ids(find(engine, plan("kedua"))) == [1]


def test_an_index_of_another_form_answers_nothing_until_it_is_rebuilt(engine: ClusterEngine) -> None:
    engine.index([document(1)])
    (name,) = names(engine)
    engine.ask("PUT", f"/{name}/_mapping", {"_meta": {"form": "lama"}})
    assert not engine.status().is_current
    # Another process, which has not seen the index yet.
    newer = _elsewhere(settings.SEARCH_CLUSTER["ADDRESS"])
    with pytest.raises(EngineUnavailableError, match="older form"):
        find(newer, plan("judul"))
    indices.rebuild(newer, lambda: [[document(1)]])
    assert ids(find(newer, plan("judul"))) == [1]


def test_a_mistake_of_ours_is_loud(engine: ClusterEngine) -> None:
    with pytest.raises(EngineRefusedError):
        engine.ask("POST", f"/{engine.prefix}/_search", {"kueri": {}})


def test_expiry_holds_to_the_millisecond(engine: ClusterEngine) -> None:
    engine.index([document(1, expires_at=NOW), document(2, expires_at=NOW + timedelta(milliseconds=1))])
    assert ids(find(engine, plan("judul"))) == [2]


@contextmanager
def _listener(answers: bool) -> Iterator[str]:
    """Yield the address of a port that takes connections and says nothing, or that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        if answers:
            listening.listen()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def _elsewhere(address: str) -> ClusterEngine:
    cluster: Mapping[str, str] = settings.SEARCH_CLUSTER | {"ADDRESS": address}
    engine: ClusterEngine = import_string(cluster["ENGINE"])(cluster)
    return engine


@pytest.mark.parametrize("listens", [True, False], ids=["says nothing", "is not there"])
def test_nobody_waits_for_a_server_that_does_not_answer(listens: bool) -> None:
    with _listener(listens) as address:
        engine = _elsewhere(address)
        # Without a limit of its own the first would wait for ever.
        with pytest.raises(EngineUnavailableError):
            find(engine, plan("judul"))
        if not listens:
            with pytest.raises(EngineUnavailableError):
                engine.index([document(1)])
