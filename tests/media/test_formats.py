"""Each browser is sent the best format that it reads, and a link to a picture is one that all of them read."""

import pytest

from tests.factories.pages import NewsPageFactory
from tests.factories.sites import provisioned
from tests.pages.samples import dress, live, pictures

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("unknown", "expected"),
    [
        ([], "image/avif"),
        (["image/avif"], "image/webp"),
        (["image/avif", "image/webp"], "image/jpeg"),
    ],
)
def test_a_browser_is_sent_the_best_format_it_knows(live_site, context_factory, unknown, expected):
    agency = provisioned("dinkes")
    images = pictures(agency, 2)
    dress(agency, images)
    article = live(NewsPageFactory(agency=agency, image=images[0]))
    page = context_factory(viewport={"width": 1280, "height": 900}).new_page()
    html = page.goto(article.full_url).text()
    for kind in unknown:
        # What a browser does with a format it does not know, it does with one that nobody knows.
        assert f'type="{kind}"' in html
        html = html.replace(f'type="{kind}"', 'type="image/belum-ada"')
    page.route(article.full_url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    kinds = {}
    page.on("response", lambda response: kinds.update({response.url: response.headers.get("content-type")}))
    page.goto(article.full_url, wait_until="networkidle")
    photo = page.locator("main picture img").first
    logo = page.locator("a.lockup img")
    for image in (photo, logo):
        address = image.evaluate("(image) => image.decode().then(() => image.currentSrc)")
        assert kinds[address] == ("image/png" if image is logo and expected == "image/jpeg" else expected), address
