"""Addresses under the admin's that need no login, or stand before Wagtail's own; included before them."""

from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin.auth import require_admin_access

from cms.accounts.invitation import AcceptInvitationView
from cms.accounts.own_account import OwnAccountView
from cms.accounts.password_reset import ConfirmView

urlpatterns = [
    path(
        "undangan/<uidb64>/<token>/",
        never_cache(sensitive_post_parameters()(AcceptInvitationView.as_view())),
        name="accounts_invitation",
    ),
    path(
        "password_reset/confirm/<uidb64>/<token>/",
        never_cache(sensitive_post_parameters()(ConfirmView.as_view())),
        name="wagtailadmin_password_reset_confirm",
    ),
    path("account/", never_cache(require_admin_access(OwnAccountView.as_view())), name="wagtailadmin_account"),
]
