"""Forms of the account screens: whose account it is, and which roles it has."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.accounts.granting import check_change, grantable_ids
from cms.accounts.role_rows import RoleRow, ids_in, rows
from cms.models.user import User

LONGEST_ID = 18


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]
    """Name, address and roles; `actor` is who fills it in."""

    email = forms.EmailField(
        label=gettext_lazy("Alamat e-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Undangan dan tautan lupa kata sandi dikirim ke sini. Pakai alamat milik satu orang."),
        error_messages={
            "required": gettext_lazy("Isi alamat e-mail."),
            "invalid": gettext_lazy("Tulis alamat e-mail yang lengkap, misalnya nama@patikab.go.id."),
        },
    )
    first_name = forms.CharField(
        label=gettext_lazy("Nama depan"), max_length=150, error_messages={"required": gettext_lazy("Isi nama depan.")}
    )
    last_name = forms.CharField(label=gettext_lazy("Nama belakang"), max_length=150, required=False)
    groups = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Peran"),
        queryset=Group.objects.all(),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Peran ini tidak ada lagi. Muat ulang halaman.")},
    )
    is_superuser = forms.BooleanField(
        label=gettext_lazy("Superuser"),
        required=False,
        help_text=gettext_lazy("Boleh segalanya di seluruh web. Hanya superuser yang dapat memberikannya."),
    )

    class Meta:
        model = User
        fields = ("email", "username", "first_name", "last_name")
        labels = {"username": gettext_lazy("Nama pengguna")}
        help_texts = {"username": gettext_lazy("Dipakai untuk masuk. Huruf, angka dan @ . + - _ saja, tanpa spasi.")}
        error_messages = {
            "username": {
                "unique": gettext_lazy("Nama pengguna ini sudah dipakai akun lain."),
                "invalid": gettext_lazy("Pakai huruf, angka dan @ . + - _ saja, tanpa spasi."),
            }
        }

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        self.actor = actor
        super().__init__(*args, **kwargs)
        self.account = self.instance if self.instance.pk else None
        self.held: set[int] = set(self.account.groups.values_list("pk", flat=True)) if self.account else set()
        self.grantable = grantable_ids(actor)
        if self.account is not None and self.account.pk == actor.pk:
            self.grantable = set()
            # Whoever finds the session open must not have links for a new password sent to themselves.
            self.fields["email"].disabled = True
        if not actor.is_superuser or self.account == actor:
            del self.fields["is_superuser"]
        elif self.account:
            self.initial["is_superuser"] = self.account.is_superuser
        self.fields["username"].widget.attrs |= {"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        self.fields["username"].widget.attrs.pop("autofocus", None)

    def _clean_fields(self) -> None:
        # A number that fits no column would be an error of the database, not an answer.
        if self.is_bound and any(len(value) > LONGEST_ID for value in self.data.getlist("groups")):
            self.data = self.data.copy()
            self.data.setlist("groups", [value for value in self.data.getlist("groups") if len(value) <= LONGEST_ID])
        super()._clean_fields()

    def role_rows(self) -> list[RoleRow]:
        posted = self.data.getlist("groups") if self.is_bound and hasattr(self.data, "getlist") else None
        checked = ids_in(posted) if posted is not None else self.held
        return rows(held=self.held, checked=checked, grantable=self.grantable)

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Alamat e-mail ini sudah dipakai akun lain."), code="taken")
        return email

    def clean_groups(self) -> list[Group]:
        """Return the roles after the change: boxes that the granter cannot tick stay as they are."""
        wanted = {group.pk for group in self.cleaned_data["groups"]} | (self.held - self.grantable)
        groups = list(Group.objects.filter(pk__in=wanted))
        check_change(self.actor, self.account, groups)
        return groups


class InviteForm(AccountForm):
    """A new account; whoever it is for chooses the password behind the mailed link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].required = False
        self.fields["username"].help_text = _(
            "Dipakai untuk masuk. Kosongkan untuk memakai bagian depan alamat e-mail. Huruf, angka dan @ . + - _ saja."
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("username") and data.get("email") and "username" not in self.errors:
            data["username"] = free_username(data["email"])
        if "groups" not in self.errors and not data.get("groups") and not data.get("is_superuser"):
            # Without a role the first login would end at a closed door.
            self.add_error("groups", _("Pilih sedikitnya satu peran; tanpa peran orang ini tidak dapat masuk."))
        return data


def free_username(email: str) -> str:
    """Return a user name from an address's first part, with a number where it is taken: "siti.a" or "siti.a2"."""
    base = ".".join(filter(None, (slugify(part) for part in email.partition("@")[0].split("."))))[:140] or "pengguna"
    taken = set(User.objects.filter(username__istartswith=base).values_list("username", flat=True))
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}{number}"
    return name


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Dicatat dalam riwayat akun. Contoh: pindah tugas per 1 Juni."),
        error_messages={"required": gettext_lazy("Tulis alasan penangguhan.")},
    )
