"""Addresses of the search: the query string that asks for one choice, and full addresses for other programs."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from cms.tenancy.hosts import root_address
from search.forms import EVERYWHERE, Choice
from search.query import parse
from search.searching import RELEVANCE


def address(choice: Choice, **changes: Any) -> str:
    """Return the query string ("?q=…") of the choice with some of its fields changed, beginning at its first page.

    What is the host's own default is left out.
    """
    wanted = replace(choice, **changes)
    query = QueryDict(mutable=True)
    query["q"] = wanted.query.text
    if wanted.agency != wanted.own_agency:
        query["opd"] = wanted.agency or EVERYWHERE
    if wanted.kind:
        query["jenis"] = wanted.kind
    if wanted.year:
        query["tahun"] = str(wanted.year)
    if wanted.order != RELEVANCE:
        query["urut"] = wanted.order
    return "?" + query.urlencode()


def address_of_words(choice: Choice, text: str) -> str:
    """Return the query string that asks for other words with everything else as it is."""
    return address(choice, query=parse(text))


def full_address(request: HttpRequest, name: str) -> str:
    """Return the whole address of one of the search's views on this host: from the settings, never from the request."""
    return root_address(request.host_answer.label) + reverse(name)  # type: ignore[attr-defined]
