"""Lets the admin live without inline scripts: what Wagtail starts inline is started by cms/js/admin-start.js.

Wagtail's choosers glue a script to their HTML in Python, in one method without any hook, hence the replacement. The
templates with inline scripts are overridden under cms/templates/wagtailadmin and cms/templates/wagtail_localize.
"""

import json
import re
from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.widgets import BaseChooser

# What `render_js_init` returns: `new PageChooser("id", {…});` or `createTaskChooser("id");`, arguments as JSON.
_CALL = re.compile(r"(?:new )?(?P<name>\w+)\((?P<arguments>.*)\);", re.DOTALL)


def starter(name: str, arguments: list[Any]) -> SafeString:
    """Return the element that makes admin-start.js call `name`; it refuses names that it does not know."""
    return format_html(
        '<span hidden data-controller="cms-start" data-cms-start-call-value="{}" '
        'data-cms-start-arguments-value="{}"></span>',
        name,
        json.dumps(arguments),
    )


def starter_of(script: str) -> SafeString:
    """Return the element for a chooser's script.

    Raises:
        ValueError: the script is more than one call, so a new chooser needs a look here.
    """
    call = _CALL.fullmatch(script.strip())
    if call is None:
        raise ValueError(f"A chooser starts with more than one call: {script}")
    return starter(call["name"], json.loads(f"[{call['arguments']}]"))


def render_chooser(self: Any, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
    """Render a chooser as `BaseChooser.render` does, without its script."""
    if not attrs or "id" not in attrs:
        raise TypeError("BaseChooser cannot be rendered without an 'id' attribute")
    value_data = self.get_value_data(value)
    html = self.render_html(name, value_data, attrs)
    return SafeString(html + starter_of(self.render_js_init(attrs["id"], name, value_data)))


def install() -> None:
    """Put the rendering in Wagtail's place and load the script in the admin; called once, at start-up."""
    BaseChooser.render = render_chooser
    hooks.register("insert_global_admin_js", load_start)


def load_start() -> SafeString:
    return format_html('<script src="{}"></script>', static("cms/js/admin-start.js"))
