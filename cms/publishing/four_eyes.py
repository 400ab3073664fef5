"""The four-eyes rule, in the one place that every route to the public passes: nobody publishes what they wrote.

Wagtail publishes from many places (edit form, workflow, bulk action, schedule, copy, translation, API). All of them
end in `page.save()` with another live revision, so `BasePage.save` asks here whether that revision was approved by
somebody who wrote none of it; `BasePage.publish` records such an approval.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cms.publishing.refusal import PublicationRefused

if TYPE_CHECKING:
    from cms.models import User

_system: ContextVar[bool] = ContextVar("system_publication", default=False)


class FourEyesError(PublicationRefused):
    """Somebody tried to put on line what they wrote, or what nobody else approved."""


@contextmanager
def system_publication() -> Iterator[None]:
    """Let the system itself publish: provisioning, demo seed, restructuring. Never entered on behalf of a person."""
    token = _system.set(True)
    try:
        yield
    finally:
        _system.reset(token)


def is_system_publication() -> bool:
    return _system.get()


def contributor_ids(revision: Any) -> set[int]:
    """Return the ids of everybody who wrote part of what this revision would newly put on line.

    That is every author of a revision after the last one that was approved, up to this one; for a page that was
    never approved, its creator too. At most 2 queries.
    """
    from cms.models import RevisionApproval

    page_id = int(revision.object_id)
    last_approved = (
        RevisionApproval.objects.filter(page_id=page_id, revision_id__lt=revision.pk)
        .order_by("-revision_id")
        .values_list("revision_id", flat=True)
        .first()
    )
    revisions = type(revision).objects.filter(
        base_content_type_id=revision.base_content_type_id,
        object_id=revision.object_id,
        pk__lte=revision.pk,
        pk__gt=last_approved or 0,
    )
    authors = set(revisions.order_by().values_list("user_id", flat=True).distinct())
    authors.add(revision.user_id)
    if last_approved is None:
        authors.add(revision.content_object.owner_id)
    return {author for author in authors if author is not None}


def approve(revision: Any, user: "User | None") -> None:
    """Record that `user` lets the revision go on line.

    Raises FourEyesError when the user wrote part of it. None stands for the system and is accepted only inside
    `system_publication()`, or for a revision that a person approved before (scheduled publishing).
    """
    from cms.models import RevisionApproval

    if user is None:
        if not is_system_publication():
            return
    elif user.pk in contributor_ids(revision):
        raise FourEyesError(
            _("Anda ikut menulis naskah ini. Penerbitan harus disetujui orang lain (aturan empat mata).")
        )
    RevisionApproval.objects.get_or_create(
        revision=revision, defaults={"page_id": int(revision.object_id), "approver": user}
    )


def require_approved(page: Any) -> None:
    """Raise FourEyesError unless the page may stand on line as it is about to be saved.

    Asked by `BasePage.save` for live pages; costs nothing for drafts and at most 2 queries for live ones.
    """
    from cms.models import RevisionApproval

    if not page.live or is_system_publication():
        return
    # A new live page, copy or alias is a publication of its own, whatever was approved at its source.
    if page.pk and not page._state.adding:
        stored = type(page)._base_manager.filter(pk=page.pk).values_list("live", "live_revision_id").first()
        if stored == (True, page.live_revision_id):
            return
        if page.alias_of_id and page.alias_of.live:
            # An alias that stands already repeats its source, which passed here before it.
            return
        if page.live_revision_id and RevisionApproval.objects.filter(revision_id=page.live_revision_id).exists():
            return
    raise FourEyesError(_("Halaman ini belum disetujui orang lain, jadi belum boleh terbit (aturan empat mata)."))
