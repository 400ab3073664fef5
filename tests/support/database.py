"""The test database: a file that several threads may use, and back to its first state after a test that committed.

In memory SQLite would have to share one connection between the test and the live server. Django's own flush empties
the tables that migrations filled (Wagtail's root page, locale, collection), so a copy taken after migrating is put
back instead.
"""

import fcntl
import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, connections
from pytest_django import DjangoDbBlocker

from search.kept import forget_all

COMMITTING_FIXTURES = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}
snapshot_key = pytest.StashKey["Snapshot"]()
migrated_key = pytest.StashKey["MigratedFile"]()
blocker_key = pytest.StashKey[DjangoDbBlocker]()


class Snapshot:
    """A copy of the migrated test database, made once a session."""

    def __init__(self) -> None:
        if connection.vendor == "sqlite":
            self._copy = sqlite3.connect(":memory:", check_same_thread=False)
            connection.ensure_connection()
            connection.connection.backup(self._copy)
        elif connection.vendor == "postgresql":
            self._name = connection.settings_dict["NAME"]
            connections.close_all()
            self._run(f'DROP DATABASE IF EXISTS "{self._name}_first"')
            self._run(f'CREATE DATABASE "{self._name}_first" TEMPLATE "{self._name}"')
        else:
            raise NotImplementedError(f"No snapshot for {connection.vendor}.")

    def restore(self) -> None:
        """Put the copy back and forget what caches know of the rows that are gone."""
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            self._copy.backup(connection.connection)
        else:
            connections.close_all()
            self._run(f'DROP DATABASE "{self._name}" WITH (FORCE)')
            self._run(f'CREATE DATABASE "{self._name}" TEMPLATE "{self._name}_first"')
        forget_rows()

    def drop(self) -> None:
        """Remove the copy."""
        if connection.vendor == "sqlite":
            self._copy.close()
        else:
            self._run(f'DROP DATABASE IF EXISTS "{self._name}_first"')

    @staticmethod
    def _run(statement: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)


class MigratedFile:
    """A migrated SQLite file under build/, good until any app's migrations change: migrating takes half a minute.

    Workers that start together wait for the one that migrates.
    """

    def __init__(self) -> None:
        digest = hashlib.sha256()
        for app in apps.get_app_configs():
            for path in sorted((Path(app.path) / "migrations").glob("*.py")):
                digest.update(f"{app.label}/{path.name}".encode())
                digest.update(path.read_bytes())
        folder = Path(settings.PROJECT_DIR) / "build" / "test-database"
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{digest.hexdigest()[:32]}.sqlite3"
        self._lock = (folder / "lock").open("w")

    def copy_to(self, test_file: Path) -> None:
        """Copy the file, or, where there is none yet, hold the lock until `keep`."""
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        if self._path.exists():
            shutil.copyfile(self._path, test_file)
            self._lock.close()

    def keep(self) -> None:
        """Write the file from the test database if this process is the one that migrated it."""
        if self._lock.closed:
            return
        for outdated in self._path.parent.glob("*.sqlite3"):
            outdated.unlink()
        part = self._path.with_suffix(".part")
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part)) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
        part.replace(self._path)
        self._lock.close()


def forget_rows() -> None:
    """Empty the process caches that hold rows or their ids."""
    cache.clear()
    forget_all()
    ContentType.objects.clear_cache()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Give SQLite a test database in a file of its own, for each xdist worker; servers get a suffix."""
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
        yield
        return
    with tempfile.TemporaryDirectory(prefix="pati-test-db-") as folder:
        test_file = Path(folder) / "test.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(test_file)
        # A test database needs to survive no power cut.
        database["OPTIONS"] = database["OPTIONS"] | {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;"
        }
        if not request.config.getoption("nomigrations"):
            request.config.stash[migrated_key] = migrated = MigratedFile()
            migrated.copy_to(test_file)
        yield
        connections.close_all()


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """Have Django take up the SQLite file that was copied; its folder is removed at the end anyhow."""
    return bool(settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") or request.config.getoption("reuse_db"))


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """After pytest-django's own set-up, keep the copy that `restore` puts back."""
    with django_db_blocker.unblock():
        snapshot = Snapshot()
        migrated = request.config.stash.get(migrated_key, None)
        if migrated is not None:
            migrated.keep()
    request.config.stash[snapshot_key] = snapshot
    request.config.stash[blocker_key] = django_db_blocker
    yield
    with django_db_blocker.unblock():
        snapshot.drop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Restore the copy once every fixture of a committing test is gone; after the last test so is the database."""
    try:
        return (yield)
    finally:
        snapshot = item.config.stash.get(snapshot_key, None)
        if snapshot is not None and nextitem is not None and _commits(item):
            with item.config.stash[blocker_key].unblock():
                snapshot.restore()


def _commits(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    marked = mark is not None and bool(mark.kwargs.get("transaction") or (mark.args and mark.args[0]))
    return marked or not COMMITTING_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()
    forget_all()
