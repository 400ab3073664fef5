"""The demo as production sends it: production settings, hashed and compressed files, one granian, on a free port."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.support.live_site import LiveSite
from tests.support.ports import free_port
from tests.support.screens import newest_item

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


def _environment(folder: Path, port: int) -> dict[str, str]:
    """Return production's variables for a site on this machine; TLS is what nginx adds, so nothing is redirected."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "settings.production",
        "DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "STATIC_ROOT": str(folder / "static"),
        "SECRET_KEY": "only-to-measure-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
        "BASE_DOMAIN": "localhost",
        "PUBLIC_SCHEME": "http",
        "PUBLIC_PORT": str(port),
        "EMAIL_URL": "consolemail://",
        "DEFAULT_FROM_EMAIL": "web@localhost",
        "SECURE_SSL_REDIRECT": "False",
        "SECURE_HSTS_SECONDS": "0",
        "SERVE_MEDIA": "True",
        "SINGLE_PROCESS": "True",
        "TRUSTED_PROXIES": "0",
        "HOST_LABELS_FROZEN": "True",
        "RATE_LIMIT_SEARCH": "10000/m",
        "LOG_LEVEL": "ERROR",
    }


@contextmanager
def production_site(data: Path, *, as_real: bool = False) -> Iterator[int]:
    """Serve a copy of the demo in `data` (what `make demo` filled) and yield the port; all is removed at the end.

    `as_real` takes the demo marks off the copy: what is marked tells search engines to stay away, real pages do not.

    Raises FileNotFoundError when there is no demo, RuntimeError when the server does not answer.
    """
    if not (data / "db.sqlite3").exists():
        raise FileNotFoundError(f"No demo in {data}: run `make demo` once, or give its folder as DATA=")
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="pati-production-") as name:
        folder = Path(name)
        shutil.copytree(data, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("static", "bundle"))
        environment = _environment(folder, port)
        for command in (["migrate"], ["collectstatic", "--noinput"]):
            subprocess.run(
                [sys.executable, "manage.py", *command, "--verbosity", "0"], cwd=ROOT, env=environment, check=True
            )
        if as_real:
            take_marks_off(folder / "db.sqlite3")
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
        command += ["--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "settings.wsgi:application"]
        server = subprocess.Popen(command, cwd=ROOT, env=environment)
        try:
            _wait(server, port)
            yield port
        finally:
            server.terminate()
            server.wait(timeout=20)


def key_pages(port: int) -> dict[str, str]:
    """Return the addresses that every measure begins with, by name."""
    site = LiveSite(port=port)
    return {
        "portal": site.address(),
        "OPD": site.address("dinkes"),
        "news": newest_item(site.address("dinkes", "/berita/")),
        "search": site.address("", "/cari/?q=posyandu"),
    }


def take_marks_off(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%is_demo%' AND type = 'table'")
        for (table,) in tables.fetchall():
            connection.execute(f'UPDATE "{table}" SET is_demo = 0')


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/", timeout=30) as response:
                response.read()
            return
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"The production server answered {error.code}.") from error
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("The production server did not answer.")
