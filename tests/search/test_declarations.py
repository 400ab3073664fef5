"""A page type that does not say what it is for the search does not get past `manage.py check`."""

from typing import Any

import pytest
from django.core.checks import run_checks

from cms.models.page import BasePage
from cms.registries.searchable import Answers, Readers, kinds_that_answer
from opd.models import NewsIndexPage, NewsPage
from opd.pages.item import ItemPage


def faults(model: type) -> list[str]:
    return [fault.id for fault in run_checks() if fault.obj is model and fault.id]


def test_every_type_of_the_house_declares_itself() -> None:
    assert [fault for fault in run_checks() if (fault.id or "").startswith("cms.E00")] == []


@pytest.mark.parametrize(
    ("model", "owner", "attribute", "value", "expected"),
    [
        (NewsPage, NewsPage, "search_kind", None, "cms.E005"),
        (NewsPage, NewsPage, "search_answers", "gossip", "cms.E005"),
        (NewsPage, ItemPage, "search_readers", "friends", "cms.E005"),
        (NewsPage, ItemPage, "get_search_document", None, "cms.E003"),
        (NewsIndexPage, NewsIndexPage, "search_readers", Readers.EVERYBODY, "cms.E005"),
    ],
)
def test_a_wrong_declaration_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, model: type, owner: type, attribute: str, value: Any, expected: str
) -> None:
    monkeypatch.setattr(owner, attribute, value)
    assert faults(model) == [expected]


@pytest.mark.parametrize(
    ("owner", "attribute", "expected"),
    [
        (NewsPage, "search_kind", "cms.E002"),
        (NewsPage, "search_answers", "cms.E005"),
        (ItemPage, "search_readers", "cms.E005"),
    ],
)
def test_a_missing_declaration_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, owner: type, attribute: str, expected: str
) -> None:
    monkeypatch.delattr(owner, attribute)
    assert not hasattr(BasePage, attribute)
    assert faults(NewsPage) == [expected]


def test_kinds_are_known_by_what_they_answer() -> None:
    assert kinds_that_answer(Answers.HOW_TO) == {"layanan"}
    assert {"berita", "agenda"} <= kinds_that_answer(Answers.NEWS)
    assert {"halaman", "informasi-publik"} <= kinds_that_answer(Answers.FACTS)
