"""People: who drafts, who approves, who runs everything."""

from typing import Any

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from cms.models import User
from opd.models import Agency
from opd.provisioning.foundation import ensure_diskominfo

PASSWORD = "kata-sandi-uji"


class UserFactory(DjangoModelFactory):
    """An active account without any role; `groups=[...]` gives roles. Logs in with `PASSWORD`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"pengguna-{n}")
    first_name = "Pengguna"
    last_name = factory.Sequence(lambda n: f"Contoh {n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@contoh.invalid")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def groups(self: Any, create: bool, extracted: list[Group] | None, **kwargs: Any) -> None:
        if create and extracted:
            self.groups.add(*extracted)


def operator_of(agency: Agency, **values: Any) -> User:
    """Return a new Operator of a provisioned agency."""
    return UserFactory(groups=[agency.operators], **values)


def editor_of(agency: Agency, **values: Any) -> User:
    """Return a new Editor of a provisioned agency."""
    return UserFactory(groups=[agency.editors], **values)


def diskominfo(**values: Any) -> User:
    """Return a new member of the group that runs registry, provisioning and accounts."""
    return UserFactory(groups=[ensure_diskominfo()], **values)


def superuser(**values: Any) -> User:
    return UserFactory(is_staff=True, is_superuser=True, **values)
