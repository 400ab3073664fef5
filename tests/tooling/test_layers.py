"""Foreign keys written as strings are imports too: import-linter cannot see them, this test does."""

from django.apps import apps
from django.db.models import Model

ROOMS = ("cms", "media_pipeline", "opd", "home", "search")
MAY_KNOW = {
    "cms": {"cms"},
    "media_pipeline": {"cms", "media_pipeline"},
    "opd": {"cms", "media_pipeline", "opd"},
    "home": {"cms", "media_pipeline", "opd", "home"},
    "search": {"cms", "search"},
}


def _room(model: type[Model]) -> str:
    return model.__module__.split(".")[0]


def test_relations_run_one_way() -> None:
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        if _room(model) in ROOMS
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is not None
        if _room(field.related_model) in ROOMS and _room(field.related_model) not in MAY_KNOW[_room(model)]
    ]
    assert upward == []
