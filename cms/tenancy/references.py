"""What a page refers to (pictures, documents, videos, other pages), and which of it the person may not use."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from cms.tenancy.scope import Scope

# Content type and id of a thing, and the field that names it.
Reference = tuple[int, str, str]


def references_of(instance: Any) -> set[Reference]:
    """Return every reference in the fields of an instance, saved or not: foreign keys, streams and running text."""
    found = ReferenceIndex._extract_references_from_object(instance)
    return {(kind, str(pk), path.split(".")[0]) for kind, pk, path, _content_path in found}


def unusable_fields(instance: Any, held: set[Reference], scope: Scope) -> set[str]:
    """Return the fields that name what the person may not use, beside what the page holds already (`held`).

    One query for each kind of thing that is newly named.
    """
    if scope.everything:
        return set()
    stays = {(kind, pk) for kind, pk, _field in held}
    new = {reference for reference in references_of(instance) if reference[:2] not in stays}
    refused: set[str] = set()
    for kind in {reference[0] for reference in new}:
        model = ContentType.objects.get_for_id(kind).model_class()
        ids = {pk for of_kind, pk, _field in new if of_kind == kind}
        if model is None:
            continue
        numbers = {pk for pk in ids if pk.isascii() and pk.isdigit()}
        usable = {str(pk) for pk in scope.usable(model).filter(pk__in=numbers).values_list("pk", flat=True)}
        # What does not exist (any more) is nobody's secret; Wagtail shows it as a broken link.
        existing = {str(pk) for pk in model._default_manager.filter(pk__in=numbers).values_list("pk", flat=True)}
        refused |= {field for of_kind, pk, field in new if of_kind == kind and pk in existing - usable}
    return refused
