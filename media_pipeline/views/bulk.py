"""Bulk actions on pictures and documents, refused in words when one of them is, was or will be public."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.documents.views import bulk_actions as documents
from wagtail.images.views import bulk_actions as images

from cms.publishing.exposure import frozen_ids

_STOCK = (
    images.DeleteBulkAction,
    images.AddToCollectionBulkAction,
    documents.DeleteBulkAction,
    documents.AddToCollectionBulkAction,
)


class KeptInBulk:
    """Mixin: asks before the confirmation is shown and again before it is carried out."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        action: Any = self
        objects, _without_access = action.get_actionable_objects()
        frozen = frozen_ids(action.model, [each.pk for each in objects])
        if not frozen:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]
        titles = ", ".join(f"“{each.title}”" for each in objects if each.pk in frozen)
        messages.error(
            request,
            _(
                "Tidak ada yang diubah, karena ini sudah atau segera dibaca warga: %(titles)s. "
                "Pilih yang lain saja, atau arsipkan satu per satu dengan alasannya."
            )
            % {"titles": Truncator(titles).chars(400)},
        )
        next_url = action.next_url
        return redirect("wagtailadmin_home" if next_url == request.path else next_url)


def actions() -> list[type[Any]]:
    """Return the guarded bulk actions, to be registered after Wagtail's own of the same names."""
    return [type(f"Kept{stock.__name__}", (KeptInBulk, stock), {}) for stock in _STOCK]
