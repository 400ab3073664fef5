"""The query counter fails with the queries in its message."""

import pytest
from wagtail.models import Locale

from tests.support.queries import assert_max_queries

pytestmark = pytest.mark.django_db


def _ask_three_times() -> None:
    with assert_max_queries(2, "daftar"):
        for pk in (1, 2, 3):
            Locale.objects.filter(pk=pk).first()


def test_names_the_repeated_query_with_its_count() -> None:
    with pytest.raises(AssertionError, match=r"daftar: 3 queries, at most 2 allowed\s+3 x SELECT .*wagtailcore_locale"):
        _ask_three_times()


def test_passes_at_the_limit() -> None:
    with assert_max_queries(1) as captured:
        list(Locale.objects.all())
    assert len(captured) == 1
