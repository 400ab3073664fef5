"""What the walk has to know of an address."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from tests.tenancy.world import World

Kwargs = Callable[[World], dict[str, Any]]
Try = tuple[str, str, dict[str, Any], dict[str, str]]


@dataclass(frozen=True)
class Sample:
    """`who` reaches it with `method`; `object` says that the address itself names something of the OPD, so that a
    stranger must be refused; `shows` that the answer has private words, so that their absence means something."""

    kwargs: Kwargs = lambda w: {}
    who: str = "a_operator"
    method: str = "get"
    query: Kwargs = lambda w: {}
    data: Kwargs = lambda w: {}
    headers: dict[str, str] = field(default_factory=dict)
    status: tuple[int, ...] = (200, 201)
    shows: bool = False
    object: bool = False
    closed: bool = False
    path: str = ""
    to_home: bool = False
    # What the own people do first; `follows` then posts the form that its answer holds.
    before: Callable[[World], list[Try]] = lambda w: []
    follows: bool = False
    tries: Callable[[World], list[Try]] = lambda w: []

    def address(self, name: str, w: World) -> str:
        return self.path or reverse(name, kwargs=self.kwargs(w))


def one(kwargs: Kwargs, **values: Any) -> Sample:
    """Return the sample of an address that names something of the OPD."""
    return Sample(kwargs=kwargs, **({"object": True} | values))


def shown(**values: Any) -> Sample:
    """Return the sample of a list."""
    return Sample(shows=True, **values)


def of_all(**values: Any) -> Sample:
    """Return the sample of an address over all OPDs."""
    return Sample(**({"who": "superuser", "object": True} | values))


CLOSED = Sample(closed=True, who="superuser", object=True)
REDIRECT = (302,)


def page_of(thing: str = "a_draft", kwarg: str = "page_id") -> Kwargs:
    return lambda w: {kwarg: w.things[thing].pk}


def with_more(base: Kwargs, **more: Callable[[World], Any]) -> Kwargs:
    return lambda w: base(w) | {name: value(w) for name, value in more.items()}
