"""Furniture of the admin, and bulk actions."""

from django.urls import reverse

from tests.tenancy.hostile import JSON
from tests.tenancy.samples.sample import (
    CLOSED,
    REDIRECT,
    Sample,
    Try,
    one,
    shown,
)
from tests.tenancy.world import World

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
        kwargs=lambda w: {"app_label": "wagtailcore", "model_name": "page", "action": "move"},
        query=lambda w: {"id": w.a_draft.pk},
        who="a_editor",
        shows=True,
        tries=_bulk_tries,
    )
}
