"""Which rule each of Wagtail's own addresses has; the system check names those that a new release brings."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Site
from wagtailmedia.models import get_media_model

from cms.registries.admin_urls import Rule, register_admin_rules
from cms.tenancy.rules import (
    CLOSED,
    GLOBAL,
    OPEN,
    bulk,
    collections,
    edited_object,
    every,
    groups,
    link_target,
    medium,
    own_permission,
    own_upload,
    page,
    page_above,
    revision,
    task_of_page,
    task_state,
    unused,
    workflow_state,
)
from cms.tenancy.translation_rules import TRANSLATION_RULES


def _furniture() -> dict[str, Rule]:
    return {
        "test404/": OPEN,
        "^.*/$": OPEN,
        "wagtailadmin_home": OPEN,
        "wagtailadmin_error_test": CLOSED,
        "wagtailadmin_account": OPEN,
        "wagtailadmin_login": OPEN,
        "wagtailadmin_logout": OPEN,
        "wagtailadmin_password_reset": OPEN,
        "wagtailadmin_password_reset_done": OPEN,
        "wagtailadmin_password_reset_confirm": OPEN,
        "wagtailadmin_password_reset_complete": OPEN,
        "wagtailadmin_dismissibles": OPEN,
        "wagtailadmin_sprite": OPEN,
        "wagtailadmin_javascript_catalog": OPEN,
        "wagtailadmin_block_preview": OPEN,
        "wagtailadmin_editing_sessions:ping": edited_object,
        # Ends sessions of the person's own.
        "wagtailadmin_editing_sessions:release": OPEN,
        # Both complete words from the tags of the scope alone (cms.choosers.tags).
        "wagtailadmin_tag_autocomplete": OPEN,
        "wagtailadmin_tag_model_autocomplete": OPEN,
        "wagtail_bulk_action": bulk,
    }


def _api() -> dict[str, Rule]:
    """The endpoints themselves are scoped (cms.choosers.api)."""
    scoped = {
        f"wagtailadmin_api:{kind}:{view}": OPEN
        for kind in ("pages", "images", "documents")
        for view in ("listing", "detail", "find")
    }
    return {**scoped, "wagtailadmin_api:pages:action": CLOSED}


def _page_choosers() -> dict[str, Rule]:
    moved = page("", "target_pages[]")
    return {
        "wagtailadmin_choose_page": moved,
        "wagtailadmin_choose_page_child": every(link_target("parent_page_id"), moved),
        "wagtailadmin_choose_page_search": moved,
        "wagtailadmin_choose_page_chosen_multiple": link_target("", "id"),
        "wagtailadmin_choose_page_external_link": OPEN,
        "wagtailadmin_choose_page_email_link": OPEN,
        "wagtailadmin_choose_page_phone_link": OPEN,
        "wagtailadmin_choose_page_anchor_link": OPEN,
    }


def _pages() -> dict[str, Rule]:
    of_page = page("page_id")
    new = page("parent_page_id")
    rules: dict[str, Rule] = {
        "add": new,
        "preview_on_add": new,
        "add_subpage": new,
        "choose_parent": page("", "parent_page"),
        # Lists of what one may explore.
        "type_use": OPEN,
        "type_use_results": OPEN,
        "search": OPEN,
        "search_results": OPEN,
        "move": page("page_to_move_id", "new_parent_page"),
        "move_confirm": every(page("page_to_move_id"), page("destination_id")),
        "set_page_position": page("page_to_move_id"),
        "copy": page("page_id", "new_parent_page"),
        "workflow_action": every(of_page, task_state("task_state_id")),
        "collect_workflow_action_data": every(of_page, task_state("task_state_id")),
        "workflow_preview": every(of_page, task_of_page("task_id")),
        "workflow_history_detail": every(of_page, workflow_state("workflow_state_id")),
        "set_privacy": every(of_page, groups("groups")),
        "revisions_view": every(of_page, revision("revision_id")),
        "revisions_revert": every(of_page, revision("revision_id")),
        "revisions_unschedule": every(of_page, revision("revision_id")),
        "revisions_compare": every(page("pk"), revision("revision_id_a"), revision("revision_id_b")),
    }
    for name in (
        "usage",
        "edit",
        "preview_on_edit",
        "view_draft",
        "delete",
        "unpublish",
        "convert_alias",
        "confirm_workflow_cancellation",
        "lock",
        "unlock",
        "revisions_index",
        "workflow_history",
        "history",
        "history_results",
    ):
        rules[name] = of_page
    return {
        "wagtailadmin_explore_root": OPEN,
        "wagtailadmin_explore": page_above("parent_page_id"),
        "wagtailadmin_explore_results": page_above("parent_page_id"),
        **{f"wagtailadmin_pages:{name}": rule for name, rule in rules.items()},
    }


def _media() -> dict[str, Rule]:
    """Pictures, documents and videos: the collection says whose they are."""
    rules: dict[str, Rule] = {
        "wagtailimages:url_generator": CLOSED,
        "wagtailimages:url_generator_output": CLOSED,
        "wagtailembeds:chooser": CLOSED,
        "wagtailembeds:chooser_upload": CLOSED,
    }
    kinds: tuple[tuple[str, Any, str, dict[str, str]], ...] = (
        ("wagtailimages", get_image_model, "image_id", {"usage": "image_usage", "from": "image"}),
        ("wagtaildocs", get_document_model, "document_id", {"usage": "document_usage", "from": "document"}),
    )
    for app, model, kwarg, words in kinds:
        one = medium(model, kwarg)
        several = medium(model, "image_id" if app == "wagtailimages" else "doc_id")
        rules |= {f"{app}:{name}": collections for name in ("index", "index_results", "add", "add_multiple")}
        rules |= {f"{app}:{name}": one for name in ("edit", "delete", words["usage"])}
        rules |= {f"{app}:{name}": several for name in ("edit_multiple", "delete_multiple")}
        rules[f"{app}:create_multiple_from_uploaded_{words['from']}"] = own_upload("uploaded_file_id")
        rules[f"{app}:delete_upload_multiple"] = own_upload("uploaded_file_id")
        rules |= {f"{app}_chooser:{name}": collections for name in ("choose", "choose_results", "create")}
        rules[f"{app}_chooser:chosen"] = medium(model, "pk")
        rules[f"{app}_chooser:chosen_multiple"] = medium(model, "", "id")
    # It would make a picture of any size while somebody waits.
    rules["wagtailimages:preview"] = CLOSED
    rules["wagtailimages_chooser:select_format"] = medium(get_image_model, "image_id")
    video = medium(get_media_model, "media_id")
    rules |= {f"wagtailmedia:{name}": video for name in ("edit", "delete", "media_chosen", "media_usage")}
    upload = ("index", "add", "chooser", "chooser_typed", "chooser_upload")
    return rules | {f"wagtailmedia:{name}": collections for name in upload}


def _reports() -> dict[str, Rule]:
    """Before Wagtail's reports stand the house's own, scoped (cms.admin_urls); should one get lost, it is closed."""
    names = ("locked_pages", "workflow", "workflow_tasks", "site_history", "aging_pages")
    rules: dict[str, Rule] = {
        f"wagtailadmin_reports:{name}{suffix}": CLOSED for name in names for suffix in ("", "_results")
    }
    rules["own_reports:*"] = OPEN
    return rules | {f"wagtailadmin_reports:page_types_usage{suffix}": GLOBAL for suffix in ("", "_results")}


def _administration() -> dict[str, Rule]:
    users = get_user_model()
    return {
        "wagtailadmin_workflows:*": GLOBAL,
        "wagtailadmin_collections:*": GLOBAL,
        "wagtailadmin_collections:delete": unused(lambda: Collection, "pk"),
        "wagtailredirects:*": GLOBAL,
        "wagtailsnippets:*": GLOBAL,
        "wagtaillocales:*": GLOBAL,
        "wagtaillocales:delete": unused(lambda: Locale, "pk"),
        "wagtailsites:*": GLOBAL,
        "wagtailsites:delete": unused(lambda: Site, "pk"),
        "wagtailusers_users:*": every(own_permission(users), GLOBAL),
        "wagtailusers_groups:*": every(own_permission(Group), GLOBAL),
        "wagtailusers_groups:delete": every(own_permission(Group), unused(lambda: Group, "pk")),
    }


def register() -> None:
    """Called once, at start-up."""
    for rules in (
        _furniture(),
        _api(),
        _page_choosers(),
        _pages(),
        _media(),
        _reports(),
        _administration(),
        TRANSLATION_RULES,
    ):
        register_admin_rules(rules)
