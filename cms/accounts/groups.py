"""Group screens: nobody puts into a group, or takes out of it, a right that they do not hold themselves."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.users.views.groups import CreateView, DeleteView, EditView, GroupViewSet

from cms.accounts.granting import Rights, rights_of, rights_of_groups
from cms.registries.roles import role_places


class WithinOwnRights:
    """Saves the form and its panels, looks at what that would change, and takes it back where it goes too far."""

    request: HttpRequest
    object: Any
    success_message: Any

    def process_form(self) -> HttpResponse:
        actor = self.request.user
        if actor.is_superuser:
            return super().process_form()  # type: ignore[misc, no-any-return]
        # Read before: the group may be the actor's own, and must not vouch for what is being put into it.
        own, before = rights_of(actor), _rights(self.object)
        # Said only after the change has stood the test.
        done, self.success_message = self.success_message, None
        with transaction.atomic():
            response: HttpResponse = super().process_form()  # type: ignore[misc]
            if own.cover(_rights(self.object).difference(before)):
                if response.status_code == 302:
                    messages.success(self.request, done % {"object": self.object})
                return response
            transaction.set_rollback(True)
        raise PermissionDenied(_("Kelompok ini memuat hak yang tidak Anda miliki, jadi tidak disimpan."))


def _rights(group: Any) -> Rights:
    return rights_of_groups([group.pk]).get(group.pk, Rights()) if group.pk else Rights()


class GroupCreateView(WithinOwnRights, CreateView):
    """Adds a group."""


class GroupEditView(WithinOwnRights, EditView):
    """Changes a group."""


class GroupDeleteView(DeleteView):
    """Deletes a group that gives nothing beyond one's own rights and that nobody is in."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("auth.delete_group"):
            raise PermissionDenied
        group = self.get_object()
        if group.user_set.exists():
            messages.error(request, _("Kelompok ini masih dipakai akun. Cabut dulu perannya dari akun-akun itu."))
            raise PermissionDenied
        if any(role.group_id == group.pk for place in role_places() for role in place.roles):
            messages.error(request, _("Kelompok ini adalah peran yang tetap, jadi tidak dapat dihapus."))
            raise PermissionDenied
        if not request.user.is_superuser and not rights_of(request.user).cover(_rights(group)):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class AccountGroupViewSet(GroupViewSet):
    add_view_class = GroupCreateView
    edit_view_class = GroupEditView
    delete_view_class = GroupDeleteView
