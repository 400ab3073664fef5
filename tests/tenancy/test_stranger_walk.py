"""A stranger walks every address of the admin: nothing private of another OPD is shown, nothing is saved.

Each address is first reached by its own people, so that a 404 means refusal; then an Operator and an Editor of another
OPD ask for the same, with every foreign id that path, query and body can hold. What they may see is what readers see.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.client import MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from cms.tenancy.guard import admin_addresses
from tests.story.people import client_of
from tests.tenancy import hostile
from tests.tenancy.samples import SAMPLES, Sample
from tests.tenancy.world import MARKS, World, build

pytestmark = pytest.mark.django_db

# Tables that say nothing of an OPD: who is logged in, and what a person's own open form or profile remembers.
OWN_TABLES = {
    "django_session": None,
    "wagtailadmin_editingsession": "user_id",
    "wagtailadmin_formstate": "user_id",
    "wagtailusers_userprofile": "user_id",
    "wagtailcore_pagesubscription": "user_id",
}
ADDRESSES = {address.name for address in admin_addresses()}


class Walk:
    """Sends requests and gathers what should not have happened."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.faults: list[str] = []
        self.clients: dict[str, Client] = {}
        # Wagtail's reports have the addresses of the house's own.
        self.walked: set[tuple[str, str]] = set()
        self.wrote: dict[str, list[str]] = defaultdict(list)

    def client(self, who: str) -> Client:
        if who not in self.clients:
            client = client_of(getattr(self.world, who))
            client.raise_request_exception = False
            self.clients[who] = client
        return self.clients[who]

    def send(self, who: str, method: str, address: str, data: dict[str, Any], headers: dict[str, str]) -> HttpResponse:
        client = self.client(who)
        if address == reverse("wagtailadmin_logout"):
            del self.clients[who]
        if method == "get":
            return client.get(address, data, headers=headers)
        if method == "multipart-put":
            body = encode_multipart("BoUnDaRyStRiNg", {key: str(value) for key, value in data.items()})
            return client.generic("PUT", address, body, MULTIPART_CONTENT, headers=headers)
        if method in {"put", "delete", "patch"}:
            body = "&".join(f"{key}={value}" for key, value in data.items())
            kind = "application/x-www-form-urlencoded"
            return client.generic(method.upper(), address, body, kind, headers=headers)
        return client.post(address, data, headers=headers)

    def fault(self, *words: Any) -> None:
        self.faults.append(" ".join(str(word) for word in words)[:400])


def text_of(response: HttpResponse) -> str:
    """Return everything that the browser gets: body, headers, and the messages that the next page shows."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    told = (
        " ".join(str(message) for message in get_messages(response.wsgi_request)) if response.status_code == 302 else ""
    )
    headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{content.decode('utf-8', 'replace')} {headers} {told}"


def seen_in(text: str) -> str:
    """Return the private words around the first mark, or ""."""
    for word in MARKS:
        at = text.find(word)
        if at >= 0:
            return text[max(0, at - 60) : at + 60].replace("\n", " ")
    return ""


def is_refused(response: HttpResponse) -> bool:
    if response.status_code == 302:
        return response.headers["Location"] == reverse("wagtailadmin_home")
    return response.status_code in {403, 404, 405}


@contextmanager
def undone() -> Iterator[None]:
    """Take back what happens within, so that the next address finds the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything() -> dict[str, set[str]]:
    """Return every row of every table, as text."""
    rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table in OWN_TABLES and OWN_TABLES[table] is None:
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            hidden = {columns.index("last_login")} if "last_login" in columns else set()
            rows[table] = {
                repr([value for index, value in enumerate(row) if index not in hidden]) for row in cursor.fetchall()
            }
    return rows


