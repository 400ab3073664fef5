"""Wagtail's two screens for new documents: here they tell what cleaning changed, and keep nothing that is not clean."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.documents.views.documents import CreateView
from wagtail.documents.views.multiple import AddView

from media_pipeline.forms import DocumentForm


class AddDocumentView(CreateView):  # type: ignore[misc]
    def form_valid(self, form: DocumentForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        for note in form.instance.upload_notes.splitlines():
            messages.warning(self.request, f"“{form.instance.title}”: {note}")
        return response


class AddDocumentsView(AddView):  # type: ignore[misc]
    template_name = "media_pipeline/admin/add_documents.html"
    edit_form_template_name = "media_pipeline/admin/uploaded_document.html"

    def get_upload_form_class(self) -> Any:
        """Wagtail hands its form the title and the collection alone."""
        return partial(_upload_form, super().get_upload_form_class(), self.request)

    def get_invalid_response_data(self, form: Any) -> dict[str, Any]:
        """Every message, as markup: Wagtail's script takes it for that."""
        errors = [conditional_escape(error) for found in form.errors.values() for error in found]
        return {"success": False, "error_message": "<br>".join(errors)}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Wagtail stores a file whose form is not valid as it came, to be described later: never here."""
        if not request.FILES.get("files[]"):
            return JsonResponse({"success": False, "error_message": str(_("Pilih berkasnya dahulu."))})
        form = self.get_upload_form_class()(
            {"title": request.POST.get("title"), "collection": request.POST.get("collection")},
            {"file": request.FILES["files[]"]},
            user=request.user,
        )
        if not form.is_valid():
            return JsonResponse(self.get_invalid_response_data(form))
        self.object = self.save_object(form)
        return JsonResponse(self.get_edit_object_response_data())


def _upload_form(
    form_class: Any, request: HttpRequest, data: Mapping[str, Any] | None = None, files: Any = None, **kwargs: Any
) -> Any:
    if data is None:
        return form_class(**kwargs)
    longest = form_class.base_fields["title"].max_length
    title = (data.get("title") or files["file"].name)[:longest]
    return form_class({**data, "title": title, "keep_twice": request.POST.get("keep_twice")}, files, **kwargs)


def urls() -> list[URLPattern]:
    """Return the addresses of the two stock screens, answered by the house's own."""
    return [
        path("documents/add/", AddDocumentView.as_view(), name="add_document"),
        path("documents/multiple/add/", AddDocumentsView.as_view(), name="add_documents"),
    ]
