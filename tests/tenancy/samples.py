"""One sample for each address of the admin: how its own people reach it, and what a stranger tries there.

A new address needs a line here, or the walk fails (tests/tenancy/test_stranger_walk.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.tenancy.hostile import JSON, news_form, page_form_tries
from tests.tenancy.world import World, mark

Kwargs = Callable[[World], dict[str, Any]]
Try = tuple[str, str, dict[str, Any], dict[str, str]]


@dataclass(frozen=True)
class Sample:
    """`who` reaches it with `method`; `object` says that the address itself names something of the OPD, so that a
    stranger must be refused; `shows` that the answer has private words, so that their absence means something."""

    kwargs: Kwargs = lambda w: {}
    who: str = "a_operator"
    method: str = "get"
    query: Kwargs = lambda w: {}
    data: Kwargs = lambda w: {}
    headers: dict[str, str] = field(default_factory=dict)
    status: tuple[int, ...] = (200, 201)
    shows: bool = False
    object: bool = False
    closed: bool = False
    path: str = ""
    to_home: bool = False
    # What the own people do first; `follows` then posts the form that its answer holds.
    before: Callable[[World], list[Try]] = lambda w: []
    follows: bool = False
    tries: Callable[[World], list[Try]] = lambda w: []

    def address(self, name: str, w: World) -> str:
        return self.path or reverse(name, kwargs=self.kwargs(w))


def one(kwargs: Kwargs, **values: Any) -> Sample:
    """Return the sample of an address that names something of the OPD."""
    return Sample(kwargs=kwargs, **({"object": True} | values))


def shown(**values: Any) -> Sample:
    """Return the sample of a list."""
    return Sample(shows=True, **values)


def of_all(**values: Any) -> Sample:
    """Return the sample of an address over all OPDs."""
    return Sample(**({"who": "superuser", "object": True} | values))


CLOSED = Sample(closed=True, who="superuser", object=True)
REDIRECT = (302,)


def _page(thing: str = "a_draft", kwarg: str = "page_id") -> Kwargs:
    return lambda w: {kwarg: w.things[thing].pk}


def _with(base: Kwargs, **more: Callable[[World], Any]) -> Kwargs:
    return lambda w: base(w) | {name: value(w) for name, value in more.items()}


def own_page(name: str, kwarg: str = "page_id", **more: Callable[[World], Any]) -> Callable[[World], str]:
    """Return the address of the stranger's own page, with something foreign beside it."""
    return lambda w: reverse(name, kwargs={kwarg: w.b_page.pk} | {key: value(w) for key, value in more.items()})


FURNITURE = {
    "wagtailadmin_home": shown(),
    "test404/": Sample(path="/admin/test404/", status=(404,)),
    "^.*/$": Sample(path="/admin/tidak-ada-di-sini/", status=(404,)),
    "wagtailadmin_error_test": CLOSED,
    "wagtailadmin_account": shown(),
    "wagtailadmin_login": Sample(status=REDIRECT, to_home=True),
    "wagtailadmin_logout": Sample(method="post", status=REDIRECT),
    "wagtailadmin_password_reset": Sample(),
    "wagtailadmin_password_reset_done": Sample(),
    "wagtailadmin_password_reset_confirm": Sample(kwargs=lambda w: {"uidb64": "MQ", "token": "set-password"}),
    "wagtailadmin_password_reset_complete": Sample(),
    "wagtailadmin_dismissibles": Sample(),
    "wagtailadmin_sprite": Sample(),
    "wagtailadmin_javascript_catalog": Sample(),
    "wagtailadmin_block_preview": Sample(status=(404,)),
    "wagtailadmin_tag_autocomplete": shown(query=lambda w: {"term": "RAH"}),
    "wagtailadmin_tag_model_autocomplete": shown(
        kwargs=lambda w: {"app_name": "taggit", "model_name": "tag"}, query=lambda w: {"term": "RAH"}
    ),
    "wagtailadmin_editing_sessions:ping": one(
        lambda w: {
            "app_label": "wagtailcore",
            "model_name": "page",
            "object_id": w.a_draft.pk,
            "session_id": w.a_session.pk,
        },
        who="a_editor",
        method="post",
        shows=True,
        tries=lambda w: [
            (
                "post",
                reverse("wagtailadmin_editing_sessions:ping", args=[app, model, thing.pk, w.a_session.pk]),
                {"is_editing": "1", "revision_id": w.a_draft.latest_revision_id},
                JSON,
            )
            for app, model, thing in (
                ("opd", "newspage", w.a_draft),
                ("media_pipeline", "image", w.a_image),
                ("cms", "user", w.a_operator),
                ("opd", "agency", w.a),
                ("wagtailcore", "page", w.b_page),
            )
        ],
    ),
    "wagtailadmin_editing_sessions:release": Sample(
        kwargs=lambda w: {"session_id": w.a_session.pk}, method="post", data=lambda w: {}
    ),
}


