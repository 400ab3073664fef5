"""Where accounts meet Wagtail's admin; imported by cms.wagtail_hooks."""

from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from cms.accounts import bulk, log_actions, own_account, second_factor_views


@hooks.register("register_admin_urls")
def second_factor_urls() -> list[URLPattern]:
    return [
        path("verifikasi/", second_factor_views.verify, name="accounts_second_factor_verify"),
        path("account/verifikasi/", second_factor_views.setup, name="accounts_second_factor_setup"),
        path("account/verifikasi/kode/", second_factor_views.recovery_codes, name="accounts_recovery_codes"),
        path("account/verifikasi/matikan/", second_factor_views.remove, name="accounts_second_factor_remove"),
        path("account/sesi/", own_account.end_my_sessions, name="accounts_end_my_sessions"),
    ]


@hooks.register("register_account_settings_panel")
def my_roles(request: Any, user: Any, profile: Any) -> Any:
    return own_account.RolesPanel(request, user, profile)


@hooks.register("register_account_settings_panel")
def my_safety(request: Any, user: Any, profile: Any) -> Any:
    return own_account.SafetyPanel(request, user, profile)


@hooks.register("register_log_actions")
def name_account_actions(actions: LogActionRegistry) -> None:
    log_actions.register(actions)


@hooks.register("insert_global_admin_css")
def account_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/accounts/accounts.css"))


for refused in bulk.REFUSED:
    # After Wagtail's own, under the same name: the later one answers.
    hooks.register("register_bulk_action", refused, order=100)
