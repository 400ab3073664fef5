"""The browser harness notices what leaves the machine, what scripts break and what nobody can read."""

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.support.axe import assert_no_axe_violations
from tests.support.browser import ContextFactory, Watch, is_local

pytestmark = pytest.mark.browser
GOOD = '<!doctype html><html lang="id"><title>Contoh</title><main><h1>Contoh</h1><img alt="Pantai" src="data:,"></main>'


def _page(browser: Browser, html: str, **headers: str) -> tuple[Page, Watch]:
    context = browser.new_context()
    watch = Watch(context)
    page = context.new_page()

    def answer(route: Route) -> None:
        route.fulfill(body=html, headers={"content-type": "text/html; charset=utf-8"} | headers)

    page.route("http://localhost/contoh", answer)
    page.goto("http://localhost/contoh")
    return page, watch


def test_a_foreign_request_is_caught_and_goes_nowhere(browser: Browser) -> None:
    page, watch = _page(browser, f'{GOOD}<img alt="" src="http://pelacak.example/piksel.png">')
    with pytest.raises(AssertionError, match="foreign request: http://pelacak.example/piksel.png"):
        watch.assert_nothing()
    assert page.evaluate("document.images[1].naturalWidth") == 0
    page.context.close()


def test_what_the_own_policy_refuses_is_caught(browser: Browser) -> None:
    header = {"content-security-policy": "default-src 'none'"}
    page, watch = _page(browser, f"{GOOD}<script>document.title = 'jahat'</script>", **header)
    assert page.title() == "Contoh"
    with pytest.raises(AssertionError, match="refused by the page's own policy"):
        watch.assert_nothing()
    page.context.close()


def test_an_uncaught_script_error_is_caught(browser: Browser) -> None:
    page, watch = _page(browser, f"{GOOD}<script>tidakAda()</script>")
    with pytest.raises(AssertionError, match="uncaught script error"):
        watch.assert_nothing()
    page.context.close()


def test_axe_accepts_a_good_page_and_rejects_an_image_without_alternative_text(browser: Browser) -> None:
    page, watch = _page(browser, GOOD, **{"content-security-policy": "default-src 'none'; img-src data:"})
    assert_no_axe_violations(page)
    watch.assert_nothing()
    page.evaluate("document.images[0].removeAttribute('alt')")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_no_axe_violations(page)
    page.context.close()


def test_contexts_share_no_cookies(context_factory: ContextFactory) -> None:
    operator, editor = context_factory(), context_factory()
    operator.add_cookies([{"name": "a", "value": "1", "url": "http://localhost"}])
    assert operator.cookies()
    assert editor.cookies() == []


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("http://localhost:8000/", True),
        ("http://dinkes.localhost:8000/berita/", True),
        ("http://127.0.0.1/", True),
        ("data:image/png;base64,AAAA", True),
        ("blob:http://localhost/1", True),
        ("http://localhost.example/", False),
        ("https://fonts.example/a.woff2", False),
    ],
)
def test_local_addresses(address: str, local: bool) -> None:
    assert is_local(address) is local