def _bulk(app: str, model: str, action: str) -> str:
    return reverse("wagtail_bulk_action", args=[app, model, action])


def _bulk_tries(w: World) -> list[Try]:
    tries: list[Try] = []
    foreign = {
        ("wagtailcore", "page"): (["delete", "move", "publish", "unpublish"], [w.a_draft, w.a_live], w.b_page),
        ("media_pipeline", "image"): (["delete", "add_tags", "add_to_collection"], [w.a_image], w.b_image),
        ("media_pipeline", "document"): (["delete", "add_tags", "add_to_collection"], [w.a_document], w.b_document),
        ("cms", "user"): (["delete", "assign_role", "set_active_state"], [w.a_operator], w.b_operator),
    }
    for (app, model), (actions, things, own) in foreign.items():
        for action in actions:
            address = _bulk(app, model, action)
            for query in (
                "&".join(f"id={thing.pk}" for thing in things),
                f"id={things[0].pk}&id={own.pk}",
                "id=all",
                f"id=all&childOf={w.a_news.pk}",
                f"id=all&childOf={w.a_collection.pk}",
                f"id=all&childOf={w.a_news.get_parent().get_parent().pk}",
                "id=all&q=RAHASIA",
            ):
                # Showing and doing pass the same door.
                for method in ("get", "post") if query.endswith(f"id={own.pk}") else ("get",):
                    data = {
                        "chooser": w.a_news.pk,
                        "collection": w.a.collection_id,
                        "tags": "x",
                        "role": w.a.operators_id,
                        "mark_as_active": "False",
                    }
                    tries.append((method, f"{address}?{query}", data if method == "post" else {}, {}))
    own = f"id={w.b_page.pk}"
    tries.append(("post", f"{_bulk('wagtailcore', 'page', 'move')}?{own}", {"chooser": w.a_news.pk}, {}))
    tries.append(("get", f"{_bulk('wagtailcore', 'page', 'move')}?{own}&destination={w.a_news.pk}", {}, {}))
    tries.append(
        (
            "post",
            f"{_bulk('media_pipeline', 'image', 'add_to_collection')}?id={w.b_image.pk}",
            {"collection": w.a.collection_id},
            {},
        )
    )
    return tries


BULK = {
    "wagtail_bulk_action": Sample(
        kwargs=lambda w: {"app_label": "wagtailcore", "model_name": "page", "action": "unpublish"},
        query=lambda w: {"id": w.a_draft.pk},
        who="a_editor",
        shows=True,
        tries=_bulk_tries,
    )
}

_API = {
    "pages": (
        "a_draft",
        {"child_of": "a_news", "descendant_of": "a_home", "ancestor_of": "a_draft", "translation_of": "a_source_page"},
    ),
    "images": ("a_image", {}),
    "documents": ("a_document", {}),
}
API = {}
for _kind, (_thing, _filters) in _API.items():
    _prefix = f"wagtailadmin_api:{_kind}"

    def _listing_tries(w: World, kind: str = _kind, filters: dict[str, str] = _filters) -> list[Try]:
        base = reverse(f"wagtailadmin_api:{kind}:listing")
        found: list[Try] = [("get", f"{base}?{name}={w.things[thing].pk}", {}, {}) for name, thing in filters.items()]
        return [*found, ("get", f"{base}?search=RAHASIA", {}, {}), ("get", f"{base}?fields=*&limit=50", {}, {})]

    API[f"{_prefix}:listing"] = shown(tries=_listing_tries)
    API[f"{_prefix}:detail"] = one(_page(_thing, "pk"), shows=True)
    API[f"{_prefix}:find"] = Sample(
        query=lambda w, thing=_thing: {"id": w.things[thing].pk},
        status=REDIRECT,
        tries=lambda w, kind=_kind, thing=_thing: [
            ("get", f"{reverse(f'wagtailadmin_api:{kind}:find')}?id={w.things[thing].pk}", {}, {}),
            ("get", f"{reverse(f'wagtailadmin_api:{kind}:find')}?html_path=/berita/", {}, {}),
        ],
    )
