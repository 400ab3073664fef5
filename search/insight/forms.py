"""What the insight can be narrowed to; what cannot be read counts as not given."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from search.insight.access import Reader
from search.insight.listing import Listing, Period


@dataclass(frozen=True, slots=True)
class Choice:
    """`place` is the key of one place, "" for all that the reader has."""

    listing: Listing
    period: Period
    place: str = ""

    @property
    def is_rising(self) -> bool:
        return self.listing == Listing.RISING

    def query(self, **other: str) -> str:
        """Return the query string of this choice, with something else chosen."""
        values = {"daftar": self.listing.value, "rentang": self.period.value, "tempat": self.place} | other
        return urlencode({name: value for name, value in values.items() if value})


def read_choice(parameters: Any, reader: Reader) -> Choice:
    """Understand any query string; `parameters` is a request's GET."""
    listing, period = parameters.get("daftar", ""), parameters.get("rentang", "")
    place = parameters.get("tempat", "")
    return Choice(
        listing=Listing(listing) if listing in Listing else Listing.NOTHING,
        period=Period(period) if period in Period else Period.MONTH,
        place=place if any(each.key == place for each in reader.places) else "",
    )
