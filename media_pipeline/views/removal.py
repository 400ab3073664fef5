""" "Hapus": really, for what no citizen could ever see; into the archive with a reason for everything else."""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.generic import DeleteView

from cms.archive.media import archive_media
from cms.archive.refusal import MAX_REASON
from cms.publishing.refusal import PublicationRefused
from media_pipeline import guard
from media_pipeline.models import Document, Image, Video
from media_pipeline.uses import Uses, uses_of


class ReasonForm(forms.Form):
    """Nothing that citizens could see goes without a word about why."""

    # The browser's own hint speaks the browser's language.
    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("Alasan diarsipkan"),
        max_length=MAX_REASON,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Dicatat di Arsip dan riwayat. Contoh: diganti peraturan baru, izin foto dicabut."),
        error_messages={
            "required": gettext_lazy("Tulis alasannya, agar yang lain tahu mengapa ini diarsipkan."),
            "max_length": gettext_lazy("Alasan terlalu panjang: paling banyak %(limit_value)d karakter."),
        },
    )


class RemovalView(DeleteView):
    """Stands in for the delete screens of wagtail.images, wagtail.documents and wagtailmedia."""

    template_name = "media_pipeline/admin/remove.html"
    header_icon = "bin"

    def user_has_permission(self, permission: str) -> bool:
        return bool(self.user_has_permission_for_instance(permission, self.object))

    @cached_property
    def freeze(self) -> guard.Freeze | None:
        return guard.freeze_of(self.object)

    @property
    def uses(self) -> Uses | None:
        return uses_of(self.freeze, self.request.user) if self.freeze else None

    @property
    def kind(self) -> str:
        return str(self.object._meta.verbose_name)

    @property
    def may_archive(self) -> bool:
        return bool(self.freeze and self.freeze.was_public and not (self.freeze.pages or self.freeze.drafts))

    def get_page_title(self) -> str:
        title = _("Pindahkan ke Arsip") if self.freeze else _("Hapus")
        return f"{title}: {self.kind}"

    def get_form_class(self) -> type[forms.Form]:
        return ReasonForm if self.freeze else forms.Form

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            if self.freeze is None:
                return super().form_valid(form)  # type: ignore[no-any-return]
            archive_media(item=self.object, actor=self.request.user, reason=form.cleaned_data["reason"])
        except PublicationRefused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("“%(title)s” dipindahkan ke Arsip.") % {"title": self.object})
        return HttpResponseRedirect(self.get_success_url())

    def get_success_message(self) -> str:
        return _("“%(title)s” dihapus.") % {"title": self.object}

    @property
    def confirmation_message(self) -> str:
        return _(
            "Hapus %(kind)s ini beserta berkasnya? Belum pernah tampil untuk warga, dan tidak dapat dikembalikan."
        ) % {"kind": self.kind}


def urls() -> list[URLPattern]:
    """Return the addresses of the three stock delete screens, answered by the house's own.

    Wagtail's names for them (`wagtailimages:delete` …) lead here too: an address is answered by who registers it first.
    """
    view = RemovalView.as_view
    return [
        path(
            "images/<int:image_id>/delete/",
            view(
                model=Image,
                pk_url_kwarg="image_id",
                index_url_name="wagtailimages:index",
                delete_url_name="wagtailimages:delete",
                usage_url_name="wagtailimages:image_usage",
            ),
            name="remove_image",
        ),
        path(
            "documents/delete/<int:document_id>/",
            view(
                model=Document,
                pk_url_kwarg="document_id",
                index_url_name="wagtaildocs:index",
                delete_url_name="wagtaildocs:delete",
                usage_url_name="wagtaildocs:document_usage",
            ),
            name="remove_document",
        ),
        path(
            "media/delete/<int:media_id>/",
            view(
                model=Video,
                pk_url_kwarg="media_id",
                index_url_name="wagtailmedia:index",
                delete_url_name="wagtailmedia:delete",
                usage_url_name="wagtailmedia:media_usage",
            ),
            name="remove_video",
        ),
    ]
