"""What pictures, documents and videos have in common: what citizens read of them changes by moderation alone."""

from typing import Any, ClassVar

from django.db import models

from cms.models import PublicOnce
from media_pipeline import guard


class KeptQuerySet(models.QuerySet[Any]):
    """Bulk changes ask the same question as `save`, which they bypass."""

    def update(self, **values: Any) -> int:
        guard.require_update_allowed(self, values)
        return super().update(**values)

    update.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        guard.require_all_removable(self)
        return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class KeptFile(PublicOnce):
    """Abstract. `public_fields` reach citizens; tags, for instance, never do."""

    public_fields: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse before Django opens a transaction, which a refusal from its signal would break."""
        guard.require_removable(self)
        return super().delete(*args, **kwargs)
