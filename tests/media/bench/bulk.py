"""Thirty photos uploaded one after another to a real server, with a real worker beside it; and the site meanwhile."""

import http.cookiejar
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from tests.media.bench.photo import photo
from tests.support.ports import free_port

ROOT = Path(__file__).resolve().parents[3]
NUMBER = 30
PASSWORD = "bench-only-0123456789"
_MOST_SECONDS = 600


def thirty() -> tuple[float, list[float]]:
    """Return the seconds from the last byte to the last file made, and how long the home page took meanwhile."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="pati-bench-") as name:
        data = Path(name)
        (data / "static").mkdir()
        own = {"DJANGO_SETTINGS_MODULE": "settings.dev", "DATA": str(data), "PUBLIC_PORT": str(port)}
        environment = os.environ | own | {"LOG_LEVEL": "ERROR", "RATE_LIMIT_LOGIN": "1000/m"}
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=environment, check=True
        )
        subprocess.run(
            [sys.executable, "-m", "tests.media.trying.house", PASSWORD], cwd=ROOT, env=environment, check=True
        )
        server = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment)
        try:
            return _uploaded(f"http://localhost:{port}", data / "db.sqlite3")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def _uploaded(address: str, database: Path) -> tuple[float, list[float]]:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    _until_it_answers(address)
    login = browser.open(f"{address}/admin/login/").read().decode()
    form = {"username": "bench", "password": PASSWORD}
    _post(browser, f"{address}/admin/login/", _token(login), form)
    token = _token(browser.open(f"{address}/admin/images/multiple/add/").read().decode())
    collection = _ask(database, "SELECT collection_id FROM opd_agency WHERE code = 'dinkes'")
    photos = [photo(number) for number in range(NUMBER)]
    answers: list[float] = []
    done = threading.Event()
    reader = threading.Thread(target=_read, args=(address, answers, done))
    reader.start()
    try:
        for number, content in enumerate(photos):
            form = {"collection": str(collection), "title": f"Foto {number}"}
            _post(browser, f"{address}/admin/images/multiple/add/", token, form, content)
        last = time.monotonic()
        while _ask(database, "SELECT count(*) FROM media_pipeline_image WHERE files_form > 0") < NUMBER:
            if time.monotonic() - last > _MOST_SECONDS:
                raise TimeoutError("the worker has not made the files")
            time.sleep(0.2)
        return time.monotonic() - last, answers
    finally:
        done.set()
        reader.join()


def _read(address: str, answers: list[float], done: threading.Event) -> None:
    while not done.wait(0.25):
        started = time.monotonic()
        with urllib.request.urlopen(f"{address}/") as answer:
            answer.read()
        answers.append(time.monotonic() - started)


def _until_it_answers(address: str) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"{address}/").close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _token(html: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html) or re.search(
        r'"CSRF_TOKEN": "([^"]+)"', html
    )
    if found is None:
        raise LookupError("no token in the page")
    return found.group(1)


def _post(
    browser: urllib.request.OpenerDirector, address: str, token: str, form: dict[str, str], file: bytes = b""
) -> None:
    edge = uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in form.items()
    ]
    if file:
        head = f'--{edge}\r\nContent-Disposition: form-data; name="files[]"; filename="foto.jpg"\r\n'
        parts.append(f"{head}Content-Type: image/jpeg\r\n\r\n".encode() + file + b"\r\n")
    body = b"".join(parts) + f"--{edge}--\r\n".encode()
    headers = {
        "Content-Type": f"multipart/form-data; boundary={edge}",
        "X-CSRFToken": token,
        "Referer": address,
        "X-Requested-With": "XMLHttpRequest",
    }
    with browser.open(urllib.request.Request(address, body, headers)) as answer:
        said = answer.read()
    if file and b'"success": true' not in said:
        raise RuntimeError(said[:300])


def _ask(database: Path, question: str) -> int:
    with closing(sqlite3.connect(database, timeout=20)) as connection:
        return int(connection.execute(question).fetchone()[0])
