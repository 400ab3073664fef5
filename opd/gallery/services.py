"""Writes of the album desk: a photo into the OPD's collection, and the table into a new draft of the album."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.images.forms import get_image_form
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry

from cms.publishing.refusal import PublicationRefused
from cms.tenancy.scope import scope_of
from media_pipeline.models import Image
from opd.gallery.photos import PHOTO, children_of

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table; `block` is the id of the stream's child, "" for a photo that is new in the album."""

    block: str
    image: int | None
    alt_text: str = ""
    decorative: bool = False
    caption: str = ""
    credit: str = ""


class AlbumRefused(PublicationRefused):
    """The draft cannot be saved now; the message says why, and nothing is changed."""


class AlbumChanged(AlbumRefused):
    """Somebody else changed the photos since the table was made. `added` came, the blocks of `removed` went."""

    def __init__(self, message: str, *, revision: Revision, added: list[dict[str, Any]], removed: set[str]) -> None:
        super().__init__(message)
        self.revision = revision
        self.added = added
        self.removed = removed


@dataclass(frozen=True, slots=True)
class Upload:
    """What became of one file: stored, known already (`is_duplicate`), or refused with `errors` to read."""

    image: Image | None = None
    is_duplicate: bool = False
    errors: tuple[str, ...] = ()


def may_upload(page: Any, user: Any) -> bool:
    """Whether the person may put photos into the collection of the album's OPD."""
    policy = policy_registry.get_by_type(Image)
    collection = page.agency.collection
    if collection is None or not page.permissions_for_user(user).can_edit():
        return False
    return bool(policy.collections_user_has_permission_for(user, "add").filter(pk=collection.pk).exists())


def store_photo(*, page: Any, file: "UploadedFile[Any]", actor: Any, again: bool = False) -> Upload:
    """Store one photo as Wagtail's own upload does; `again` stores what the OPD has already once more.

    Raises PermissionDenied when the person may not.
    """
    if not may_upload(page, actor):
        raise PermissionDenied
    if not again:
        known = _known(page, file, actor)
        if known is not None:
            return Upload(image=known, is_duplicate=True)
    # The longest title the form takes; what the name is cut to says enough.
    title = (file.name or "").rsplit("/", 1)[-1].rsplit(".", 1)[0].strip()[:255] or str(_("Foto"))
    form = get_image_form(Image)({"title": title, "collection": page.agency.collection_id}, {"file": file}, user=actor)
    if not form.is_valid():
        return Upload(errors=tuple(str(error) for errors in form.errors.values() for error in errors))
    with transaction.atomic():
        image = form.save(commit=False)
        image.uploaded_by_user = actor
        image.save()
        form.save_m2m()
    return Upload(image=image)


def _known(page: Any, file: "UploadedFile[Any]", actor: Any) -> Image | None:
    """Return the picture of the OPD's own collection that came from the very same bytes."""
    sha256, sha1 = hashlib.sha256(), hashlib.sha1(usedforsecurity=False)
    for chunk in file.chunks(_CHUNK):
        sha256.update(chunk)
        sha1.update(chunk)
    file.seek(0)
    usable: Any = policy_registry.get_by_type(Image).instances_user_has_permission_for(actor, "choose")
    same = Q(upload_hash=sha256.hexdigest()) | Q(upload_hash="", file_hash=sha1.hexdigest())
    found: Image | None = usable.filter(same, collection_id=page.agency.collection_id).order_by("pk").first()
    return found


@transaction.atomic
def save_album(*, page: Any, base: int | None, rows: Iterable[Row], actor: Any) -> Revision:
    """Make a new draft of the album with these photos in this order; its other fields stay as the newest draft's.

    `base` is the revision that the table was made from. Raises PermissionDenied, AlbumRefused for a locked page,
    AlbumChanged when the photos are not those of `base` any more.
    """
    # One after the other: two that save at the same moment must see each other.
    Page.objects.select_for_update().filter(pk=page.pk).values_list("pk").first()
    stored = type(page).objects.get(pk=page.pk)
    require_unlocked(stored, actor)
    draft = stored.get_latest_revision_as_object()
    now = children_of(draft)
    _require_same_photos(stored, base, now)
    draft.photos = draft.photos.stream_block.to_python(_stream(now, list(rows), actor))
    if draft.image_id is None:
        # Lists and shared links show the cover.
        draft.image_id = next(
            (child["value"]["image"] for child in draft.photos.raw_data if child["type"] == PHOTO), None
        )
    if not draft.live:
        draft.save(clean=False)
    revision: Revision = draft.save_revision(user=actor, log_action=True, clean=False)
    return revision


def require_unlocked(page: Any, user: Any) -> None:
    """Raise PermissionDenied for who may not edit the album, AlbumRefused while it is locked for the person."""
    tester = page.permissions_for_user(user)
    if not tester.can_edit():
        raise PermissionDenied
    if tester.page_locked():
        if page.locked:
            raise AlbumRefused(_("Album ini sedang dikunci, jadi belum dapat diubah. Isian Anda masih ada di bawah."))
        raise AlbumRefused(
            _(
                "Album ini sedang diperiksa Editor, jadi belum dapat diubah. Batalkan dahulu pengajuannya, atau tunggu "
                "keputusannya. Isian Anda masih ada di bawah."
            )
        )


def _require_same_photos(page: Any, base: int | None, now: list[dict[str, Any]]) -> None:
    newest = page.get_latest_revision()
    if newest is None or newest.pk == base:
        return
    seen = Revision.page_revisions.filter(object_id=str(page.pk), pk=base).first() if base else None
    before = children_of(seen.as_object()) if seen is not None else []
    if seen is not None and before == now:
        return
    former, present = ({child["id"] for child in children} for children in (before, now))
    name = newest.user.get_full_name() or newest.user.get_username() if newest.user else _("Orang lain")
    raise AlbumChanged(
        _(
            "%(name)s menyimpan foto album ini sementara Anda bekerja. Isian Anda masih ada dan foto yang baru "
            "ditambahkan di bawah. Periksa, lalu simpan sekali lagi."
        )
        % {"name": name},
        revision=newest,
        added=[child for child in now if child["id"] not in former],
        removed=former - present,
    )


def _stream(now: list[dict[str, Any]], rows: list[Row], actor: Any) -> list[dict[str, Any]]:
    by_id = {child["id"]: child for child in now}
    held = {child["value"].get("image") for child in now if child["type"] == PHOTO and child["value"]}
    wanted = {row.image for row in rows if row.image is not None} - held
    usable = set(scope_of(actor).media(Image.objects.filter(pk__in=wanted)).values_list("pk", flat=True))
    stream = []
    for row in rows:
        child = by_id.get(row.block)
        if child is not None and child["type"] != PHOTO:
            stream.append({**child, "id": _id_of(row.block)})
        elif row.image is not None and (row.image in held or row.image in usable):
            value = dict(child["value"]) if child is not None else {}
            value |= {
                "image": row.image,
                "alt_text": row.alt_text,
                "decorative": row.decorative,
                "caption": row.caption,
                "credit": row.credit,
            }
            stream.append({"type": PHOTO, "value": value, "id": _id_of(row.block)})
    return stream


def _id_of(block: str) -> str:
    return block if block and not block.startswith("-") else str(uuid4())
