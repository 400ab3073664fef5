"""Which side a file lies on follows from what the database says of it, whenever that changed."""

from collections.abc import Iterable
from typing import Any


def settle_later(model: type[Any], ids: Iterable[int]) -> None:
    """Have these items' files brought to the side where they belong, after the transaction; may be asked twice."""
