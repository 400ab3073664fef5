"""Links in running text, as the editor shows them: of another OPD's drafts and files neither address nor file name."""

from typing import Any

from wagtail.admin.rich_text.converters.html_to_contentstate import ExternalLinkElementHandler, PageLinkElementHandler
from wagtail.documents import get_document_model
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.models import Page

from cms.safety.rich_text import document_link, link
from cms.tenancy.current import current_scope
from cms.tenancy.scope import EVERYTHING


def _is_usable(model: Any, pk: Any) -> bool:
    return str(pk).isdigit() and (current_scope() or EVERYTHING).usable(model).filter(pk=pk).exists()


class ScopedPageLink(PageLinkElementHandler):
    def get_attribute_data(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not _is_usable(Page, attrs.get("id")):
            return {"id": int(attrs["id"]), "url": None, "parentId": None}
        data: dict[str, Any] = super().get_attribute_data(attrs)
        return data


class ScopedDocumentLink(DocumentLinkElementHandler):
    def get_attribute_data(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not _is_usable(get_document_model(), attrs.get("id")):
            return {"id": int(attrs["id"])} if str(attrs.get("id", "")).isdigit() else {}
        data: dict[str, Any] = super().get_attribute_data(attrs)
        return data


def register(features: Any) -> None:
    """Put them in the place of Wagtail's rules for the same two features."""
    features.register_converter_rule(
        "contentstate",
        "link",
        {
            "from_database_format": {
                "a[href]": ExternalLinkElementHandler("LINK"),
                'a[linktype="page"]': ScopedPageLink("LINK"),
            },
            "to_database_format": {"entity_decorators": {"LINK": link}},
        },
    )
    features.register_converter_rule(
        "contentstate",
        "document-link",
        {
            "from_database_format": {'a[linktype="document"]': ScopedDocumentLink("DOCUMENT")},
            "to_database_format": {"entity_decorators": {"DOCUMENT": document_link}},
        },
    )
