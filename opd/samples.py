"""What the OPD's blocks show before anything is chosen: invented, and says so; never somebody's own words."""

from dataclasses import dataclass
from types import SimpleNamespace

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class SampleTestimonial:
    """Stands in for a testimonial's page in the block's preview; as a page that is public and lies nowhere."""

    quote: str = "Contoh kutipan: sekarang saya tahu jadwalnya sebelum berangkat."
    person_name: str = "Warga Contoh"
    person_role: str = "petani (contoh)"
    pk: None = None
    alias_of_id: None = None
    live: bool = True
    path: str = ""

    def card(self, request: HttpRequest | None) -> SimpleNamespace:
        """Return as much of a card as the block shows."""
        return SimpleNamespace(url="#", agency_name="Dinas Contoh", is_demo=True)
