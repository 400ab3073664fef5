"""Fixtures of every room; each is defined beside what it drives, in tests/support."""

import shutil

from django.conf import settings

pytest_plugins = [
    "tests.support.database",
    "tests.support.live_site",
    "tests.support.browser",
    "tests.support.html",
    "tests.support.queries",
    "tests.support.axe",
    "tests.support.order",
]


def pytest_unconfigure() -> None:
    """Remove the media folders that settings.test made for this process."""
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    shutil.rmtree(settings.MEDIA_PRIVATE_ROOT, ignore_errors=True)
