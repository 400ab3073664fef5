"""Translations, and what spans all OPDs."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.tenancy.samples.sample import (
    REDIRECT,
    Kwargs,
    Sample,
    Try,
    of_all,
    one,
    page_of,
)
from tests.tenancy.world import World


def _translation_of(*more: tuple[str, str]) -> Kwargs:
    return lambda w: {"translation_id": w.a_translation.pk} | {kwarg: w.things[thing].pk for kwarg, thing in more}


def _override_tries(w: World) -> list[Try]:
    address = reverse("wagtail_localize:edit_override", args=[w.b_translation.pk, w.b_override.pk])
    mixed = [
        reverse("wagtail_localize:edit_override", args=[w.b_translation.pk, w.a_override.pk]),
        reverse("wagtail_localize:edit_string_translation", args=[w.b_translation.pk, w.a_string.pk]),
    ]
    return [
        ("put", address, {"value": w.a_image.pk}, {}),
        ("multipart-put", address, {"value": w.a_image.pk}, {}),
        *(("put", other, {"value": "diubah"}, {}) for other in mixed),
        *(("delete", other, {}, {}) for other in mixed),
    ]


TRANSLATIONS = {
    "wagtail_localize:javascript_catalog": Sample(),
    "wagtail_localize:submit_page_translation": one(page_of(), who="superuser", shows=True),
    "wagtail_localize:submit_snippet_translation": Sample(
        kwargs=lambda w: {"app_label": "opd", "model_name": "topic", "pk": "1"},
        who="superuser",
        status=(404,),
        object=True,
    ),
    "wagtail_localize:update_translations": one(
        page_of("a_source", "translation_source_id"), who="superuser", shows=True
    ),
    "wagtail_localize:edit_string_translation": one(
        _translation_of(("string_segment_id", "a_string")), method="put", data=lambda w: {"value": "x"}
    ),
    "wagtail_localize:edit_override": one(
        _translation_of(("overridable_segment_id", "a_override")),
        method="put",
        data=lambda w: {"value": w.a_image.pk},
        tries=_override_tries,
    ),
    "wagtail_localize:download_pofile": one(_translation_of(), shows=True),
    "wagtail_localize:upload_pofile": one(
        _translation_of(),
        method="post",
        status=REDIRECT,
        data=lambda w: {
            "file": SimpleUploadedFile("x.po", str(w.a_translation.export_po()).encode()),
            "next": "/admin/account/",
        },
    ),
    "wagtail_localize:machine_translate": one(_translation_of(), method="post", status=(404,)),
    "wagtail_localize:preview_translation": one(_translation_of(), shows=True),
    "wagtail_localize:stop_translation": one(
        _translation_of(), method="post", status=REDIRECT, data=lambda w: {"next": "/admin/account/"}
    ),
    "wagtail_localize:convert_to_alias": one(page_of("a_translated"), shows=True),
    "wagtail_localize:translations_report": of_all(shows=True),
    "wagtail_localize:translations_report_results": of_all(shows=True),
    "wagtail_localize:snippets_api_listing": Sample(
        kwargs=lambda w: {"app_label": "opd", "model_name": "topic"}, closed=True, who="superuser", object=True
    ),
    "wagtail_localize:snippets_api_detail": Sample(
        kwargs=lambda w: {"app_label": "opd", "model_name": "topic", "pk": "1"},
        closed=True,
        who="superuser",
        object=True,
    ),
}

ADMINISTRATION = {
    "wagtailadmin_collections:index": of_all(shows=True),
    "wagtailadmin_collections:add": of_all(),
    "wagtailadmin_collections:edit": of_all(kwargs=page_of("a_collection", "pk"), shows=True),
    "wagtailadmin_collections:delete": of_all(kwargs=page_of("spare_collection", "pk"), shows=True),
    "wagtailadmin_collections:set_privacy": of_all(kwargs=page_of("a_collection", "collection_id"), shows=True),
    "wagtailadmin_workflows:index": of_all(shows=True),
    "wagtailadmin_workflows:index_results": of_all(shows=True),
    "wagtailadmin_workflows:add": of_all(),
    "wagtailadmin_workflows:enable": of_all(kwargs=lambda w: {"pk": w.a.workflow_id}, method="post", status=REDIRECT),
    "wagtailadmin_workflows:disable": of_all(kwargs=lambda w: {"pk": w.a.workflow_id}),
    "wagtailadmin_workflows:edit": of_all(kwargs=lambda w: {"pk": w.a.workflow_id}, shows=True),
    "wagtailadmin_workflows:usage": of_all(kwargs=lambda w: {"pk": w.a.workflow_id}, shows=True),
    "wagtailadmin_workflows:usage_results": of_all(kwargs=lambda w: {"pk": w.a.workflow_id}, shows=True),
    "wagtailadmin_workflows:remove": of_all(
        kwargs=lambda w: {"page_pk": w.a_home.pk, "workflow_pk": w.a.workflow_id},
        method="post",
        status=REDIRECT,
        tries=lambda w: [("post", reverse("wagtailadmin_workflows:remove", args=[w.a_home.pk]), {}, {})],
    ),
    "wagtailadmin_workflows:add_task": of_all(kwargs=lambda w: {"app_label": "cms", "model_name": "foureyestask"}),
    "wagtailadmin_workflows:select_task_type": of_all(status=(200, 302)),
    "wagtailadmin_workflows:task_index": of_all(shows=True),
    "wagtailadmin_workflows:task_index_results": of_all(shows=True),
    "wagtailadmin_workflows:edit_task": of_all(kwargs=page_of("a_task", "pk"), shows=True),
    "wagtailadmin_workflows:disable_task": of_all(kwargs=page_of("a_task", "pk")),
    "wagtailadmin_workflows:enable_task": of_all(kwargs=page_of("a_task", "pk"), method="post", status=REDIRECT),
    "wagtailadmin_workflows:task_chooser": of_all(shows=True),
    "wagtailadmin_workflows:task_chooser_results": of_all(shows=True),
    "wagtailadmin_workflows:task_chooser_create": of_all(),
    "wagtailadmin_workflows:task_chosen": of_all(kwargs=page_of("a_task", "task_id"), shows=True),
    "wagtailredirects:index": of_all(shows=True),
    "wagtailredirects:index_results": of_all(shows=True),
    "wagtailredirects:add": of_all(),
    "wagtailredirects:edit": of_all(kwargs=page_of("a_redirect", "redirect_id"), shows=True),
    "wagtailredirects:delete": of_all(kwargs=page_of("a_redirect", "redirect_id"), shows=True),
    "wagtailredirects:start_import": of_all(),
    "wagtailredirects:process_import": of_all(
        method="post",
        follows=True,
        before=lambda w: [
            (
                "post",
                reverse("wagtailredirects:start_import"),
                {"import_file": SimpleUploadedFile("x.csv", b"from,to\n/a,/b\n"), "input_format": "0"},
                {},
            )
        ],
    ),
    "wagtailsnippets:index": of_all(status=REDIRECT, to_home=True),
}
for _app, _thing in (
    ("wagtaillocales", "english"),
    ("wagtailsites", "site"),
    ("wagtailusers_users", "a_operator"),
    ("wagtailusers_groups", "group"),
    ("agency", "agency"),
    ("decree", "decree"),
    ("topic", "topic"),
    ("district", "district"),
):

    def _key(w: World, thing: str = _thing) -> dict[str, Any]:
        special = {"site": w.a.site_id, "group": w.a.operators_id, "agency": w.a.pk}
        return {"pk": special[thing] if thing in special else w.things[thing].pk}

    _deletable = {"topic", "decree", "wagtailusers_users"}
    for _view in ("index", "index_results", "add"):
        ADMINISTRATION[f"{_app}:{_view}"] = of_all()
    _copied = ("copy",) if _app in {"wagtaillocales", "wagtailsites"} else ()
    _usage = () if _app == "wagtailusers_users" else ("usage",)
    for _view in ("edit", "history", "history_results", *_usage, *_copied):
        ADMINISTRATION[f"{_app}:{_view}"] = of_all(kwargs=_key)
    ADMINISTRATION[f"{_app}:delete"] = of_all(kwargs=_key, closed=_app not in _deletable)
for _app, _thing in (("search_synonym", "synonym"), ("search_best_bet", "best_bet")):
    for _view in ("index", "index_results"):
        ADMINISTRATION[f"{_app}:{_view}"] = of_all(shows=True, who="diskominfo")
    ADMINISTRATION[f"{_app}:add"] = of_all(who="diskominfo")
    for _view in ("edit", "delete", "history", "history_results"):
        ADMINISTRATION[f"{_app}:{_view}"] = of_all(kwargs=page_of(_thing, "pk"), who="diskominfo")
    ADMINISTRATION[f"{_app}:usage"] = of_all(kwargs=page_of(_thing, "pk"), closed=True)
# Refused in words to everybody: accounts are suspended.
ADMINISTRATION["wagtailusers_users:delete"] = of_all(kwargs=lambda w: {"pk": w.a_operator.pk}, status=(302,))
ADMINISTRATION["provision_agency"] = of_all(kwargs=lambda w: {"agency_id": w.a.pk})
