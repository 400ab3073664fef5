"""Wagtail's screens for uploading a picture, which also say what cleaning changed and whether the picture is known."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.images.views import chooser, images, multiple

from media_pipeline.duplicates import twin_of
from media_pipeline.models import Image
from media_pipeline.pictures.intake import take
from media_pipeline.pictures.names import readable


def tell_notes(request: HttpRequest, image: Image) -> None:
    """Show what the uploader should know on the next screen."""
    if image.upload_notes:
        messages.warning(request, f"“{image.title}”: {' '.join(image.upload_notes.splitlines())}")


class AddPictureView(images.CreateView):
    def save_action(self) -> HttpResponse:
        response: HttpResponse = super().save_action()
        tell_notes(self.request, self.object)
        known = twin_of(self.object, self.request.user)
        if known is not None:
            remove = reverse("wagtailimages:delete", args=[self.object.pk])
            messages.warning(
                self.request,
                _("Gambar yang sama sudah ada: “%(title)s”. Pakai yang lama saja, lalu hapus yang baru ini.")
                % {"title": known.title},
                buttons=[
                    messages.button(reverse("wagtailimages:edit", args=[known.pk]), _("Lihat yang lama")),
                    messages.button(remove, _("Hapus yang baru")),
                ],
            )
        return response


class EditPictureView(images.EditView):
    def save_action(self) -> HttpResponse:
        response: HttpResponse = super().save_action()
        if "file" in self.form.changed_data:
            tell_notes(self.request, self.object)
        return response


class AddPicturesView(multiple.AddView):
    """Several at once. What fits no form is refused here, where Wagtail would keep the upload as it came."""

    def post(self, request: HttpRequest) -> HttpResponse:
        file = request.FILES.get("files[]")
        if file is None:
            return HttpResponseBadRequest(_("Tidak ada berkas yang diunggah."))
        data = {
            "title": readable(request.POST.get("title", file.name)) or _("Gambar"),
            "collection": request.POST.get("collection"),
        }
        form = self.get_upload_form_class()(data, {"file": file}, user=request.user)
        if not form.is_valid():
            words = [message for found in form.errors.values() for message in found]
            return JsonResponse({"success": False, "error_message": "\n".join(words)})
        self.object = self.save_object(form)
        return JsonResponse(self.get_edit_object_response_data())

    def get_edit_object_response_data(self) -> dict[str, Any]:
        data: dict[str, Any] = super().get_edit_object_response_data()
        notes = render_to_string("media_pipeline/admin/upload_notes.html", {"item": self.object})
        return data | {"form": notes + data["form"]}


class FinishPictureView(multiple.CreateFromUploadedImageView):
    """Only what was uploaded before the house refused it there: it is cleaned before it becomes a picture."""

    def save_object(self, form: Any) -> None:
        self.object.file = form.cleaned_data["file"]
        self.object.uploaded_by_user = self.request.user
        self.object._set_image_file_metadata()
        form.save()

    def get_edit_form_class(self) -> Any:
        stock, view = super().get_edit_form_class(), self

        class CleaningForm(stock):  # type: ignore[misc, valid-type]
            def clean(self) -> Any:
                cleaned = super().clean()
                try:
                    cleaned["file"] = take(view.upload.file)
                except ValidationError as error:
                    self.add_error(None, error)
                except FileNotFoundError:
                    self.add_error(None, _("Berkasnya sudah tidak ada. Unggah kembali."))
                return cleaned

        return CleaningForm


class ChooserUploadView(chooser.ImageUploadView):
    def save_form(self, form: Any) -> Any:
        image = super().save_form(form)
        tell_notes(self.request, image)
        return image


def urls() -> list[URLPattern]:
    """Return the addresses of Wagtail's own screens, answered first; see media_pipeline.views.removal.urls."""
    return [
        path("images/add/", AddPictureView.as_view(), name="add_picture"),
        path("images/multiple/add/", AddPicturesView.as_view(), name="add_pictures"),
        path("images/<int:image_id>/", EditPictureView.as_view(), name="edit_picture"),
        path(
            "images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/",
            FinishPictureView.as_view(),
            name="finish_picture",
        ),
    ]
