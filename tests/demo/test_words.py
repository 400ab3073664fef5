"""The demo's words: enough of each kind, all different, and visibly examples."""

from itertools import chain

import pytest

from home.demo import items, scenes
from home.demo.calendar import event_time
from home.demo.media import dice
from home.demo.texts import CODES, OPD_CODES, PORTAL, bank, shared
from opd.registry.source import read_source

KINDS = [kind for kind, _section, _make in items.KINDS]


@pytest.mark.parametrize("code", OPD_CODES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_agency_has_six_different_items_of_each_kind(code: str, kind: str) -> None:
    titles = {entry["title"] for entry in getattr(bank(code), kind)}

    assert len(titles) >= 6


@pytest.mark.parametrize("kind", ["news", "service", "announcement", "event", "gallery", "testimonial"])
def test_no_two_agencies_share_a_title(kind: str) -> None:
    titles = [entry["title"] for code in CODES for entry in getattr(bank(code), kind)]

    # Two offices offer the same kind of surgery hour; whole texts never repeat.
    assert len(set(titles)) >= len(titles) - 2


def test_names_of_scenes_topics_and_times_are_known(today) -> None:
    topics = set(read_source().topics)
    for code in CODES:
        assert set(bank(code).topics) <= topics
        assert set(bank(code).scenes) <= set(scenes.names())
        for entry in bank(code).event:
            event_time(entry["when"], today, dice(code))


def test_active_agencies_of_the_registry_are_meant() -> None:
    active = {record.code for record in read_source().agencies if record.status == "aktif"}

    assert set(CODES) <= active
    assert len(OPD_CODES) == 12


def test_persons_are_examples_and_nobody_speaks_twice() -> None:
    names = [items.person(code, number) for code in CODES for number in range(len(bank(code).testimonial))]

    assert len(set(names)) == len(names)
    assert all(name.startswith("Warga Contoh ") for name in names)


def test_costs_are_visibly_examples() -> None:
    costs = [entry.get("cost", items.FREE) for code in CODES for entry in bank(code).service]

    assert all(cost.startswith("Contoh biaya") for cost in costs)


def test_no_figures_of_the_real_pati_are_claimed() -> None:
    """Numbers with a unit of people, money or area would read like statistics."""
    texts = chain.from_iterable(
        [entry["summary"], entry["benefit"], *entry["text"]] for code in CODES for entry in bank(code).news
    )

    assert not [text for text in texts if any(word in text for word in ("Rp", "persen", "%", "miliar", "hektare"))]


def test_general_information_differs_between_neighbours() -> None:
    assert len(bank(PORTAL).information) < len(bank("dinkes").information)
    assert bank("dinkes").information[-1] != bank("disdukcapil").information[-1]
    assert len(shared().question) >= 6
