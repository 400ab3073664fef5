"""Minute jobs: each runs, a failing one stops no other, no name is taken twice."""

from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from cms.registries import jobs


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(jobs, "_minutely", {})
    return []


def test_a_failing_job_stops_no_other_and_is_named(registry: list[str]) -> None:
    def fail() -> None:
        raise ValueError("rusak")

    jobs.register_minutely("first", lambda: registry.append("first"))
    jobs.register_minutely("broken", fail)
    jobs.register_minutely("last", lambda: registry.append("last"))
    with pytest.raises(CommandError, match="broken"):
        call_command("minutely", stdout=StringIO())
    assert registry == ["first", "last"]


def test_a_name_is_taken_once(registry: list[str]) -> None:
    jobs.register_minutely("first", lambda: None)
    with pytest.raises(ImproperlyConfigured, match="'first'"):
        jobs.register_minutely("first", lambda: None)
