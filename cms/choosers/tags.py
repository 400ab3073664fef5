"""Completing a tag: only from those on pictures, documents and videos of the person's own OPD."""

from django.http import Http404, HttpRequest, JsonResponse

from cms.tenancy.masking import tags_in
from cms.tenancy.scope import scope_of

LIMIT = 10


def autocomplete(request: HttpRequest, app_name: str = "taggit", model_name: str = "tag") -> JsonResponse:
    """Return the names that begin with `term`. No other table of tags exists here."""
    if (app_name, model_name) != ("taggit", "tag"):
        raise Http404
    term = request.GET.get("term")
    if not term:
        return JsonResponse([], safe=False)
    names = tags_in(scope_of(request.user)).filter(name__istartswith=term).order_by("name")
    return JsonResponse(list(names.values_list("name", flat=True)[:LIMIT]), safe=False)
