"""Who gets a document's file: everybody while a public page uses it, else only the people of its OPD at the portal."""

from typing import Any

from django.db.models import Exists
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Collection

from cms.errors import gone
from cms.publishing.exposure import public_pages_using
from cms.tenancy.scope import scope_of
from media_pipeline.scanning.states import is_quarantined


def refuse_unless_public(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Return None to hand the file out, or 410 for one that citizens could read before; raise Http404 otherwise.

    2 queries for who may read it as anybody. Leaves the collection on the document: Wagtail asks it for its own
    restrictions next, which hold beside this.
    """
    if is_quarantined(document):
        # Not even its own people: whoever opens it is harmed.
        raise Http404
    pages = public_pages_using(document, request)
    document.collection = Collection.objects.annotate(is_public=Exists(pages)).get(pk=document.collection_id)
    if document.collection.is_public:
        return None
    if request.host_answer.is_admin_host and scope_of(request.user).covers_media(document):  # type: ignore[attr-defined]
        return None
    if document.first_public_at is None:
        raise Http404
    return gone(request, is_document=True)
