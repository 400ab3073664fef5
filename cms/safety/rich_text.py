"""Links of running text as the editor posts them: a page or a document is a number, an address is one to open.

Wagtail stores whatever stands as a link's id, and every page that shows the text then fails until it is mended.
"""

from typing import Any

from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.whitelist import check_url

# What a bigint column holds; a longer number makes SQLite fail instead of finding nothing.
_LARGEST_ID = 2**63 - 1


_stock_reading = ContentstateConverter.to_database_format


def read_contentstate(self: Any, text: str) -> Any:
    """Return the stored form of what the editor posted; raise ValueError for JSON that no editor writes."""
    try:
        return _stock_reading(self, text)
    except (AttributeError, LookupError, TypeError) as error:
        raise ValueError("This is not the text editor's JSON.") from error


def install() -> None:
    """Put it in the place of Wagtail's reading, which fails in as many ways as there are wrong types."""
    ContentstateConverter.to_database_format = read_contentstate


def document_link(props: dict[str, Any]) -> Any:
    """Return the stored form of a link to a document, or its bare words."""
    return _link(props, _of_row("document", props.get("id")))


def link(props: dict[str, Any]) -> Any:
    """Return the stored form of a link to a page or to an address, or its bare words."""
    if props.get("id") is not None:
        return _link(props, _of_row("page", props["id"]))
    url = props.get("url")
    address = check_url(url) if isinstance(url, str) else None
    return _link(props, {"href": address} if address else None)


def _of_row(kind: str, value: Any) -> dict[str, Any] | None:
    text = str(value)
    is_id = text.isascii() and text.isdecimal() and int(text) <= _LARGEST_ID
    return {"linktype": kind, "id": int(text)} if is_id else None


def _link(props: dict[str, Any], attributes: dict[str, Any] | None) -> Any:
    if attributes is None:
        return DOM.create_element("span", {}, props["children"])
    return DOM.create_element("a", attributes, props["children"])
