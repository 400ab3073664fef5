"""Error pages stand on their own: no page, no frame, no database."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.support.html import assert_valid_html


@pytest.mark.parametrize("template", ["404.html", "403.html", "410.html"])
def test_pages_for_refusals_need_a_request_only(rf: RequestFactory, template: str) -> None:
    # Without the db mark any query fails this test.
    html = render_to_string(template, {}, request=rf.get("/tidak-ada/"))
    assert_valid_html(html)
    assert 'name="q"' in html
    assert "noindex" in html


def test_the_page_for_failures_needs_nothing() -> None:
    html = render_to_string("500.html")
    assert_valid_html(html)
    assert "{%" not in html
    assert "{{" not in html
    assert "/static/cms/css/site.bundle.css" in html
