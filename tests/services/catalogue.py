"""Every engine the contracts run on, and the variable that switches the project to it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from tests.services.postgresql import postgresql


@dataclass(frozen=True, slots=True)
class Engine:
    """`start()` yields the value of the environment variable `variable`."""

    name: str
    variable: str
    start: Callable[[], AbstractContextManager[str]]


ENGINES = (Engine("PostgreSQL", "DATABASE_URL", postgresql),)