API["wagtailadmin_api:pages:action"] = Sample(
    kwargs=lambda w: {"pk": w.a_draft.pk, "action_name": "publish"},
    who="superuser",
    method="post",
    closed=True,
    object=True,
    tries=lambda w: [
        (
            "post",
            reverse("wagtailadmin_api:pages:action", args=[page.pk, action]),
            {"destination_page_id": w.a_news.pk},
            JSON,
        )
        for action in (
            "copy",
            "delete",
            "publish",
            "unpublish",
            "move",
            "create_alias",
            "convert_alias",
            "revert_to_page_revision",
            "copy_for_translation",
        )
        for page in (w.a_draft, w.b_page)
    ],
)


def _chooser_tries(w: World) -> list[Try]:
    browse = reverse("wagtailadmin_choose_page")
    parents = (w.a_home, w.a_news, w.a_draft, w.a_live, w.a_hidden, w.a_news.get_parent().get_parent(), w.b_home)
    return [
        *(
            ("get", f"{browse}{parent.pk}/?{query}", {}, {})
            for parent in parents
            for query in ("", "page_type=opd.newspage&user_perms=move_to", "multiple=1&can_choose_root=1")
        ),
        ("get", f"{browse}?page_type=opd.testimonialpage&can_choose_root=1", {}, {}),
        ("get", f"{browse}?page_type=opd.testimonialpage,opd.newspage&multiple=1", {}, {}),
        ("get", f"{browse}?target_pages[]={w.a_draft.pk}&user_perms=bulk_move_to", {}, {}),
        ("get", f"{reverse('wagtailadmin_choose_page_search')}?q=terbuka", {}, {}),
        ("get", f"{reverse('wagtailadmin_choose_page_search')}?q=RAHASIA&multiple=1", {}, {}),
        ("get", f"{reverse('wagtailadmin_choose_page_chosen_multiple')}?id={w.a_live.pk}", {}, {}),
        ("get", f"{reverse('wagtailadmin_choose_page_chosen_multiple')}?id={w.a_live.pk}&id={w.a_draft.pk}", {}, {}),
        ("get", f"{reverse('wagtailadmin_choose_page_chosen_multiple')}?id={w.a_hidden.pk}", {}, {}),
        *(
            (
                "post",
                reverse("wagtailadmin_choose_page_external_link"),
                {"external-link-chooser-url": address, "external-link-chooser-link_text": ""},
                {},
            )
            for address in (w.a_live.full_url, w.a_hidden.full_url, f"{w.a_live.full_url}?x=1")
        ),
    ]


CHOOSERS = {
    "wagtailadmin_choose_page": Sample(tries=_chooser_tries),
    "wagtailadmin_choose_page_child": Sample(kwargs=_page("a_news", "parent_page_id"), shows=True),
    "wagtailadmin_choose_page_search": shown(query=lambda w: {"q": "RAHASIA"}),
    "wagtailadmin_choose_page_chosen_multiple": shown(query=lambda w: {"id": w.a_draft.pk}),
    "wagtailadmin_choose_page_external_link": Sample(),
    "wagtailadmin_choose_page_email_link": Sample(),
    "wagtailadmin_choose_page_phone_link": Sample(),
    "wagtailadmin_choose_page_anchor_link": Sample(),
}

_TYPE = {"content_type_app_name": "opd", "content_type_model_name": "newspage"}


