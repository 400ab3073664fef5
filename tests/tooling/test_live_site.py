"""The live site serves the real middleware stack on a free port, to a browser and to the test's own rows."""

import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings

from tests.support.live_site import LiveSite


def _get(live_site: LiveSite, path: str, host: str = "localhost") -> tuple[int, str, bytes]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{live_site.port}{path}", headers={"Host": f"{host}:{live_site.port}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.headers["Content-Type"], response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read()


def test_an_unknown_host_gets_a_plain_404(live_site: LiveSite) -> None:
    status, kind, body = _get(live_site, "/", "tidak-ada.localhost")
    assert (status, kind) == (404, "text/plain; charset=utf-8")
    assert b"tidak dilayani" in body


def test_addresses_carry_the_port_of_this_test(live_site: LiveSite) -> None:
    assert live_site.port == settings.PUBLIC_PORT
    assert live_site.address("dinkes", "/berita/") == f"http://dinkes.localhost:{live_site.port}/berita/"
    assert live_site.address() == f"http://localhost:{live_site.port}/"


@pytest.mark.parametrize("turn", [1, 2])
def test_many_requests_at_once_and_a_second_server_after_the_first(live_site: LiveSite, turn: int) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda n: _get(live_site, "/", f"opd{n}.localhost")[0], range(12)))
    assert answers == [404] * 12
