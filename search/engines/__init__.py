"""Picks the engine; the rest of the room knows only `search.engines.base`."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from search.engines.base import Engine


def get_engine() -> Engine:
    """Return the engine of the database in use. Raises ImproperlyConfigured for a database without one."""
    if connection.vendor == "sqlite":
        from search.engines.sqlite import SqliteEngine

        return SqliteEngine()
    if connection.vendor == "postgresql":
        from search.engines.postgresql import PostgresqlEngine

        return PostgresqlEngine()
    raise ImproperlyConfigured(f"No search engine for the database {connection.vendor!r}.")
