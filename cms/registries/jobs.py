"""What has to happen every minute: apps register jobs, the `minutely` command runs them."""

from collections.abc import Callable

import structlog
from django.core.exceptions import ImproperlyConfigured

logger = structlog.get_logger(__name__)

Job = Callable[[], object]
_minutely: dict[str, Job] = {}


def register_minutely(name: str, job: Job) -> None:
    """Have `job` called every minute; called from an app's `ready()`.

    A job may run twice in a minute, or late, and must bear it.

    Raises:
        ImproperlyConfigured: the name is taken.
    """
    if name in _minutely:
        raise ImproperlyConfigured(f"A minutely job named {name!r} is registered already.")
    _minutely[name] = job


def run_minutely() -> list[str]:
    """Call every job once and return the names of those that failed; a failure is logged and stops no other job."""
    failed = []
    for name, job in _minutely.items():
        try:
            job()
        except Exception:
            logger.exception("minutely_job_failed", job=name)
            failed.append(name)
    return failed
