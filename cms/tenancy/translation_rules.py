"""Rules of wagtail-localize's addresses: a translation belongs to who owns both its source and its target."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser
from wagtail.models import CollectionMember, Locale, Page
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource
from wagtail_localize.views.edit_translation import FieldHasNoEditPanelError, TabHelper, get_segment_location_info

from cms.registries.admin_urls import Ask, Rule
from cms.tenancy.rules import CLOSED, GLOBAL, OPEN, every, holds, page


def _in_scope(ask: Ask, source: Any, *locale_ids: int) -> bool:
    """Whether all pages of a translated object in these languages lie in the scope; other objects are global."""
    model = source.specific_content_type.model_class()
    if model is None or not issubclass(model, Page):
        return ask.scope.everything
    pages = Page.objects.filter(translation_key=source.object_id, locale_id__in=locale_ids)
    return pages.exists() and all(ask.scope.covers_page(found) for found in pages)


def _translation(ask: Ask) -> Any:
    return Translation.objects.select_related("source").filter(pk=ask.kwargs["translation_id"]).first()


def translation(ask: Ask) -> bool:
    found = _translation(ask)
    return found is not None and _in_scope(ask, found.source, found.source.locale_id, found.target_locale_id)


def source(ask: Ask) -> bool:
    """The source and everything that an update would write into."""
    found = TranslationSource.objects.filter(pk=ask.kwargs["translation_source_id"]).first()
    return found is not None and _in_scope(
        ask, found, found.locale_id, *found.translations.values_list("target_locale_id", flat=True)
    )


def segment(model: Any, kwarg: str) -> Rule:
    """The piece of text is one of the translation that the address names."""

    def rule(ask: Ask) -> bool:
        found = _translation(ask)
        return found is not None and holds(model.objects.filter(source=found.source), [ask.kwargs[kwarg]])

    return rule


def submitted_page(ask: Ask) -> bool:
    """The page, and the place where each new translation would be made, lie in the scope."""
    found = Page.objects.filter(pk=ask.kwargs["page_id"]).first()
    if found is None or not ask.scope.covers_page(found):
        return False
    if ask.scope.everything:
        return True
    ids = ask.named("locales")
    if not holds(Locale.objects.all(), ids):
        return False
    places = Page.objects.filter(translation_key=found.get_parent().translation_key, locale_id__in=ids)
    # Without a translated parent wagtail-localize would make one, beside the OPD's own tree.
    return places.count() == len(set(ids)) and all(ask.scope.covers_page(place) for place in places)


def converted_page(ask: Ask) -> bool:
    """An alias repeats its source, so the source is the person's own too."""
    found = Page.objects.filter(pk=ask.kwargs["page_id"]).first()
    if found is None:
        return False
    return all(ask.scope.covers_page(other) for other in found.get_translations(inclusive=True))


def override(ask: Ask) -> bool:
    """What replaces a picture, document or page in a translation is something that the person may use."""
    if ask.request.method != "PUT":
        return True
    value = _body(ask.request).get("value", "")
    found = OverridableSegment.objects.filter(pk=ask.kwargs["overridable_segment_id"]).first()
    if found is None or not value.isdigit():
        return found is not None
    return any(holds(ask.scope.usable(model), [value]) for model in _kinds(found))


def _kinds(found: Any) -> list[Any]:
    """Return the kind of thing that a segment refers to; every guarded kind when localize cannot tell."""
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model

    by_widget = {"page_chooser": Page, "document_chooser": get_document_model(), "image_chooser": get_image_model()}
    try:
        instance = found.source.get_source_instance()
        path = found.context.path
        place = get_segment_location_info(
            instance, TabHelper(instance), path, found.context.get_field_path(instance), widget=True
        )
    except (FieldHasNoEditPanelError, KeyError, ValidationError):
        return []
    kind = by_widget.get((place.get("widget") or {}).get("type", ""))
    if kind is not None:
        return [kind]
    # wagtail-localize knows no videos: the reference itself tells.
    related = instance._meta.get_field(path.split(".")[0]).related_model
    return [related] if related is not None and issubclass(related, CollectionMember) else []


def _body(request: HttpRequest) -> QueryDict:
    """Return the fields of a PUT, which Django reads for POST only; the body stays readable for the view."""
    body = request.body
    if request.content_type == "multipart/form-data":
        from io import BytesIO

        fields, _files = MultiPartParser(request.META, BytesIO(body), request.upload_handlers).parse()
        return fields
    return QueryDict(body, encoding=request.encoding or "utf-8")


TRANSLATION_RULES: dict[str, Rule] = {
    "wagtail_localize:javascript_catalog": OPEN,
    "wagtail_localize:submit_page_translation": submitted_page,
    "wagtail_localize:submit_snippet_translation": GLOBAL,
    "wagtail_localize:update_translations": source,
    "wagtail_localize:edit_string_translation": every(translation, segment(StringSegment, "string_segment_id")),
    "wagtail_localize:edit_override": every(
        translation, segment(OverridableSegment, "overridable_segment_id"), override
    ),
    "wagtail_localize:download_pofile": translation,
    "wagtail_localize:upload_pofile": translation,
    "wagtail_localize:machine_translate": translation,
    "wagtail_localize:preview_translation": translation,
    "wagtail_localize:stop_translation": translation,
    "wagtail_localize:convert_to_alias": every(page("page_id"), converted_page),
    "wagtail_localize:translations_report": GLOBAL,
    "wagtail_localize:translations_report_results": GLOBAL,
    # No snippet of this house is translated by it.
    "wagtail_localize:snippets_api_listing": CLOSED,
    "wagtail_localize:snippets_api_detail": CLOSED,
}
