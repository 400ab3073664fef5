"""What a deployment must not forget, as system checks (`manage.py check --deploy`)."""

from typing import Any

from django.conf import settings
from django.core import checks

_OF_ONE_PROCESS = ("locmem.LocMemCache", "dummy.DummyCache", "filebased.FileBasedCache")


@checks.register(checks.Tags.security, deploy=True)
def limits_are_counted_together(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """A cache of one process counts for that process alone: with four of them every limit is fourfold."""
    backend = str(settings.CACHES["limits"]["BACKEND"])
    if not backend.endswith(_OF_ONE_PROCESS) or settings.SINGLE_PROCESS:
        return []
    return [
        checks.Warning(
            "Rate limits are counted in each process by itself.",
            hint="Set CACHE_URL to a cache that all processes share (rediscache://…), or SINGLE_PROCESS=True.",
            id="cms.W010",
        )
    ]
