"""How files of other rooms come back: the room that owns a model registers the screen that restores it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse

Restorer = Callable[[HttpRequest, Any], HttpResponse]
_restorers: dict[Any, Restorer] = {}


def register_restorer(model: Any, restorer: Restorer) -> None:
    """Set what answers "Kembalikan" for a model; called from an app's `ready()`."""
    if model in _restorers:
        raise ImproperlyConfigured(f"A restorer of {model.__name__} is registered already.")
    _restorers[model] = restorer


def restorer_of(entry: Any) -> Restorer:
    """Return the screen for an entry's model; raise Http404 for a model that nobody restores."""
    try:
        return _restorers[entry.content_type.model_class()]
    except KeyError as error:
        raise Http404 from error
