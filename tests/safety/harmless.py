"""What a hostile text must not turn into, read with an HTML parser as a browser would."""

import json
import re

from bs4 import BeautifulSoup

_HARMLESS = {"", "http", "https", "mailto", "tel"}
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "xlink:href", "cite", "background")
# RFC 3986: a scheme ends at the first colon before any of / ? #.
_SCHEME = re.compile(r"^([^/?#:]*):")
_FOREIGN = ("iframe", "object", "embed", "base", "style", "applet", "frame", "math")


def scheme_of(address: str) -> str:
    """Return the scheme a browser reads: it drops control characters and blanks before it looks."""
    bare = re.sub(r"[\x00-\x20\x7f]", "", address)
    found = _SCHEME.match(bare)
    return found.group(1).lower() if found else ""


def assert_harmless(html: str) -> BeautifulSoup:
    """Fail on any script but our own files and JSON-LD, any handler, any address of another scheme."""
    soup = BeautifulSoup(html, "html.parser")
    for script in soup.find_all("script"):
        if script.get("type") == "application/ld+json":
            json.loads(script.string or "")
        else:
            assert str(script.get("src", "")).startswith("/static/"), script
            assert not (script.string or "").strip(), script
    for element in soup.find_all(True):
        assert element.name not in _FOREIGN, element
        for name, value in element.attrs.items():
            text = " ".join(value) if isinstance(value, list) else value
            assert not name.lower().startswith("on"), (name, element)
            assert name.lower() not in {"style", "srcdoc"}, (name, element)
            if name.lower() in _ADDRESSES:
                assert scheme_of(text) in _HARMLESS, (name, text)
    return soup
