"""The living style guide: every component and block as they are, in any palette, theme, contrast and text size."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.blocks import Block, StreamBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.design.contrast import TEXT, contrast
from cms.design.registry import Preview, previews
from cms.design.tokens import palettes, resolve
from cms.registries.chrome import Chrome, get_chrome
from cms.seo import Seo

_SWATCHES = ("brand", "brand-strong", "link", "accent", "tint", "paper", "ink")


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show the guide to people of the admin, and to anyone where DEBUG is on; to others there is no such page."""
    if not (settings.DEBUG or request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    chrome = get_chrome(request)
    switches = _switches(request)
    chosen = {switch.name: switch.chosen for switch in switches}
    chrome.palette = chosen["palet"]
    context = {
        "chrome": chrome,
        "seo": Seo(title=_("Panduan gaya"), noindex=True),
        "switches": switches,
        "root": {name: chosen[parameter] for parameter, name in _ATTRIBUTES if chosen[parameter]},
        "palettes": [_overview(name) for name in palettes()],
        "components": [_shown(preview, request) for preview in previews().values()],
        "blocks": [_drawn(block, request, chrome) for block in page_blocks()],
    }
    return render(request, "cms/design/guide.html", context)


# Parameter of the address, attribute of the page's root. An empty value is the reader's own.
_ATTRIBUTES = (("tema", "theme"), ("kontras", "contrast"), ("huruf", "text"))


@dataclass(frozen=True, slots=True)
class Switch:
    """One thing to choose: links, each a value of a parameter."""

    name: str
    label: str
    chosen: str
    options: list[dict[str, Any]]


def _switches(request: HttpRequest) -> list[Switch]:
    choices: list[tuple[str, str, dict[str, str]]] = [
        ("palet", _("Palet"), {name: name.capitalize() for name in palettes()}),
        ("tema", _("Warna"), {"": _("Ikuti perangkat"), "light": _("Terang"), "dark": _("Gelap")}),
        ("kontras", _("Kontras"), {"": _("Ikuti perangkat"), "normal": _("Biasa"), "high": _("Tinggi")}),
        ("huruf", _("Ukuran huruf"), {"": _("Biasa"), "large": _("Besar"), "larger": _("Sangat besar")}),
    ]
    switches = []
    for name, label, values in choices:
        asked = request.GET.get(name, "")
        chosen = asked if asked in values else next(iter(values))
        options = [
            {"label": text, "query": _query(request, name, value), "is_chosen": value == chosen}
            for value, text in values.items()
        ]
        switches.append(Switch(name, label, chosen, options))
    return switches


def _query(request: HttpRequest, name: str, value: str) -> str:
    query = request.GET.copy()
    query.pop(name, None)
    if value:
        query[name] = value
    return "?" + query.urlencode()


def _overview(palette: str) -> dict[str, Any]:
    """Return a palette's colours in both themes and the lowest contrast of its text in every mode."""
    modes = [
        (_("terang"), resolve(palette, dark=False)),
        (_("gelap"), resolve(palette, dark=True)),
        (_("terang, kontras tinggi"), resolve(palette, dark=False, high=True)),
        (_("gelap, kontras tinggi"), resolve(palette, dark=True, high=True)),
    ]
    rows = []
    for label, tokens in modes:
        ratio, ink, ground = min((contrast(tokens[ink], tokens[ground]), ink, ground) for ink, ground in TEXT)
        rows.append(
            {
                "label": label,
                "swatches": [{"name": name, "colour": tokens[name]} for name in _SWATCHES],
                "least": f"{ratio:.1f}".replace(".", ","),
                "pair": f"{ink} / {ground}",
            }
        )
    return {"name": palette, "rows": rows}


def _shown(preview: Preview, request: HttpRequest) -> dict[str, Any]:
    samples = [
        {
            "title": sample.title,
            "html": SafeString(render_to_string(preview.template, sample.context, request)),
            "is_fact": sample.is_fact,
            "list_class": sample.list_class,
        }
        for sample in preview.samples
    ]
    return {"name": preview.component, "title": preview.title, "samples": samples, "note": preview.note}


def page_blocks() -> Iterator[Block]:
    """Yield every kind of block that a page's streams offer and that draws itself, once."""
    seen: set[type[Block]] = set()
    for model in apps.get_models():
        if not issubclass(model, Page):
            continue
        for field in model._meta.get_fields():
            stream = getattr(field, "stream_block", None) if isinstance(field, StreamField) else None
            for block in _children(stream):
                if type(block) not in seen and getattr(block.meta, "template", None):
                    seen.add(type(block))
                    yield block


def _children(stream: StreamBlock | None) -> list[Block]:
    return list(stream.child_blocks.values()) if stream is not None else []


def _drawn(block: Block, request: HttpRequest, chrome: Chrome) -> dict[str, Any]:
    html = block.render(block.get_preview_value(), context={"request": request, "chrome": chrome})
    return {"name": block.name, "title": block.label, "about": block.meta.description, "html": SafeString(html.strip())}
