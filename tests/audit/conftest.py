"""Codes that no app in this test's settings writes are known to the log for the time of a test."""

from collections.abc import Iterator

import pytest
from wagtail.log_actions import registry

from cms.audit.actions import ACTIONS


@pytest.fixture(autouse=True)
def known_actions() -> Iterator[None]:
    registry.scan_for_actions()
    missing = [code for code in ACTIONS if not registry.action_exists(code)]
    choices = list(registry.choices)
    for code in missing:
        registry.register_action(code, str(ACTIONS[code].label), "")
    yield
    for code in missing:
        del registry.formatters[code]
    registry.choices[:] = choices
