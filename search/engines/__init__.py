"""Picks the engines; the rest of the room knows only `search.engines.base`."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from search.engines.base import Engine

if TYPE_CHECKING:
    from search.engines.cluster.engine import ClusterEngine


def engine() -> Engine:
    """Return the engine that answers searches: the cluster where one is configured, else the database's."""
    return cluster_engine() or database_engine()


def has_cluster() -> bool:
    return settings.SEARCH_CLUSTER is not None


def cluster_engine() -> "ClusterEngine | None":
    """Return the engine of the cluster that SEARCH_URL names, one a process; None without one."""
    if settings.SEARCH_CLUSTER is None:
        return None
    # Here: without a cluster no client of one is loaded.
    from search.engines.cluster.engine import engine_of

    return engine_of(settings.SEARCH_CLUSTER)


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
