"""Tells a cache in front that files are no more under their addresses, where FRONT_CACHE_URL names one."""

from collections.abc import Iterable

import structlog
from django.conf import settings
from django.core.files.storage import default_storage
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache

from cms.tenancy.hosts import host_provider, root_address

logger = structlog.get_logger(__name__)


def purge(names: Iterable[str]) -> None:
    """Have the public addresses of these files forgotten, on every host where they were one; never raises."""
    if not getattr(settings, "WAGTAILFRONTENDCACHE", None):
        return
    addresses = [default_storage.url(name) for name in names]
    outside = [address for address in addresses if "://" in address]
    paths = [address for address in addresses if "://" not in address]
    hosts = [root_address(label) for label in host_provider().labels_by_site().values()] if paths else []
    try:
        purge_urls_from_cache([*outside, *(host + path for host in hosts for path in paths)])
    except Exception:
        # A purge that fails leaves a copy for as long as its headers allow; the move has happened all the same.
        logger.exception("purge_failed", addresses=len(addresses))
