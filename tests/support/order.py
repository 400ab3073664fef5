"""The longest files first, so that no worker is left alone with one of them at the end."""

import pytest

LONGEST = (
    "tests/tenancy/test_stranger_walk.py",
    "tests/language/test_no_english.py",
    "tests/pages/test_queries.py",
    "tests/pages/test_screens.py",
    "tests/publishing/test_no_way_around.py",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the order of everything else."""
    rank = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.nodeid.partition("::")[0], len(LONGEST)))
