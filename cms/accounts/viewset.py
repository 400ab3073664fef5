"""Account screens for Diskominfo, which runs all accounts but is no superuser and cannot become one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.users.views.users import CreateView, DeleteView, EditView, UserViewSet

from cms.accounts import actions, lockout, mail, second_factor, services
from cms.accounts.forms import AccountForm, InviteForm
from cms.accounts.granting import check_touch, may_touch
from cms.accounts.listing import AccountFilterSet, AccountIndexView
from cms.accounts.log_actions import note
from cms.models.user import User


class InviteView(CreateView):
    """Makes an account for somebody and mails the link that sets its password."""

    page_title = gettext_lazy("Undang orang")
    success_message = gettext_lazy("Undangan untuk %(object)s terkirim.")
    error_message = gettext_lazy("Undangan belum terkirim; perbaiki yang ditandai.")
    submit_button_label = gettext_lazy("Kirim undangan")
    submit_button_active_label = gettext_lazy("Mengirim…")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "actor": self.request.user}

    def get_page_subtitle(self) -> str:
        return _("Undang orang")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, _own = super().get_breadcrumbs_items()
        return [*above, {"url": "", "label": self.get_page_subtitle()}]

    def form_valid(self, form: InviteForm) -> HttpResponse:
        """Wagtail's own holds a transaction around everything; a slow mail server must not hold the database."""
        self.form = form
        data = form.cleaned_data
        try:
            self.object = services.invite(
                actor=self.request.user,
                username=data["username"],
                email=data["email"],
                first_name=data["first_name"],
                last_name=data["last_name"],
                groups=data["groups"],
            )
        except mail.MailNotSent:
            self.object = get_user_model().objects.get(username=data["username"])
            self.success_message = None
            messages.warning(self.request, _("Akun dibuat, tetapi suratnya tidak terkirim. Kirim ulang undangannya."))
        if data.get("is_superuser"):
            services.set_superuser(actor=self.request.user, account=self.object, superuser=True)
        return self.save_action()


class AccountEditView(EditView):
    """Changes name, address and roles; everything else about an account is an action of its own."""

    success_message = gettext_lazy("Akun %(object)s tersimpan.")
    error_message = gettext_lazy("Akun belum tersimpan; perbaiki yang ditandai.")
    context_object_name = "account"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.can_delete = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.editing_self and not may_touch(request.user, self.object):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = {**super().get_form_kwargs(), "actor": self.request.user}
        kwargs.pop("editing_self")
        return kwargs

    def save_instance(self) -> Any:
        actor, form = self.request.user, self.form
        if not self.editing_self:
            check_touch(actor, self.object)
        before = get_user_model().objects.values_list("email", flat=True).get(pk=self.object.pk)
        account = form.save()
        if set(form.changed_data) & {"username", "email", "first_name", "last_name"}:
            note(account, "wagtail.edit", actor=actor)
        if account.email != before:
            services.note_address_change(actor=actor, account=account, before=before)
        services.set_roles(actor=actor, account=account, groups=form.cleaned_data["groups"])
        if "is_superuser" in form.cleaned_data:
            services.set_superuser(actor=actor, account=account, superuser=form.cleaned_data["is_superuser"])
        return account

    def get_success_url(self) -> str:
        return reverse("wagtailusers_users:edit", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        return []

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        account = User.objects.get(pk=self.object.pk)
        context |= {
            "account": account,
            "is_self": self.editing_self,
            "has_second_factor": second_factor.has_second_factor(account),
            "is_locked": lockout.is_account_locked(account),
            "account_actions": [] if self.editing_self else actions.offered(account),
        }
        return context


class NoDeleteView(DeleteView):
    """Refused for everybody: an account is suspended instead, and what its person did stays theirs."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        messages.error(request, _("Akun tidak dapat dihapus. Tangguhkan akunnya; riwayatnya tetap ada."))
        return redirect("wagtailusers_users:index")


class AccountViewSet(UserViewSet):
    model = get_user_model()
    menu_label = gettext_lazy("Akun")
    index_view_class = AccountIndexView
    add_view_class = InviteView
    edit_view_class = AccountEditView
    delete_view_class = NoDeleteView
    filterset_class = AccountFilterSet
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[AccountForm]:
        return AccountForm if for_update else InviteForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        # "Where is it used" would list what the person did on every OPD's pages; the history and the audit say it.
        common: dict[str, Any] = super().get_common_view_kwargs(**{"usage_url_name": None, **kwargs})
        return common

    def get_urlpatterns(self) -> list[Any]:
        stock = [one for one in super().get_urlpatterns() if one.name != "usage"]
        own = [path(f"{name}/<int:pk>/", view, name=name) for name, view in actions.views().items()]
        return [*stock, *own]