def prove_reachable(walk: Walk, name: str, sample: Sample) -> None:
    world = walk.world
    walk.client(sample.who)
    with undone():
        address = sample.address(name, world)
        for method, target, body, headers in sample.before(world):
            answer = walk.send(sample.who, method, target, body, headers)
        data = sample.query(world) if sample.method == "get" else sample.data(world)
        if sample.follows:
            page = answer.content.decode()
            data = querydict_from_html(page, form_index=page.count("<form") - 1)
        response = walk.send(sample.who, sample.method, address, data, sample.headers)
        if sample.closed:
            if response.status_code != 404:
                walk.fault(name, "is open to", sample.who, response.status_code)
            return
        is_away = is_refused(response) and not (sample.to_home or 404 in sample.status)
        if response.status_code not in sample.status or is_away:
            walk.fault(name, "is out of reach of", sample.who, response.status_code, response.headers.get("Location"))
        elif sample.shows and not seen_in(text_of(response)):
            walk.fault(name, "shows its own people nothing private, so the walk proves nothing")


def try_as(walk: Walk, who: str, method: str, address: str, data: Any, headers: Any = None) -> HttpResponse:
    what = f"{who} {method} {address} {str(data)[:120] if data else ''}"

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        words = sql.split(maxsplit=3)
        if words[0] in {"INSERT", "UPDATE", "DELETE"}:
            walk.wrote[words[1 if words[0] == "UPDATE" else 2].strip('"')].append(what)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        response = walk.send(who, method, address, data, headers or {})
    if response.status_code >= 500:
        walk.fault(what, "breaks:", repr(getattr(response, "exc_info", ("", "?"))[1])[:150])
    found = seen_in(_without_echo(text_of(response), data))
    if found:
        walk.fault(what, response.status_code, "shows", found)
    return response


def _without_echo(text: str, data: Any) -> str:
    """Take out what the stranger wrote: a search repeats its words."""
    for value in data.values() if isinstance(data, dict) else ():
        if isinstance(value, str) and seen_in(value):
            text = text.replace(value, "")
    return text


def walk_address(walk: Walk, who: str, name: str, sample: Sample) -> None:
    world = walk.world
    address = sample.address(name, world)
    if (who, address) in walk.walked:
        return
    walk.walked.add((who, address))
    first = try_as(walk, who, "get", address, {})
    answers = [first, try_as(walk, who, "post", address, hostile.body(world))]
    if sample.method not in {"get", "post"}:
        answers.append(try_as(walk, who, sample.method, address, sample.data(world)))
    if sample.object:
        for answer in answers:
            if not is_refused(answer):
                walk.fault(who, name, "is not refused:", answer.status_code, answer.headers.get("Location"))
    elif first.status_code == 200:
        for query in hostile.queries(world):
            try_as(walk, who, "get", address, query)
    for method, target, data, headers in sample.tries(world):
        try_as(walk, who, method, target, data, headers)


def test_a_stranger_sees_and_changes_nothing_of_another_opd(settings: Any) -> None:
    assert sorted(ADDRESSES - set(SAMPLES)) == [], "addresses without a sample"
    assert sorted(set(SAMPLES) - ADDRESSES) == [], "samples without an address"
    world = build()
    walk = Walk(world)
    for name, sample in SAMPLES.items():
        prove_reachable(walk, name, sample)
    assert not walk.faults, "\n".join(walk.faults)

    walk.clients.clear()
    for who in ("b_operator", "b_editor"):
        walk.client(who)
    mail.outbox.clear()
    before = everything()
    for who in ("b_operator", "b_editor"):
        for name, sample in SAMPLES.items():
            walk_address(walk, who, name, sample)
    after = everything()

    own = {str(world.b_operator.pk), str(world.b_editor.pk)}
    for table in before:
        changed = before[table] ^ after[table]
        if changed and not (table in OWN_TABLES and all(_is_own(row, own) for row in changed)):
            walk.fault("saved in", table, list(changed)[:2], walk.wrote.get(table, [])[:3])
    assert not walk.faults, "\n".join(walk.faults)
    assert not mail.outbox


def _is_own(row: str, people: set[str]) -> bool:
    return any(f", {pk}," in row or f", {pk}]" in row for pk in people)
