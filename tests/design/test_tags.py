"""What templates compute: addresses of pages of a list, telephone links, JSON that stays in its element."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from cms.registries.chrome import Link
from cms.seo import Seo
from cms.templatetags import design


def _pagination(rf: RequestFactory, address: str, number: int, count: int = 100) -> str:
    items = Paginator(range(count), 10).get_page(number)
    template = Template('{% include "cms/components/pagination.html" with items=items only %}')
    return template.render(RequestContext(rf.get(address), {"items": items}))


def test_pagination_keeps_the_rest_of_the_query(rf: RequestFactory) -> None:
    html = _pagination(rf, "/cari/?q=a%26b&halaman=4", 4)
    assert 'rel="prev" href="?q=a%26b&amp;halaman=3"' in html
    assert 'rel="next" href="?q=a%26b&amp;halaman=5"' in html
    assert 'aria-current="page"' in html


def test_the_first_page_has_no_number(rf: RequestFactory) -> None:
    assert 'rel="prev" href="?q=x"' in _pagination(rf, "/cari/?q=x&halaman=2", 2)


def test_one_page_needs_no_pagination(rf: RequestFactory) -> None:
    assert _pagination(rf, "/", 1, count=3).strip() == ""


@pytest.mark.parametrize(
    ("written", "address"), [("(0295) 000-000", "tel:0295000000"), ("+62 295 000000", "tel:+62295000000")]
)
def test_a_telephone_number_becomes_a_link(written: str, address: str) -> None:
    assert design.tel_url(written) == address


def test_a_moment_is_written_as_html_allows() -> None:
    moment = datetime(2017, 5, 15, 0, 59, 36, 162259, tzinfo=UTC)
    assert design.iso(moment) == "2017-05-15T07:59:36+07:00"
    assert design.iso(None) == ""


def test_a_section_is_found_by_its_slug() -> None:
    sections = [Link("News", "/en/berita/"), Link("Agenda", "http://dinkes.localhost:8000/agenda/")]
    assert design.section_url(sections, "agenda") == "http://dinkes.localhost:8000/agenda/"
    assert design.section_url(sections, "galeri") == ""
    assert design.section_url(None, "galeri") == ""


class _Head:
    """A head whose JSON nobody escaped."""

    json_ld = '{"name": "</script><script>alert(1)</script>"}'


def test_json_ld_cannot_end_its_element(rf: RequestFactory) -> None:
    html = render_to_string("cms/base.html", {"seo": _Head()}, request=rf.get("/"))
    assert "<script>alert" not in html
    inner = html.split('type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(inner)["name"] == "</script><script>alert(1)</script>"


def test_head_tells_what_the_page_is(rf: RequestFactory) -> None:
    seo: Any = Seo(title="Data contoh: Judul <b>", description='Kata "kutip"', noindex=True, image_url="http://x/a.jpg")
    html = render_to_string("cms/base.html", {"seo": seo}, request=rf.get("/"))
    assert "<title>Data contoh: Judul &lt;b&gt; — " in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<meta property="og:image" content="http://x/a.jpg">' in html
    assert 'content="Kata &quot;kutip&quot;"' in html
