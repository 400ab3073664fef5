"""Choosers and screens of pages."""

from django.urls import reverse

from tests.tenancy.hostile import JSON, news_form, page_form_tries
from tests.tenancy.samples.sample import (
    REDIRECT,
    Sample,
    Try,
    one,
    page_of,
    shown,
    with_more,
)
from tests.tenancy.world import World, mark


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
    "wagtailadmin_choose_page_child": Sample(kwargs=page_of("a_news", "parent_page_id"), shows=True),
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
    "wagtailadmin_explore": one(page_of("a_news", "parent_page_id"), shows=True),
    "wagtailadmin_explore_results": one(page_of("a_news", "parent_page_id"), shows=True),
    "wagtailadmin_pages:add": one(
        with_more(page_of("a_news", "parent_page_id"), **{k: lambda w, v=v: v for k, v in _TYPE.items()})
    ),
    "wagtailadmin_pages:preview_on_add": one(
        with_more(page_of("a_news", "parent_page_id"), **{k: lambda w, v=v: v for k, v in _TYPE.items()})
    ),
    "wagtailadmin_pages:add_subpage": one(page_of("a_news", "parent_page_id"), status=REDIRECT),
    "wagtailadmin_pages:choose_parent": Sample(
        kwargs=lambda w: {"app_label": "opd", "model_name": "newspage"}, status=(200, 302)
    ),
    "wagtailadmin_pages:type_use": shown(kwargs=lambda w: _TYPE),
    "wagtailadmin_pages:type_use_results": shown(kwargs=lambda w: _TYPE),
    "wagtailadmin_pages:search": shown(query=lambda w: {"q": "RAHASIA"}),
    "wagtailadmin_pages:search_results": shown(query=lambda w: {"q": "RAHASIA"}),
    "wagtailadmin_pages:edit": one(page_of(), shows=True, tries=_beside_own_page),
    "wagtailadmin_pages:usage": one(page_of(), shows=True),
    "wagtailadmin_pages:preview_on_edit": one(
        page_of("a_source_page"),
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
    "wagtailadmin_pages:view_draft": one(page_of(), shows=True),
    "wagtailadmin_pages:delete": one(page_of(), who="superuser", shows=True),
    "wagtailadmin_pages:unpublish": one(page_of("a_live"), who="a_editor", shows=True),
    "wagtailadmin_pages:convert_alias": one(page_of("a_alias")),
    "wagtailadmin_pages:move": one(page_of("a_draft", "page_to_move_id"), who="a_editor", shows=True),
    "wagtailadmin_pages:move_confirm": one(
        with_more(page_of("a_draft", "page_to_move_id"), destination_id=lambda w: w.a_home.pk),
        who="a_editor",
        shows=True,
    ),
    "wagtailadmin_pages:set_page_position": one(page_of("a_draft", "page_to_move_id"), who="superuser", method="post"),
    "wagtailadmin_pages:copy": one(page_of(), shows=True),
    "wagtailadmin_pages:workflow_action": one(
        with_more(page_of(), action_name=lambda w: "reject", task_state_id=lambda w: w.a_task_state.pk), who="a_editor"
    ),
    "wagtailadmin_pages:collect_workflow_action_data": one(
        with_more(page_of(), action_name=lambda w: "reject", task_state_id=lambda w: w.a_task_state.pk), who="a_editor"
    ),
    "wagtailadmin_pages:confirm_workflow_cancellation": one(page_of(), shows=True),
    "wagtailadmin_pages:workflow_preview": one(
        with_more(page_of(), task_id=lambda w: w.a_task.pk), who="a_editor", shows=True
    ),
    "wagtailadmin_pages:set_privacy": one(page_of("a_hidden"), who="a_editor", shows=True),
    "wagtailadmin_pages:lock": one(page_of(), who="a_editor", method="post", status=REDIRECT),
    "wagtailadmin_pages:unlock": one(page_of("a_locked"), who="a_editor", method="post", status=REDIRECT),
    "wagtailadmin_pages:revisions_index": one(page_of(), status=REDIRECT),
    "wagtailadmin_pages:revisions_view": one(
        with_more(page_of(), revision_id=lambda w: w.a_revisions[0].pk), shows=True
    ),
    "wagtailadmin_pages:revisions_revert": one(
        with_more(page_of("a_source_page"), revision_id=lambda w: w.a_source_page.latest_revision_id), shows=True
    ),
    "wagtailadmin_pages:revisions_unschedule": one(
        with_more(page_of("a_planned"), revision_id=lambda w: w.a_planned_revision.pk), who="a_editor", shows=True
    ),
    "wagtailadmin_pages:revisions_compare": one(
        with_more(page_of("a_draft", "pk"), revision_id_a=lambda w: "earliest", revision_id_b=lambda w: "latest"),
        shows=True,
    ),
    "wagtailadmin_pages:workflow_history": one(page_of(), shows=True),
    "wagtailadmin_pages:workflow_history_detail": one(
        with_more(page_of(), workflow_state_id=lambda w: w.a_state.pk), shows=True
    ),
    "wagtailadmin_pages:history": one(page_of(), shows=True),
    "wagtailadmin_pages:history_results": one(page_of(), shows=True),
}
