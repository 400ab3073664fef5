"""What follows from a change once its transaction is through, and must not make the change fail."""

from collections.abc import Callable
from typing import Any

from django.db import transaction


def afterwards(follow: Callable[..., object], *arguments: Any) -> None:
    """Call `follow` after the transaction; what it raises is logged, for a minutely job looks again anyway."""

    # A function, for Django's report of a failure asks for its name, which a partial has not.
    def call() -> None:
        follow(*arguments)

    transaction.on_commit(call, robust=True)
