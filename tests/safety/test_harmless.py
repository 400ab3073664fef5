"""The reader that the other tests believe sees what a browser would run."""

import pytest

from tests.safety.harmless import assert_harmless


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<script src=https://evil.example/x.js></script>",
        '<script src="/static/a.js">alert(1)</script>',
        "<p onclick=alert(1)>",
        '<a href="javascript:alert(1)">',
        '<a href=" java\tscript:alert(1)">',
        '<a href="data:text/html,x">',
        '<form action="vbscript:x">',
        "<iframe src=/></iframe>",
        "<p style='background:url(x)'>",
        "<svg onload=alert(1)>",
        "<base href=//evil.example>",
        '<script type="application/ld+json">{"a": "</script><p>"}</script>',
    ],
)
def test_it_sees(html):
    with pytest.raises((AssertionError, ValueError)):
        assert_harmless(html)


def test_it_lets_ordinary_pages_pass():
    assert_harmless(
        '<a href="/a:b">x</a><a href="tel:+62">y</a><script type="module" src="/static/a.js"></script>'
        '<script type="application/ld+json">{"a": "\\u003C/script>"}</script>'
    )
