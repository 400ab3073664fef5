""" "Tarik dari warga" and back: the screen of one file, and the list of all that are withdrawn."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.archive.refusal import MAX_REASON
from cms.publishing.refusal import PublicationRefused
from cms.tenancy.scope import scope_of
from media_pipeline import guard
from media_pipeline.models import Document, Image, Video
from media_pipeline.uses import uses_of
from media_pipeline.withdrawal import may_withdraw, show_again, withdraw

_EDIT = {Image: "wagtailimages:edit", Document: "wagtaildocs:edit", Video: "wagtailmedia:edit"}
_WITHDRAW = {Image: "withdraw_image", Document: "withdraw_document", Video: "withdraw_video"}
_AT_ONCE = 50


class WithdrawalForm(forms.Form):
    # The browser's own hint speaks the browser's language.
    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=MAX_REASON,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy(
            "Dicatat di riwayat dan tampil pada berkas ini. Contoh: orang di foto mencabut izinnya."
        ),
        error_messages={
            "required": gettext_lazy("Tulis alasannya: alasan ini dibaca siapa pun yang kelak bertanya mengapa."),
            "max_length": gettext_lazy("Alasan terlalu panjang: paling banyak %(limit_value)d karakter."),
        },
    )
    # What the person saw when deciding: somebody else may have been faster.
    step = forms.ChoiceField(choices=[("withdraw", ""), ("show", "")], widget=forms.HiddenInput)


def withdrawal(request: HttpRequest, model: type[Any], pk: int) -> HttpResponse:
    """Ask why, then hide the file from citizens or show it again."""
    item = get_object_or_404(model._default_manager.select_related("collection", "withdrawn_by"), pk=pk)
    if not may_withdraw(request.user, item):
        raise PermissionDenied
    step = "show" if item.withdrawn_at else "withdraw"
    form = WithdrawalForm(request.POST or None, initial={"step": step})
    if request.method == "POST" and form.is_valid():
        service = withdraw if form.cleaned_data["step"] == "withdraw" else show_again
        try:
            service(item=item, actor=request.user, reason=form.cleaned_data["reason"])
        except PublicationRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _done(service is withdraw) % {"title": item.title})
            return redirect(edit_address(item))
    freeze = guard.freeze_of(item)
    title = _("Tayangkan lagi") if item.withdrawn_at else _("Tarik dari warga")
    context = {
        "page_title": f"{title}: {item._meta.verbose_name}",
        "header_icon": "view" if item.withdrawn_at else "no-view",
        "item": item,
        "kind": item._meta.verbose_name,
        "form": form,
        "uses": uses_of(freeze, request.user) if freeze else None,
        "back": edit_address(item),
    }
    return TemplateResponse(request, "media_pipeline/admin/withdrawal.html", context)


def withdrawn_files(request: HttpRequest) -> HttpResponse:
    """List what is withdrawn of the person's OPDs, newest first."""
    scope = scope_of(request.user)
    items: list[Any] = []
    for model in (Image, Document, Video):
        withdrawn = model._default_manager.exclude(withdrawn_at=None).select_related("collection", "withdrawn_by")
        items += scope.media(withdrawn)
    items.sort(key=lambda item: item.withdrawn_at, reverse=True)
    page = Paginator(items, _AT_ONCE).get_page(request.GET.get("p"))
    for item in page.object_list:
        item.kind = item._meta.verbose_name
        item.edit_address = edit_address(item)
        item.withdrawal_address = withdrawal_address(item) if may_withdraw(request.user, item) else ""
    context = {"page_title": _("Berkas yang ditarik"), "header_icon": "no-view", "page": page}
    return TemplateResponse(request, "media_pipeline/admin/withdrawn_files.html", context)


def edit_address(item: Any) -> str:
    return reverse(_EDIT[type(item)], args=[item.pk])


def withdrawal_address(item: Any) -> str:
    return reverse(_WITHDRAW[type(item)], args=[item.pk])


def urls() -> list[URLPattern]:
    def view(model: type[Any], kwarg: str) -> Any:
        return lambda request, **kwargs: withdrawal(request, model, kwargs[kwarg])

    return [
        path("images/<int:image_id>/tarik/", view(Image, "image_id"), name="withdraw_image"),
        path("documents/<int:document_id>/tarik/", view(Document, "document_id"), name="withdraw_document"),
        path("media/<int:media_id>/tarik/", view(Video, "media_id"), name="withdraw_video"),
        path("reports/berkas-ditarik/", withdrawn_files, name="withdrawn_files"),
    ]


def _done(is_withdrawn: bool) -> str:
    if is_withdrawn:
        return _("“%(title)s” ditarik: warga tidak melihatnya lagi di mana pun.")
    return _("“%(title)s” tayang lagi pada halaman yang memakainya.")
