"""The screens of a replacement: wanting it, looking at old and new side by side, deciding."""

import mimetypes
from os.path import basename
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from cms.tenancy.scope import scope_of
from media_pipeline import guard, quota
from media_pipeline.addresses import edit_address
from media_pipeline.models import Replacement
from media_pipeline.replacing import services
from media_pipeline.replacing.intake import accepted
from media_pipeline.replacing.rights import FIELDS, may_decide, may_propose
from media_pipeline.replacing.selectors import history_of, replacements_for
from media_pipeline.scanning.services import KINDS
from media_pipeline.uses import uses_of

ICON = "upload"
_PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"})


class ReasonForm(forms.Form):
    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=services.MAX_REASON,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": gettext_lazy("Tulis alasannya: orang lain membacanya."),
            "max_length": gettext_lazy("Alasan terlalu panjang: paling banyak %(limit_value)d karakter."),
        },
    )


class ProposalForm(ReasonForm):
    file = forms.FileField(
        label=gettext_lazy("Berkas baru"),
        error_messages={
            "required": gettext_lazy("Pilih berkas baru."),
            "empty": gettext_lazy("Berkas ini kosong. Pilih berkas yang berisi."),
        },
    )
    field_order = ("file", "reason")

    def __init__(self, *args: Any, item: Any, part: str, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item, self.part, self.actor = item, part, actor
        self.fields["reason"].help_text = _("Contoh: salah ketik di halaman 2; tabelnya diperbarui.")

    def clean_file(self) -> Any:
        """Hand the upload to its kind's intake, and look for room."""
        file, self.upload_hash, self.notes = accepted(self.item, self.part, self.cleaned_data["file"], self.actor)
        quota.require_room(self.item.collection, file.size)
        return file


def propose(request: HttpRequest, kind: str, pk: int, field: str) -> HttpResponse:
    """Want another file at an item's address."""
    item = get_object_or_404(KINDS[kind], pk=pk)
    if field not in FIELDS[type(item)] or not getattr(item, field):
        raise Http404
    if not scope_of(request.user).covers_media(item) or not may_propose(request.user, item):
        raise PermissionDenied
    form = ProposalForm(request.POST or None, request.FILES or None, item=item, part=field, actor=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.propose(
                item=item,
                field=field,
                file=form.cleaned_data["file"],
                reason=form.cleaned_data["reason"],
                actor=request.user,
                upload_hash=form.upload_hash,
                notes=form.notes,
            )
        except services.ReplacementRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Diajukan. Berkas berganti setelah orang kedua menyetujuinya."))
            return redirect("replacing:show", made.pk)
    freeze = guard.freeze_of(item)
    context = {
        "page_title": _("Ganti berkas"),
        "page_subtitle": item.title,
        "header_icon": ICON,
        "form": form,
        "item": item,
        "part": item._meta.get_field(field).verbose_name,
        "name": basename(getattr(item, field).name),
        "back": edit_address(item),
        "uses": uses_of(freeze, request.user) if freeze else None,
    }
    return TemplateResponse(request, "media_pipeline/admin/replace.html", context)


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show old and new side by side, and what this person may do."""
    return _show(request, _own(request, pk))


def _show(request: HttpRequest, found: Replacement, form: ReasonForm | None = None) -> HttpResponse:
    item: Any = found.item
    is_waiting = found.state == Replacement.State.WAITING
    own = found.proposed_by_id == request.user.pk
    context = {
        "page_title": _("Penggantian berkas"),
        "page_subtitle": item.title,
        "header_icon": ICON,
        "replacement": found,
        "item": item,
        "edit_url": edit_address(item),
        "is_waiting": is_waiting,
        "may_decide": is_waiting and not own and may_decide(request.user, item),
        "may_take_back": is_waiting and own,
        "may_want_back": found.state == Replacement.State.DONE and found.former and may_propose(request.user, item),
        "form": form or ReasonForm(),
        "is_picture": (mimetypes.guess_type(found.proposed.name or "")[0] or "") in _PICTURES,
        "history": history_of(item),
        "uses": uses_of(freeze, request.user) if (freeze := guard.freeze_of(item)) else None,
    }
    return TemplateResponse(request, "media_pipeline/admin/replacement.html", context)


@require_POST
def act(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take one step; a refusal is told on the same screen and keeps the reason that was typed."""
    found = _own(request, pk)
    form = ReasonForm(request.POST)
    try:
        if step == "setujui":
            services.approve(replacement=found, actor=request.user)
            messages.success(request, _("Diganti. Warga membaca berkas baru di alamat yang sama."))
        elif step == "tarik":
            services.take_back(replacement=found, actor=request.user)
            messages.success(request, _("Ditarik kembali. Berkas lama tetap."))
        elif step not in {"tolak", "kembalikan"}:
            raise Http404
        elif not form.is_valid():
            return _show(request, found, form)
        elif step == "tolak":
            services.decline(replacement=found, actor=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("Ditolak. Berkas lama tetap."))
        else:
            reason = form.cleaned_data["reason"]
            found = services.propose_former(replacement=found, reason=reason, actor=request.user)
            messages.success(request, _("Versi lama diajukan. Berkas berganti setelah orang kedua menyetujuinya."))
    except services.ReplacementRefused as refusal:
        messages.error(request, str(refusal))
        return _show(request, _own(request, pk), form)
    except OSError:
        messages.error(request, _("Penyimpanan sedang tidak dapat ditulis. Tidak ada yang berubah; coba lagi nanti."))
        return _show(request, _own(request, pk), form)
    return redirect("replacing:show", found.pk)


@require_GET
def file(request: HttpRequest, pk: int, which: str) -> FileResponse:
    """Hand out the new file, or the one that stood there before, to the people of its OPD."""
    found = _own(request, pk)
    stored: Any = {"baru": found.proposed, "lama": found.former or found.current}.get(which)
    if not stored:
        raise Http404
    kind = mimetypes.guess_type(stored.name)[0] or "application/octet-stream"
    try:
        opened = stored.storage.open(stored.name)
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        opened,
        as_attachment=kind not in _PICTURES and kind != "application/pdf",
        filename=basename(stored.name),
        content_type=kind,
    )
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _own(request: HttpRequest, pk: int) -> Replacement:
    found = get_object_or_404(replacements_for(request.user), pk=pk)
    if found.item is None:
        raise Http404
    return found


def urls() -> list[URLPattern | URLResolver]:
    own = [
        path("<kind:kind>/<int:pk>/<slug:field>/", propose, name="propose"),
        path("<int:pk>/", show, name="show"),
        path("<int:pk>/langkah/<slug:step>/", act, name="act"),
        path("<int:pk>/berkas/<slug:which>/", file, name="file"),
    ]
    return [path("ganti-berkas/", include((own, "replacing")))]
