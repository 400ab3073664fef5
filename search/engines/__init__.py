"""Picks the engines; the rest of the room knows only `search.engines.base`."""

import os
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.utils.module_loading import import_string

from search.engines.base import ClusterEngine, Engine


def engine() -> Engine:
    """Return the engine that answers searches: the cluster where one is configured, else the database's."""
    return cluster_engine() or database_engine()


def database_engine() -> Engine:
    """Return the engine of the database in use, which is always kept up.

    Raises ImproperlyConfigured for a database without one.
    """
    if connection.vendor == "sqlite":
        from search.engines.sqlite import SqliteEngine

        return SqliteEngine()
    if connection.vendor == "postgresql":
        from search.engines.postgresql import PostgresqlEngine

        return PostgresqlEngine()
    raise ImproperlyConfigured(f"No search engine for the database {connection.vendor!r}.")


def has_cluster() -> bool:
    return bool(_cluster_settings())


def cluster_engine() -> ClusterEngine | None:
    """Return the engine of the cluster that SEARCH_URL names, one a process; None without one."""
    settled = _cluster_settings()
    return _cluster(os.getpid(), tuple(sorted(settled.items()))) if settled else None


def _cluster_settings() -> dict[str, str]:
    settled: dict[str, str] = getattr(settings, "SEARCH_CLUSTER", None) or {}
    return settled


@lru_cache(maxsize=8)
def _cluster(_process: int, settled: tuple[tuple[str, str], ...]) -> ClusterEngine:
    cluster = dict(settled)
    made: ClusterEngine = import_string(cluster["ENGINE"])(cluster)
    return made
