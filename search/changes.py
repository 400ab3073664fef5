"""What the cluster does not know yet: noted in the transaction that writes the entries, and only where there is one."""

from collections.abc import Collection

from search.engines import has_cluster
from search.models import IndexChange


def record(entry_ids: Collection[int]) -> None:
    """Note that these entries were written or deleted."""
    if has_cluster():
        IndexChange.objects.bulk_create(IndexChange(entry_id=entry_id) for entry_id in entry_ids)
