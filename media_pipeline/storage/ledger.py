"""The ledger of what was written, and how far a move between the sides has come."""

from typing import TYPE_CHECKING

from django.utils import timezone

from media_pipeline.storage.names import twin
from media_pipeline.storage.sides import Fingerprint

if TYPE_CHECKING:
    from media_pipeline.models import StoredFile


def enter(name: str, found: Fingerprint) -> None:
    """Note what a file's bytes are now."""
    from media_pipeline.models import StoredFile

    StoredFile.objects.update_or_create(
        name=name,
        defaults={
            "sha256": found.sha256,
            "size": found.size,
            "state": StoredFile.State.HERE,
            "changed_at": timezone.now(),
        },
    )


def strike(name: str) -> None:
    """Forget a file that was removed."""
    from media_pipeline.models import StoredFile

    StoredFile.objects.filter(name=name).delete()


def entry_of(name: str) -> "StoredFile | None":
    """Return what is known of a file, on whichever side: both copies of one file have the same bytes."""
    from media_pipeline.models import StoredFile

    found = {row.name: row for row in StoredFile.objects.filter(name__in=[name, twin(name)])}
    return found.get(name) or found.get(twin(name))


def announce(name: str, found: Fingerprint) -> "StoredFile":
    """Note that a copy is about to be made under this name: one that is cut off is found by its note."""
    from media_pipeline.models import StoredFile

    row, _is_new = StoredFile.objects.update_or_create(
        name=name,
        defaults={
            "sha256": found.sha256,
            "size": found.size,
            "state": StoredFile.State.COMING,
            "changed_at": timezone.now(),
        },
    )
    return row
