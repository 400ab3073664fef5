"""Keeping what was typed, and what becomes of it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from cms.kept_input.form_pass import FormPass
from cms.models import KeptInput
from cms.publishing.refusal import PublicationRefused

# Neither secrets of the session nor decisions: only what was typed.
_LEFT_OUT = ("csrfmiddlewaretoken", "form_pass", "action-", "comments-", "workflow-action", "next")


class KeptInputRefused(PublicationRefused):
    """What was kept does not fit the page's form any more."""


@transaction.atomic
def keep(*, form_pass: FormPass, page: Any, parent: Any, data: QueryDict) -> KeptInput:
    """Keep the newest state of one form; sending it again replaces what was kept of it.

    `page` is None for one that was still to be made. What the OPD has settled already stays as it is.
    """
    typed = {name: values for name, values in data.lists() if not name.startswith(_LEFT_OUT)}
    title = (typed.get("title") or [""])[0].strip()[:255] or (page.title if page else str(_("Tanpa judul")))
    kept, is_new = KeptInput.objects.select_for_update().get_or_create(
        form_id=form_pass.form_id,
        defaults={
            "user_id": form_pass.user,
            "page": page,
            "parent": parent,
            "content_type_id": form_pass.content_type,
            "title": title,
            "data": typed,
        },
    )
    if is_new:
        log(instance=page or parent, action="cms.kept_input", user=kept.user, data={"title": title})
    elif kept.settled_at is None:
        kept.title, kept.data = title, typed
        kept.save(update_fields=["title", "data", "kept_at"])
    return kept


def form_of(kept: KeptInput, user: Any) -> Any:
    """Return the page's form, bound to what was kept, as `user` would send it; not validated for submission."""
    data = QueryDict(mutable=True)
    for name, values in kept.data.items():
        data.setlist(name, values)
    model: Any = kept.content_type.model_class()
    if kept.page is not None:
        page = kept.page.get_latest_revision_as_object()
    else:
        page = model(owner=user, locale=kept.parent.locale)
    form = model.get_edit_handler().get_form_class()(
        data, instance=page, parent_page=kept.parent.specific, for_user=user
    )
    form.defer_required_fields()
    return form


def is_readable(form: Any) -> bool:
    """Whether the form can read its data at all: a request may have left out what Wagtail's blocks count on."""
    try:
        form.is_valid()
    except (AttributeError, LookupError, TypeError, ValueError, ValidationError):
        return False
    return True


@transaction.atomic
def take(*, kept: KeptInput, actor: Any) -> Any:
    """Make a draft of what was kept, in the name of the actor; return the page. A second call makes no second one.

    Raises KeptInputRefused when it does not fit the form any more.
    """
    kept = KeptInput.objects.select_for_update().get(pk=kept.pk)
    if kept.settled_at is not None and kept.page is not None:
        return kept.page.specific
    form = form_of(kept, actor)
    if not is_readable(form):
        raise KeptInputRefused(_("Ketikan ini tidak lengkap, jadi tidak dapat dijadikan naskah. Salin isinya sendiri."))
    if not form.is_valid():
        problems = " ".join(message for messages in form.errors.values() for message in messages)
        raise KeptInputRefused(_("Ketikan ini tidak dapat dijadikan naskah: %(problems)s") % {"problems": problems})
    if kept.page is None:
        page = form.save(commit=False)
        page.live = False
        page.has_unpublished_changes = True
        Page.objects.get(pk=kept.parent_id).add_child(instance=page)
        kept.page = page
    else:
        page = form.save(commit=not form.instance.live)
    # First in the name of who typed it, who may not approve it either; then of who took it, who answers for the draft.
    page.save_revision(user=kept.user, clean=False)
    page.save_revision(user=actor, log_action=True, clean=False)
    _settle(kept, actor)
    return page


@transaction.atomic
def discard(*, kept: KeptInput, actor: Any) -> None:
    """Note that nobody needs it any more; the row stays."""
    kept = KeptInput.objects.select_for_update().get(pk=kept.pk)
    if kept.settled_at is None:
        _settle(kept, actor)
        log(instance=kept.page or kept.parent, action="cms.kept_input.discard", user=actor, data={"title": kept.title})


def _settle(kept: KeptInput, actor: Any) -> None:
    kept.settled_at = timezone.now()
    kept.settled_by = actor
    kept.save(update_fields=["page", "settled_at", "settled_by"])
