"""Every answer carries the id under which the logs speak of its request."""

import logging

import pytest

from tests.factories.sites import portal

pytestmark = pytest.mark.django_db


def test_the_answer_names_its_request_and_so_do_the_logs(client, caplog):
    portal()
    with caplog.at_level(logging.INFO, logger="django_structlog"):
        response = client.get("/tidak-ada/", headers={"host": "localhost", "x-request-id": "dari-luar"})
    own = response["X-Request-ID"]
    assert own != "dari-luar"
    assert own in caplog.text


def test_two_requests_have_two_ids(client):
    portal()
    ids = {client.get("/", headers={"host": "localhost"})["X-Request-ID"] for _ in range(2)}
    assert len(ids) == 2
