"""The proof, carried by the form itself, that a person was let into it: signed, and good for a day."""

import secrets
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core import signing

SALT = "cms.kept_input"
SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class FormPass:
    """Ids of who opened the form and of what; `page` is 0 for a page that is still to be made below `parent`."""

    form_id: str
    user: int
    page: int
    parent: int
    content_type: int


def issue(*, user: Any, page: Any, parent: Any) -> str:
    """Return the pass for a form; "" without a person or a place."""
    if user is None or not user.pk or parent is None:
        return ""
    kind = ContentType.objects.get_for_model(type(page))
    return signing.dumps([secrets.token_hex(16), user.pk, page.pk or 0, parent.pk, kind.pk], salt=SALT)


def read(text: str) -> FormPass | None:
    """Return what a pass says, or None for a forged, damaged or old one."""
    try:
        return FormPass(*signing.loads(text, salt=SALT, max_age=SECONDS))
    except (signing.BadSignature, TypeError, ValueError):
        return None


class FormPassField(forms.CharField):
    """Hidden; never counts as a change, since every form carries another one."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False
