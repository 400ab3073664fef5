"""What every component of the design system looks like with something in it; the style guide and its tests read it.

Each component has its preview in a file of cms/design/previews, found by being there.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from django.core.exceptions import ImproperlyConfigured

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "cms" / "components"


@dataclass(frozen=True, slots=True)
class Sample:
    """One filling of a component: what it shows and its parameters.

    `is_fact`: it may stand in a list of facts only; `list_class`: only in a list, which has this class.
    """

    title: str
    context: dict[str, Any] = field(default_factory=dict)
    is_fact: bool = False
    list_class: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """A component in the guide. Without samples `note` says where it is seen, else in the frame of the guide itself."""

    component: str
    title: str
    samples: tuple[Sample, ...] = ()
    note: str = ""

    @property
    def template(self) -> str:
        return f"cms/components/{self.component}.html"


_previews: dict[str, Preview] = {}


def register_preview(component: str, title: str, *samples: Sample, note: str = "") -> None:
    """Add a component, named as its template without the suffix; a name taken twice raises."""
    if component in _previews:
        raise ImproperlyConfigured(f"The component {component!r} has a preview already.")
    _previews[component] = Preview(component, title, samples, note)


@cache
def previews() -> dict[str, Preview]:
    """Return every preview by component, in alphabetical order of their titles."""
    package = import_module("cms.design.previews")
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return {each.component: each for each in sorted(_previews.values(), key=lambda each: each.title)}


def components() -> set[str]:
    """Return the name of every component that has a template."""
    return {path.stem for path in TEMPLATES.glob("*.html")}
