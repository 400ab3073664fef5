"""Proves that the contract run really is on PostgreSQL, with what the project needs of it."""

import pytest
from django.db import connection

pytestmark = [pytest.mark.engine, pytest.mark.django_db]


def test_the_engine_in_use_is_postgresql_in_utf8() -> None:
    assert connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        assert cursor.fetchone() == ("UTF8",)


@pytest.mark.parametrize("extension", ["pg_trgm", "unaccent"])
def test_search_extensions_can_be_had(extension: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_available_extensions WHERE name = %s", [extension])
        assert cursor.fetchone() == (1,)
