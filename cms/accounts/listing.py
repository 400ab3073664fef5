"""Diskominfo's list of accounts: who is who, where, and since when they were last here."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.users.views.users import IndexView, UserColumn

from cms.accounts.role_names import role_labels
from cms.models.user import AccountStatus
from cms.registries.roles import role_places

User = get_user_model()


def _places() -> list[tuple[str, str]]:
    return [(str(number), place.name) for number, place in enumerate(role_places())]


def _roles() -> list[tuple[str, str]]:
    return [(name, name) for name in dict.fromkeys(role.name for place in role_places() for role in place.roles)]


class AccountFilterSet(WagtailFilterSet):
    """By place, role and state; the choices are read anew for each request."""

    place = django_filters.ChoiceFilter(label=gettext_lazy("OPD"), choices=_places, method="at_place")
    role = django_filters.ChoiceFilter(label=gettext_lazy("Peran"), choices=_roles, method="with_role")
    status = django_filters.ChoiceFilter(
        label=gettext_lazy("Status"), choices=AccountStatus.choices, method="with_status"
    )
    second_factor = django_filters.ChoiceFilter(
        label=gettext_lazy("Verifikasi dua langkah"),
        choices=[("1", gettext_lazy("Menyala")), ("0", gettext_lazy("Mati"))],
        method="with_second_factor",
    )

    class Meta:
        model = User
        fields: list[str] = []

    def __init__(self, *args: Any, is_searching: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def filter_queryset(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """Place and role together name one group: the Editor *of* that OPD."""
        found: QuerySet[Any] = super().filter_queryset(queryset)
        place, role = self.form.cleaned_data.get("place"), self.form.cleaned_data.get("role")
        if not place and not role:
            return found
        groups = {
            one.group_id
            for number, at in enumerate(role_places())
            for one in at.roles
            if (not place or str(number) == place) and (not role or one.name == role)
        }
        return found.filter(pk__in=User.groups.through.objects.filter(group__in=groups).values("user_id"))

    def at_place(self, queryset: Any, name: str, value: str) -> Any:
        return queryset

    def with_role(self, queryset: Any, name: str, value: str) -> Any:
        return queryset

    def with_status(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.with_status(value)

    def with_second_factor(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(Exists(_apps()) if value == "1" else ~Exists(_apps()))


def _apps() -> "QuerySet[TOTPDevice]":
    return TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)


class RolesColumn(BaseColumn):
    cell_template_name = "wagtailusers/users/roles_cell.html"

    def __init__(self, name: str, labels: dict[int, str], **kwargs: Any) -> None:
        self.labels = labels
        super().__init__(name, **kwargs)

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["roles"] = sorted(self.labels.get(group.pk, group.name) for group in instance.groups.all())
        return context


class StatusColumn(BaseColumn):
    cell_template_name = "wagtailusers/users/status_cell.html"


class SecondFactorColumn(BaseColumn):
    cell_template_name = "wagtailusers/users/second_factor_cell.html"


class LastLoginColumn(BaseColumn):
    cell_template_name = "wagtailusers/users/last_login_cell.html"


class AccountIndexView(IndexView):
    """Accounts are changed one by one, each change with its own check and log entry: there are no bulk actions."""

    page_title = gettext_lazy("Akun")
    add_item_label = gettext_lazy("Undang orang")
    search_box_placeholder = gettext_lazy("Cari nama atau e-mail")
    show_other_searches = False
    table_classname = "listing accounts-list"

    @cached_property
    def columns(self) -> list[BaseColumn]:
        name_column = self._get_title_column_class(UserColumn)
        return [
            name_column(
                "name",
                accessor=str,
                label=gettext_lazy("Nama"),
                sort_key="name",
                get_url=self.get_edit_url,
                width="24%",
            ),
            Column("email", label=gettext_lazy("E-mail"), sort_key="email"),
            RolesColumn("roles", role_labels(), label=gettext_lazy("Peran")),
            StatusColumn("status", label=gettext_lazy("Status")),
            SecondFactorColumn("second_factor", label=gettext_lazy("Dua langkah")),
            LastLoginColumn("last_login", label=gettext_lazy("Terakhir masuk"), sort_key="last_login"),
        ]

    def get_base_queryset(self) -> "QuerySet[Any]":
        accounts: QuerySet[Any] = super().get_base_queryset()
        return accounts.prefetch_related("groups").annotate(has_app=Exists(_apps()))

    def get_edit_url(self, instance: Any) -> Any:
        """Return no link where it would lead to a refusal: a superuser's account is a superuser's to open."""
        if instance.is_superuser and not self.request.user.is_superuser:
            return None
        return super().get_edit_url(instance)

    def get_delete_url(self, instance: Any) -> None:
        """Nobody deletes accounts: what somebody did stays theirs."""

    def get_copy_url(self, instance: Any) -> None:
        """An account is one person's."""
