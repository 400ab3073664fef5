"""The album desk: one screen of the admin to upload many photos, write about each, order them and save a draft."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.images.fields import WagtailImageField
from wagtail.images.utils import get_accept_attributes
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation

from cms.archive.selectors import open_entry
from cms.tenancy.scope import scope_of
from media_pipeline.models import Image
from media_pipeline.renditions import attach_renditions
from opd.gallery import desk_forms
from opd.gallery.photos import VIDEO, children_of, photo_ids
from opd.gallery.services import (
    AlbumChanged,
    AlbumRefused,
    Upload,
    may_upload,
    require_unlocked,
    save_album,
    store_photo,
)
from opd.pages.gallery import GalleryPage

# For how long what was uploaded and never put into an album is offered again, and how much of it.
_RECENT, _MOST_RECENT = timedelta(days=1), 60


@require_http_methods(["GET", "POST"])
def desk(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the album's table; a POST saves a draft, or takes up files and earlier uploads without saving."""
    page = get_object_or_404(GalleryPage, pk=page_id)
    elsewhere = _edited_elsewhere(page)
    if elsewhere is not None:
        return elsewhere
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    if request.method != "POST":
        _say_if_locked(request, page)
        table = desk_forms.table_of(children_of(draft))
        return _show(request, page, draft, table, page.latest_revision_id)
    base = _number(request.POST.get("base"))
    if "unggah" in request.POST or "tambah" in request.POST:
        more, refused = _taken_up(request, page)
        table = desk_forms.bound_table(desk_forms.with_more(request.POST, more))
        return _show(request, page, draft, table, base, refused=refused)
    return _save(request, page, draft, base)


@require_POST
def upload(request: HttpRequest, page_id: int) -> HttpResponse:
    """Store one photo for the album; answers as JSON with the row that stands for it, or with what is wrong."""
    page = get_object_or_404(GalleryPage, pk=page_id)
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"errors": [_("Tidak ada berkas yang diterima. Coba unggah sekali lagi.")]}, status=400)
    result = store_photo(page=page, file=file, actor=request.user, again=request.POST.get("again") == "1")
    if result.image is None:
        return JsonResponse({"errors": list(result.errors)})
    image = result.image
    attach_renditions([image])
    table = desk_forms.empty_table()
    form = table.empty_form
    form.initial = {"image": image.pk}
    form.thing, form.note = image, "" if result.is_duplicate else image.upload_notes
    row = render_to_string("opd/admin/gallery/row.html", {"form": form}, request=request)
    return JsonResponse({"image": image.pk, "title": image.title, "row": row, "duplicate": result.is_duplicate})


def _save(request: HttpRequest, page: GalleryPage, draft: GalleryPage, base: int | None) -> HttpResponse:
    table = desk_forms.bound_table(request.POST)
    if not table.is_valid():
        messages.error(request, _("Belum tersimpan: perbaiki isian yang ditandai. Yang Anda ketik masih ada."))
        return _show(request, page, draft, table, base)
    try:
        save_album(page=page, base=base, rows=desk_forms.rows_of(table), actor=request.user)
    except AlbumChanged as change:
        messages.warning(request, str(change))
        more = desk_forms.table_of(change.added).forms
        data = desk_forms.with_more(request.POST, [{**form.initial, "order": None} for form in more])
        table = desk_forms.bound_table(data)
        for form in table.forms:
            if form["block"].value() in change.removed:
                form.note = _("Sementara itu dikeluarkan dari album oleh orang lain; tersimpan lagi bila Anda simpan.")
        return _show(request, page, draft, table, change.revision.pk)
    except AlbumRefused as refusal:
        messages.error(request, str(refusal))
        return _show(request, page, draft, table, base)
    messages.success(
        request, _("Draf album tersimpan. Warga melihat perubahannya setelah Anda mengajukannya dan Editor menyetujui.")
    )
    return redirect("album_desk", page.pk)


def _edited_elsewhere(page: GalleryPage) -> HttpResponse | None:
    """Send to the page's own screen what is not edited here: the archive, aliases and translations."""
    is_translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).exists()
    if page.alias_of_id is not None or is_translation or open_entry(page) is not None:
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def _say_if_locked(request: HttpRequest, page: GalleryPage) -> None:
    try:
        require_unlocked(page, request.user)
    except AlbumRefused as refusal:
        messages.warning(request, str(refusal).removesuffix(_("Isian Anda masih ada di bawah.")).strip())


def _taken_up(request: HttpRequest, page: GalleryPage) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return rows for the files and earlier uploads that a form without JavaScript brings, and files refused."""
    rows: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    if "tambah" in request.POST:
        wanted = {number for text in request.POST.getlist("add") if (number := _number(text)) is not None}
        rows += [{"image": image.pk} for image in _recent(request, page, set()) if image.pk in wanted]
        return rows, refused
    for file in request.FILES.getlist("files"):
        result: Upload = store_photo(page=page, file=file, actor=request.user)
        if result.image is not None:
            rows.append({"image": result.image.pk})
        else:
            refused.append({"name": file.name, "errors": result.errors})
    if not rows and not refused:
        messages.warning(request, _("Pilih dahulu fotonya, lalu tekan Unggah."))
    return rows, refused


def _recent(request: HttpRequest, page: GalleryPage, but: set[int]) -> list[Image]:
    """Return what the person uploaded lately and the table does not hold, newest first."""
    usable = policy_registry.get_by_type(Image).instances_user_has_permission_for(request.user, "choose")
    lately = usable.filter(
        collection_id=page.agency.collection_id,
        uploaded_by_user=request.user,
        created_at__gte=timezone.now() - _RECENT,
    )
    return list(lately.exclude(pk__in=but).order_by("-created_at", "-pk")[:_MOST_RECENT])


def _show(
    request: HttpRequest,
    page: GalleryPage,
    draft: GalleryPage,
    table: Any,
    base: int | None,
    refused: list[dict[str, Any]] | None = None,
) -> HttpResponse:
    numbers = desk_forms.image_numbers(table)
    # What the draft holds, and of the rest what is the person's: a crafted number shows nobody else's picture.
    held = photo_ids(draft)
    own = scope_of(request.user).media(Image.objects.filter(pk__in=numbers - held)).values("pk")
    images = {image.pk: image for image in Image.objects.filter(Q(pk__in=numbers & held) | Q(pk__in=own))}
    may = may_upload(page, request.user)
    recent = _recent(request, page, numbers) if may else []
    attach_renditions([*images.values(), *recent])
    videos = {child["id"]: child for child in children_of(draft) if child["type"] == VIDEO}
    desk_forms.attach(table, images, videos)
    waiting = sum(1 for form in table.forms if _lacks_words(form))
    context = {
        "page_title": _("Foto album “%(title)s”") % {"title": draft.title},
        "header_icon": "image",
        "page": page,
        "draft": draft,
        "table": table,
        "base": base or "",
        "refused": refused or [],
        "recent": recent,
        "may_upload": may,
        "accept": get_accept_attributes(),
        "limit": WagtailImageField().max_upload_size,
        "without_words": ngettext(
            "%(count)d foto belum punya teks alternatif. Isi sebelum album diajukan.",
            "%(count)d foto belum punya teks alternatif. Isi sebelum album diajukan.",
            waiting,
        )
        % {"count": waiting}
        if waiting
        else "",
    }
    return TemplateResponse(request, "opd/admin/gallery/desk.html", context)


def _lacks_words(form: Any) -> bool:
    if form.is_video or form.thing is None or form["decorative"].value() or form["remove"].value():
        return False
    return not (form["alt_text"].value() or form.thing.default_alt_text)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None
