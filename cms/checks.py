"""Rules that every page type must follow, as system checks: a rule that a check states cannot rot."""

from typing import Any

from django.apps import apps
from django.core import checks
from wagtail.models import Page

from cms.models.page import BasePage


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
        if not hasattr(model, "search_kind"):
            errors.append(checks.Error(f"{model.__name__} must declare search_kind.", obj=model, id="cms.E002"))
        elif model.search_kind is not None and not hasattr(model, "get_search_document"):
            errors.append(checks.Error(f"{model.__name__} must have get_search_document().", obj=model, id="cms.E003"))
        if model.subpage_types is None:
            errors.append(checks.Error(f"{model.__name__} must name its subpage_types.", obj=model, id="cms.E004"))
    return errors
