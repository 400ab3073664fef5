"""The list of albums: each card says how many photos there are and what they are of."""

from dataclasses import replace
from typing import Any

from opd.cards import Card
from opd.listing import Listing


class AlbumListing(Listing):
    """Reads what the albums show in the list's own query, and none of their streams."""

    def select(self, items: Any) -> Any:
        return (
            super().select(items).select_related("event", "news").defer("body", "photos", "event__body", "news__body")
        )

    def cards(self) -> list[Card]:
        return [
            replace(card, facts=(*card.facts, title)) if (title := card.item.occasion_title(self.request)) else card
            for card in super().cards()
        ]
