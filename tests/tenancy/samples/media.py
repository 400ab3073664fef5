"""Pictures, documents, videos; reports."""

from typing import Any

from tests.tenancy.samples.sample import (
    CLOSED,
    Sample,
    of_all,
    one,
    page_of,
    shown,
)


def _pk(thing: str, kwarg: str, **values: Any) -> Sample:
    return one(page_of(thing, kwarg), **values)


MEDIA: dict[str, Sample] = {
    "wagtailimages:url_generator": Sample(page_of("a_image", "image_id"), closed=True, who="superuser", object=True),
    "wagtailimages:url_generator_output": Sample(
        page_of("a_image", "image_id"), closed=True, who="superuser", object=True
    ),
    "wagtailimages:preview": Sample(
        lambda w: {"image_id": w.a_image.pk, "filter_spec": "max-10x10"}, closed=True, who="superuser", object=True
    ),
    "wagtailimages_chooser:select_format": _pk("a_image", "image_id", shows=True),
    "wagtailembeds:chooser": CLOSED,
    "wagtailembeds:chooser_upload": CLOSED,
    "resumable_uploads": Sample(
        method="post",
        headers={"Tus-Resumable": "1.0.0", "Upload-Length": "9", "Upload-Metadata": "filename YS5tcDQ="},
    ),
    # A body of another kind: that is answered before anything is written.
    "resumable_upload": one(
        lambda w: {"upload_id": w.a_resumable.pk}, method="patch", headers={"Tus-Resumable": "1.0.0"}, status=(415,)
    ),
    "video_progress": Sample(query=lambda w: {"id": w.a_video.pk}),
    "retry_video": _pk("a_video", "media_id", method="post", status=(302,), to_home=True),
    "wagtailmedia:index": shown(),
    "wagtailmedia:add": Sample(kwargs=lambda w: {"media_type": "video"}),
    "wagtailmedia:edit": _pk("a_video", "media_id", shows=True),
    "wagtailmedia:delete": _pk("a_video", "media_id", who="superuser", shows=True),
    "wagtailmedia:media_chosen": _pk("a_video", "media_id", shows=True),
    "wagtailmedia:media_usage": _pk("a_video", "media_id", shows=True),
    "wagtailmedia:chooser": shown(),
    "wagtailmedia:chooser_typed": shown(kwargs=lambda w: {"media_type": "video"}),
    "wagtailmedia:chooser_upload": shown(kwargs=lambda w: {"media_type": "video"}),
}
for _own, _own_kwarg in (("image", "image_id"), ("document", "document_id"), ("video", "media_id")):
    MEDIA[f"withdraw_{_own}"] = _pk(f"a_{_own}", _own_kwarg, who="a_editor", shows=True)
MEDIA["withdrawn_files"] = Sample(who="a_editor")
for _app, _kind, _kwarg, _multiple in (
    ("wagtailimages", "image", "image_id", "image_id"),
    ("wagtaildocs", "document", "document_id", "doc_id"),
):
    _thing = f"a_{_kind}"
    MEDIA |= {
        f"{_app}:index": shown(),
        f"{_app}:index_results": shown(),
        f"{_app}:add": Sample(),
        f"{_app}:add_multiple": Sample(),
        f"{_app}:edit": _pk(_thing, _kwarg, shows=True),
        f"{_app}:delete": _pk(_thing, _kwarg, who="superuser", shows=True),
        f"{_app}:{_kind}_usage": _pk(_thing, _kwarg, shows=True),
        f"{_app}:edit_multiple": _pk(f"a_new_{_kind}", _multiple, method="post", shows=True),
        f"{_app}:delete_multiple": _pk(f"a_new_{_kind}", _multiple, method="post", who="superuser"),
        f"{_app}:create_multiple_from_uploaded_{_kind}": _pk(f"a_upload_{_kind}", "uploaded_file_id", method="post"),
        f"{_app}:delete_upload_multiple": _pk(f"a_upload_{_kind}", "uploaded_file_id", method="post"),
        f"{_app}_chooser:choose": shown(),
        f"{_app}_chooser:choose_results": shown(),
        f"{_app}_chooser:create": Sample(),
        f"{_app}_chooser:chosen": _pk(_thing, "pk", shows=True),
        f"{_app}_chooser:chosen_multiple": shown(query=lambda w, thing=_thing: {"id": w.things[thing].pk}),
    }

REPORTS: dict[str, Sample] = {}
for _route, _stock, _who in (
    ("locked", "locked_pages", "a_editor"),
    ("workflow", "workflow", "a_operator"),
    ("workflow_tasks", "workflow_tasks", "a_operator"),
    ("site-history", "site_history", "a_operator"),
    ("aging-pages", "aging_pages", "a_editor"),
):
    for _own, _wagtail in (("", ""), ("-results", "_results")):
        _sees = _stock != "aging_pages"
        REPORTS[f"own_reports:{_route}{_own}"] = Sample(who=_who, shows=_sees)
        # The same address: the house's view stands before Wagtail's.
        REPORTS[f"wagtailadmin_reports:{_stock}{_wagtail}"] = Sample(who=_who, shows=_sees)
REPORTS |= {f"wagtailadmin_reports:page_types_usage{suffix}": of_all(shows=True) for suffix in ("", "_results")}