def _beside_own_page(w: World) -> list[Try]:
    """Return what names one's own page first and something foreign after it."""
    foreign = w.a_revisions[0].pk
    state = {"page_id": w.b_reviewed.pk, "action_name": "approve", "task_state_id": w.a_task_state.pk}
    addresses = [
        reverse("wagtailadmin_pages:revisions_view", args=[w.b_page.pk, foreign]),
        reverse("wagtailadmin_pages:revisions_revert", args=[w.b_page.pk, foreign]),
        reverse("wagtailadmin_pages:revisions_unschedule", args=[w.b_page.pk, w.a_planned_revision.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[w.b_page.pk, foreign, "latest"]),
        reverse("wagtailadmin_pages:revisions_compare", args=[w.b_page.pk, "earliest", foreign]),
        reverse("wagtailadmin_pages:workflow_history_detail", args=[w.b_page.pk, w.a_state.pk]),
        reverse("wagtailadmin_pages:workflow_preview", args=[w.b_reviewed.pk, w.a_task.pk]),
        reverse("wagtailadmin_pages:workflow_action", kwargs=state),
        reverse("wagtailadmin_pages:workflow_action", kwargs=state | {"action_name": "reject"}),
        reverse("wagtailadmin_pages:collect_workflow_action_data", kwargs=state),
        reverse("wagtailadmin_pages:move_confirm", args=[w.b_page.pk, w.a_news.pk]),
        reverse("wagtailadmin_pages:move_confirm", args=[w.a_draft.pk, w.b_news.pk]),
    ]
    tries: list[Try] = [
        (method, address, {"comment": "diubah", "title": "diubah"} if method == "post" else {}, {})
        for address in addresses
        for method in ("get", "post")
    ]
    copy = {"new_title": "Salinan", "new_slug": "salinan", "new_parent_page": w.a_news.pk, "alias": "on"}
    return [
        *tries,
        ("post", reverse("wagtailadmin_pages:copy", args=[w.b_page.pk]), copy, {}),
        ("post", reverse("wagtailadmin_pages:copy", args=[w.a_draft.pk]), copy | {"new_parent_page": w.b_news.pk}, {}),
        ("post", reverse("wagtailadmin_pages:move", args=[w.b_page.pk]), {"new_parent_page": w.a_news.pk}, {}),
        (
            "post",
            reverse("wagtailadmin_pages:choose_parent", args=["opd", "newspage"]),
            {"parent_page": w.a_news.pk},
            {},
        ),
        (
            "post",
            reverse("wagtailadmin_pages:set_privacy", args=[w.b_page.pk]),
            {"restriction_type": "groups", "groups": w.a.operators_id, "password": ""},
            {},
        ),
        ("get", reverse("wagtailadmin_pages:set_privacy", args=[w.b_page.pk]), {}, JSON),
        ("post", reverse("wagtailadmin_pages:set_page_position", args=[w.a_draft.pk]) + "?position=0", {}, JSON),
        ("get", reverse("wagtailadmin_explore", args=[w.b_news.pk]) + f"?owner={w.a_operator.pk}", {}, {}),
        ("get", reverse("wagtailadmin_explore", args=[w.b_news.pk]) + "?q=RAHASIA&search_all=1", {}, {}),
        ("get", reverse("wagtailadmin_pages:history", args=[w.b_page.pk]) + f"?user={w.a_operator.pk}", {}, {}),
        *page_form_tries(w),
    ]


PAGES = {
    "wagtailadmin_explore_root": Sample(),
    "wagtailadmin_explore": one(_page("a_news", "parent_page_id"), shows=True),
    "wagtailadmin_explore_results": one(_page("a_news", "parent_page_id"), shows=True),
    "wagtailadmin_pages:add": one(
        _with(_page("a_news", "parent_page_id"), **{k: lambda w, v=v: v for k, v in _TYPE.items()})
    ),
    "wagtailadmin_pages:preview_on_add": one(
        _with(_page("a_news", "parent_page_id"), **{k: lambda w, v=v: v for k, v in _TYPE.items()})
    ),
    "wagtailadmin_pages:add_subpage": one(_page("a_news", "parent_page_id"), status=REDIRECT),
    "wagtailadmin_pages:choose_parent": Sample(
        kwargs=lambda w: {"app_label": "opd", "model_name": "newspage"}, status=(200, 302)
    ),
    "wagtailadmin_pages:type_use": shown(kwargs=lambda w: _TYPE),
    "wagtailadmin_pages:type_use_results": shown(kwargs=lambda w: _TYPE),
    "wagtailadmin_pages:search": shown(query=lambda w: {"q": "RAHASIA"}),
    "wagtailadmin_pages:search_results": shown(query=lambda w: {"q": "RAHASIA"}),
    "wagtailadmin_pages:edit": one(_page(), shows=True, tries=_beside_own_page),
    "wagtailadmin_pages:usage": one(_page(), shows=True),
    "wagtailadmin_pages:preview_on_edit": one(
        _page("a_source_page"),
        shows=True,
        before=lambda w: [
            (
                "post",
                reverse("wagtailadmin_pages:preview_on_edit", args=[w.a_source_page.pk]),
                news_form(title=mark("pratinjau")),
                JSON,
            )
        ],
    ),
    "wagtailadmin_pages:view_draft": one(_page(), shows=True),
    "wagtailadmin_pages:delete": one(_page(), who="superuser", shows=True),
    "wagtailadmin_pages:unpublish": one(_page("a_live"), who="a_editor", shows=True),
    "wagtailadmin_pages:convert_alias": one(_page("a_alias")),
    "wagtailadmin_pages:move": one(_page(), shows=True),
    "wagtailadmin_pages:move_confirm": one(
        _with(_page("a_draft", "page_to_move_id"), destination_id=lambda w: w.a_home.pk), who="a_editor", shows=True
    ),
    "wagtailadmin_pages:set_page_position": one(_page("a_draft", "page_to_move_id"), who="diskominfo", method="post"),
    "wagtailadmin_pages:copy": one(_page(), shows=True),
    "wagtailadmin_pages:workflow_action": one(
        _with(_page(), action_name=lambda w: "approve", task_state_id=lambda w: w.a_task_state.pk), who="a_editor"
    ),
    "wagtailadmin_pages:collect_workflow_action_data": one(
        _with(_page(), action_name=lambda w: "reject", task_state_id=lambda w: w.a_task_state.pk), who="a_editor"
    ),
    "wagtailadmin_pages:confirm_workflow_cancellation": one(_page(), shows=True),
    "wagtailadmin_pages:workflow_preview": one(
        _with(_page(), task_id=lambda w: w.a_task.pk), who="a_editor", shows=True
    ),
    "wagtailadmin_pages:set_privacy": one(_page("a_hidden"), who="a_editor", shows=True),
    "wagtailadmin_pages:lock": one(_page(), who="a_editor", method="post", status=REDIRECT),
    "wagtailadmin_pages:unlock": one(_page("a_locked"), who="a_editor", method="post", status=REDIRECT),
    "wagtailadmin_pages:revisions_index": one(_page(), status=REDIRECT),
    "wagtailadmin_pages:revisions_view": one(_with(_page(), revision_id=lambda w: w.a_revisions[0].pk), shows=True),
    "wagtailadmin_pages:revisions_revert": one(
        _with(_page("a_source_page"), revision_id=lambda w: w.a_source_page.latest_revision_id), shows=True
    ),
    "wagtailadmin_pages:revisions_unschedule": one(
        _with(_page("a_planned"), revision_id=lambda w: w.a_planned_revision.pk), who="a_editor", shows=True
    ),
    "wagtailadmin_pages:revisions_compare": one(
        _with(_page("a_draft", "pk"), revision_id_a=lambda w: "earliest", revision_id_b=lambda w: "latest"), shows=True
    ),
    "wagtailadmin_pages:workflow_history": one(_page(), shows=True),
    "wagtailadmin_pages:workflow_history_detail": one(
        _with(_page(), workflow_state_id=lambda w: w.a_state.pk), shows=True
    ),
    "wagtailadmin_pages:history": one(_page(), shows=True),
    "wagtailadmin_pages:history_results": one(_page(), shows=True),
}
PAGES["wagtailadmin_pages:move"] = one(_page("a_draft", "page_to_move_id"), who="a_editor", shows=True)


def _pk(thing: str, kwarg: str, **values: Any) -> Sample:
    return one(_page(thing, kwarg), **values)


MEDIA: dict[str, Sample] = {
    "wagtailimages:url_generator": Sample(_page("a_image", "image_id"), closed=True, who="superuser", object=True),
    "wagtailimages:url_generator_output": Sample(
        _page("a_image", "image_id"), closed=True, who="superuser", object=True
    ),
    "wagtailimages:preview": one(lambda w: {"image_id": w.a_image.pk, "filter_spec": "max-10x10"}),
    "wagtailimages_chooser:select_format": _pk("a_image", "image_id", shows=True),
    "wagtailembeds:chooser": CLOSED,
    "wagtailembeds:chooser_upload": CLOSED,
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
    "wagtail_localize:submit_page_translation": one(_page(), who="superuser", shows=True),
    "wagtail_localize:submit_snippet_translation": Sample(
        kwargs=lambda w: {"app_label": "opd", "model_name": "topic", "pk": "1"},
        who="superuser",
        status=(404,),
        object=True,
    ),
    "wagtail_localize:update_translations": one(
        _page("a_source", "translation_source_id"), who="superuser", shows=True
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
    "wagtail_localize:convert_to_alias": one(_page("a_translated"), shows=True),
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
    "wagtailadmin_collections:edit": of_all(kwargs=_page("a_collection", "pk"), shows=True),
    "wagtailadmin_collections:delete": of_all(kwargs=_page("spare_collection", "pk"), shows=True),
    "wagtailadmin_collections:set_privacy": of_all(kwargs=_page("a_collection", "collection_id"), shows=True),
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
    "wagtailadmin_workflows:edit_task": of_all(kwargs=_page("a_task", "pk"), shows=True),
    "wagtailadmin_workflows:disable_task": of_all(kwargs=_page("a_task", "pk")),
    "wagtailadmin_workflows:enable_task": of_all(kwargs=_page("a_task", "pk"), method="post", status=REDIRECT),
    "wagtailadmin_workflows:task_chooser": of_all(shows=True),
    "wagtailadmin_workflows:task_chooser_results": of_all(shows=True),
    "wagtailadmin_workflows:task_chooser_create": of_all(),
    "wagtailadmin_workflows:task_chosen": of_all(kwargs=_page("a_task", "task_id"), shows=True),
    "wagtailredirects:index": of_all(shows=True),
    "wagtailredirects:index_results": of_all(shows=True),
    "wagtailredirects:add": of_all(),
    "wagtailredirects:edit": of_all(kwargs=_page("a_redirect", "redirect_id"), shows=True),
    "wagtailredirects:delete": of_all(kwargs=_page("a_redirect", "redirect_id"), shows=True),
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
    _copied = ("copy",) if _app in {"wagtaillocales", "wagtailsites", "wagtailusers_users"} else ()
    for _view in ("edit", "history", "history_results", "usage", *_copied):
        ADMINISTRATION[f"{_app}:{_view}"] = of_all(kwargs=_key)
    ADMINISTRATION[f"{_app}:delete"] = of_all(kwargs=_key, closed=_app not in _deletable)
ADMINISTRATION["provision_agency"] = of_all(kwargs=lambda w: {"agency_id": w.a.pk})


def _settle_archived(w: World) -> list[Try]:
    addresses = [reverse("archive:restore", args=[entry.pk]) for entry in (w.a_archived, w.a_archived_image)]
    return [(method, address, {"publish": "1"}, {}) for address in addresses for method in ("get", "post")]


def _settle_kept(w: World) -> list[Try]:
    address = reverse("kept_input:show", args=[w.a_kept.pk])
    return [("post", address, {"action": action}, {}) for action in ("take", "discard")]


HOUSE: dict[str, Sample] = {
    "archive:index": shown(),
    "archive:restore": _pk("a_archived", "entry_id", who="a_editor", shows=True, tries=lambda w: _settle_archived(w)),
    "kept_input:show": _pk("a_kept", "kept_id", who="a_editor", shows=True, tries=lambda w: _settle_kept(w)),
    "audit:index": shown(),
    "audit:export": shown(kwargs=lambda w: {"file_format": "csv"}),
    "remove_image": _pk("a_image", "image_id", shows=True),
    "remove_document": _pk("a_document", "document_id", shows=True),
    "remove_video": _pk("a_video", "media_id", shows=True),
}

SAMPLES: dict[str, Sample] = (
    HOUSE | FURNITURE | BULK | API | CHOOSERS | PAGES | MEDIA | REPORTS | TRANSLATIONS | ADMINISTRATION
)
