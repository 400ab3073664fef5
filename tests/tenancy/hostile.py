"""What a stranger puts into the forms and queries that are open to them: everything of the other OPD."""

import json
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.tenancy.world import World, mark

JSON = {"accept": "application/json", "x-requested-with": "XMLHttpRequest"}


def running_text(kind: str, pk: Any) -> str:
    """Return what the editor sends for a word that links to a page ("LINK") or a document ("DOCUMENT")."""
    block = {
        "key": "aaaaa",
        "text": "tautan",
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [{"offset": 0, "length": 6, "key": 0}],
    }
    entity = {"type": kind, "mutability": "MUTABLE", "data": {"id": pk, "url": "/"}}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


def news_form(body: Any = (), **changes: Any) -> dict[str, Any]:
    """Return the form of a news page as the browser posts it."""
    fields: dict[str, Any] = {
        "title": "Ketikan penulis",
        "slug": "ketikan-penulis",
        "summary": "Ringkasan.",
        "benefit": "Manfaat.",
        "byline": "",
        "image": "",
        "date": "2026-01-02 08:00:00",
        "body": streamfield(body),
        "comments": inline_formset([]),
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
    }
    data: dict[str, Any] = nested_form_data(fields | changes)
    return data


def picture_block(pk: Any) -> dict[str, Any]:
    return {"image": pk, "alt_text": "", "caption": "", "credit": ""}


def foreign_forms(w: World) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the ways to name something of the other OPD in a page, each by itself."""
    documents = {"title": "", "documents": streamfield([])}
    documents["documents"] = {
        "count": "1",
        "0": {"deleted": "", "order": "0", "type": "item", "value": {"document": w.a_document.pk, "title": ""}},
    }
    video = {"title": "Video", "video": w.a_video.pk, "url": "", "poster": ""}
    poster = {"title": "Video", "video": "", "url": "https://contoh.invalid/", "poster": w.a_image.pk}
    yield "image field", news_form(image=w.a_image.pk)
    yield "image block", news_form([("image", picture_block(w.a_image.pk))])
    yield "documents block", news_form([("documents", documents)])
    yield "video block", news_form([("video", video)])
    yield "poster of a video block", news_form([("video", poster)])
    yield "testimonial block", news_form([("testimonial", {"testimonial": w.a_testimonial.pk})])
    for name, page in (("draft", w.a_draft), ("restricted page", w.a_hidden)):
        yield f"link to a {name}", news_form([("rich_text", running_text("LINK", page.pk))])
    yield "link to a document", news_form([("rich_text", running_text("DOCUMENT", w.a_document.pk))])
    callout = {"severity": "info", "title": "", "text": running_text("DOCUMENT", w.a_document.pk)}
    yield "link within a callout", news_form([("callout", callout)])


def page_form_tries(w: World) -> Iterator[tuple[str, str, dict[str, Any], dict[str, str]]]:
    """Yield method, address, body and headers of every form of a page, with each way to name something foreign."""
    edit = reverse("wagtailadmin_pages:edit", args=[w.b_page.pk])
    add = reverse("wagtailadmin_pages:add", args=["opd", "newspage", w.b_news.pk])
    previews = [
        reverse("wagtailadmin_pages:preview_on_edit", args=[w.b_page.pk]),
        reverse("wagtailadmin_pages:preview_on_add", args=["opd", "newspage", w.b_news.pk]),
    ]
    for _name, form in foreign_forms(w):
        yield "post", edit, form, {}
        yield "post", edit, form, JSON
        yield "post", add, form, JSON
        yield "post", previews[0], form, JSON
    # All at once, on the forms that remain: they share what checks them.
    whole = news_form(
        [("image", picture_block(w.a_image.pk)), ("rich_text", running_text("LINK", w.a_draft.pk))], image=w.a_image.pk
    )
    yield "post", add, whole, {}
    yield "post", edit, whole | {"action-submit": "1"}, {}
    yield "post", previews[1], whole, JSON
    yield from (("get", preview, {}, {}) for preview in previews)
    yield "post", edit, whole | {"overwrite_revision_id": w.a_draft.latest_revision_id}, JSON
    yield "post", edit, _foreign_comment(w), {}


def _foreign_comment(w: World) -> dict[str, Any]:
    """Resolve and answer a comment on the other OPD's page through one's own page."""
    data = news_form(image=w.a_image.pk)
    row = {
        "id": w.a_comment.pk,
        "contentpath": "summary",
        "text": "diubah",
        "position": "",
        "resolved": "on",
        "DELETE": "on",
        "replies": inline_formset([{"id": w.a_reply.pk, "text": "diubah"}], initial=1),
    }
    return data | nested_form_data({"comments": inline_formset([row], initial=1)})


def queries(w: World) -> Iterator[dict[str, Any]]:
    """Yield what may stand behind the question mark of a list, a chooser or a report."""
    yield {"q": "RAHASIA", "search_all": "1", "term": "RAH", "label": "RAHASIA", "multiple": "1", "p": "1"}
    yield {
        "owner": w.a_operator.pk,
        "edited_by": w.a_operator.pk,
        "site": w.a.site_id,
        "requested_by": w.a_operator.pk,
        "workflow": w.a.workflow_id,
        "task": w.a_task.pk,
        "user": w.a_operator.pk,
        "locked_by": w.a_editor.pk,
        "tag": mark("tagar"),
    }
    yield {"id": [w.a_image.pk, w.a_document.pk, w.a_live.pk, w.b_page.pk], "parent_page_id": w.a_news.pk}
    yield {"collection_id": w.a.collection_id}
    yield {"export": "csv"}


def body(w: World) -> dict[str, Any]:
    """Return what a stranger posts to an address that is not a page's form."""
    return {
        "id": w.a_draft.pk,
        "page": w.a_draft.pk,
        "chooser": w.a_news.pk,
        "new_parent_page": w.a_news.pk,
        "parent_page": w.a_news.pk,
        "title": "Diubah orang lain",
        "new_title": "Diubah orang lain",
        "new_slug": "diubah-orang-lain",
        "slug": "diubah-orang-lain",
        "collection": w.a.collection.pk,
        "tags": "diubah",
        "groups": w.a.operators_id,
        "role": w.a.operators_id,
        "restriction_type": "none",
        "comment": "diubah",
        "locales": w.english.pk,
        "revision_id": w.a_draft.latest_revision_id,
        "is_editing": "1",
        "name": "diubah",
        "reason": "diubah",
        "next": "https://jahat.invalid/",
    }
