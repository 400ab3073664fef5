"""The four-eyes rule, in the one place that every route to the public passes: nobody publishes what they wrote.

Wagtail publishes from many places (edit form, workflow, bulk action, schedule, copy, translation, API). All of them
end in `page.save()` with another live revision, so `BasePage.save` asks here whether that revision was approved by
somebody who wrote none of it; `BasePage.publish` records such an approval.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
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


# What Wagtail keeps about a page beside its content, and comments: saving a note for the author is not writing.
_BOOKKEEPING = {
    "draft_title",
    "expired",
    "first_published_at",
    "has_unpublished_changes",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live",
    "live_revision",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
    "wagtail_admin_comments",
}


# Where a page stands, which has rules of its own (cms.publishing.permanence), and whose draft is the newest.
_PLACE = {"path", "depth", "numchild", "url_path", "owner", "go_live_at", "expire_at"}


def contributor_ids(revision: Any) -> set[int]:
    """Return the ids of everybody who may not put this revision on line: its writers, and who saved it last."""
    return writer_ids(revision) | ({revision.user_id} if revision.user_id is not None else set())


def writer_ids(revision: Any) -> set[int]:
    """Return the ids of everybody who wrote part of what this revision would newly put on line.

    That is every author of a revision after the last one that was approved, up to this one, unless all their
    revisions repeat the one before (an Editor who only comments writes nothing); for a page that was never approved,
    its creator too. 2 queries, and one for each person whose revisions must be compared.
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
        base_content_type_id=revision.base_content_type_id, object_id=revision.object_id
    )
    rows = list(
        revisions.filter(pk__lte=revision.pk, pk__gte=last_approved or 0).order_by("pk").values_list("pk", "user_id")
    )
    authors = {revision.content_object.owner_id} if last_approved is None else set()
    if last_approved is None or not rows or rows[0][0] != last_approved:
        # Nothing to compare the first one with.
        authors.update(author for _pk, author in rows[:1])
    for (before, _author), (pk, author) in pairwise(rows):
        if author not in authors and _differs(revisions.filter(pk__in=(before, pk))):
            authors.add(author)
    return {author for author in authors if author is not None}


def is_settled(revision: Any) -> bool:
    """Whether others rely on this very text: it was approved, is on line or scheduled, or was given to a task."""
    from wagtail.models import Page, TaskState

    from cms.models import RevisionApproval

    return bool(
        revision.approved_go_live_at is not None
        or RevisionApproval.objects.filter(revision_id=revision.pk).exists()
        or TaskState.objects.filter(revision_id=revision.pk).exists()
        or Page.objects.filter(live_revision_id=revision.pk).exists()
    )


def require_unchanged(revision: Any) -> None:
    """Raise FourEyesError when a settled revision is about to be stored with another text; 1 to 5 queries."""
    if is_system_publication() or revision._state.adding:
        return
    stored = type(revision).objects.filter(pk=revision.pk).values_list("content", flat=True).first()
    if stored is not None and stored != revision.content and is_settled(revision):
        raise FourEyesError(_("Versi ini sudah diajukan atau disetujui, jadi isinya tidak dapat diubah lagi."))


def wrote_live(page: Any, user: Any) -> bool:
    """Whether the person owns or wrote what readers see of the page or of anything below it; at most 3 queries."""
    from wagtail.models import Revision

    if page.owner_id == user.pk:
        return True
    if page.live_revision_id is not None and user.pk in contributor_ids(page.live_revision):
        return True
    if not page.numchild:
        return False
    below = page.get_descendants().filter(live=True)
    if below.filter(owner=user).exists():
        return True
    return bool(Revision.objects.filter(pk__in=below.values("live_revision"), user=user).exists())


def _differs(pair: Any) -> bool:
    contents = [
        {key: value for key, value in content.items() if key not in _BOOKKEEPING}
        for content in pair.values_list("content", flat=True)
    ]
    return bool(contents[0] != contents[1])


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


def _same_text(stored: Any, page: Any, update_fields: Any) -> bool:
    if update_fields is not None and _BOOKKEEPING.issuperset(update_fields):
        return True
    before, after = stored.serializable_data(), page.serializable_data()
    kept = _BOOKKEEPING | _PLACE
    return all(before.get(key) == after.get(key) for key in after if key not in kept)


def require_approved(page: Any, update_fields: Any = None) -> None:
    """Raise FourEyesError unless the page may stand on line as it is about to be saved.

    Asked by `BasePage.save` for live pages; costs nothing for drafts and at most 2 queries for live ones.
    """
    from cms.models import RevisionApproval

    if not page.live or is_system_publication():
        return
    # A new live page, copy or alias is a publication of its own, whatever was approved at its source.
    if page.pk and not page._state.adding:
        stored = type(page)._base_manager.filter(pk=page.pk).first()
        if stored is not None and stored.alias_of_id and stored.alias_of_id == page.alias_of_id and page.alias_of.live:
            # An alias that stands already repeats its source, which passed here before it.
            return
        if stored is not None and stored.live and stored.live_revision_id == page.live_revision_id:
            if _same_text(stored, page, update_fields):
                return
            raise FourEyesError(_("Isi halaman yang terbit hanya berubah lewat persetujuan (aturan empat mata)."))
        # Of this very page: a row may carry the revision of the page that it was made from.
        approved = RevisionApproval.objects.filter(revision_id=page.live_revision_id, page_id=page.pk)
        if page.live_revision_id and approved.exists():
            return
    raise FourEyesError(_("Halaman ini belum disetujui orang lain, jadi belum boleh terbit (aturan empat mata)."))
