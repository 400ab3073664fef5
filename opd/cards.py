"""What a list shows of an item; built once in Python so that no template asks the database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from opd.directory import directory_for


@dataclass(frozen=True, slots=True)
class Card:
    title: str
    url: str
    kind_label: str
    date: datetime
    agency_name: str
    agency_abbreviation: str
    summary: str
    image: Any
    is_demo: bool
    item: Any
    # What a type tells beside date and agency, a few words each.
    facts: tuple[str, ...] = ()


def card_of(item: Any, request: HttpRequest | None) -> Card:
    """Return an item's card; asks nothing once the directory, root paths and renditions are there."""
    entry = directory_for(request).get(item.agency_id)
    name = entry.name_on(item.date)
    return Card(
        title=item.title,
        url=item.get_url(request) or "",
        kind_label=str(item.kind_label),
        date=item.date,
        agency_name=name.name if name else entry.name,
        agency_abbreviation=(name.abbreviation if name else "") or entry.abbreviation,
        summary=item.summary,
        image=item.image,
        is_demo=item.is_demo,
        item=item,
    )
