"""Rules that every page type must follow, as system checks: a rule that a check states cannot rot."""

from typing import Any

from django.apps import apps
from django.core import checks
from wagtail.models import Page

from cms.models.page import BasePage
from cms.registries.searchable import Answers, Readers


@checks.register(checks.Tags.models)
def page_types_follow_the_house(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every page type inherits the moderated base page, says what search should call it, and names its subpages."""
    errors: list[checks.CheckMessage] = []
    for model in apps.get_models():
        if not issubclass(model, Page) or model is Page:
            continue
        if not issubclass(model, BasePage):
            errors.append(checks.Error(f"{model.__name__} must inherit cms.models.BasePage.", obj=model, id="cms.E001"))
            continue
        errors += _search_faults(model)
        if model.subpage_types is None:
            errors.append(checks.Error(f"{model.__name__} must name its subpage_types.", obj=model, id="cms.E004"))
    return errors


def _search_faults(model: type[BasePage]) -> list[checks.CheckMessage]:
    """What a type is for the search: what it is called, who may find it, what it answers and what it says."""

    def fault(demand: str, number: str) -> checks.CheckMessage:
        return checks.Error(f"{model.__name__} must {demand}.", obj=model, id=f"cms.{number}")

    if not hasattr(model, "search_kind"):
        return [fault("declare search_kind", "E002")]
    readers = getattr(model, "search_readers", None)
    if readers not in list(Readers):
        return [fault("declare search_readers", "E005")]
    if model.search_kind is None:
        return [fault("be for nobody to find without a search_kind", "E005")] if readers != Readers.NOBODY else []
    faults = []
    if getattr(model, "search_answers", None) not in list(Answers):
        faults.append(fault("declare search_answers", "E005"))
    if not callable(getattr(model, "get_search_document", None)):
        faults.append(fault("have get_search_document()", "E003"))
    return faults
