"""What search engines and shared links learn about a page."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

_JSON_LD_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@dataclass(slots=True)
class Seo:
    """Head of a page. `structured` holds schema.org objects, one JSON-LD graph is made of them."""

    title: str
    description: str = ""
    canonical: str = ""
    image_url: str = ""
    image_alt: str = ""
    noindex: bool = False
    og_type: str = "website"
    published: datetime | None = None
    modified: datetime | None = None
    structured: list[dict[str, Any]] = field(default_factory=list)

    @property
    def json_ld(self) -> SafeString:
        """The graph as JSON that cannot end its own script element; empty without any object."""
        if not self.structured:
            return mark_safe("")
        graph = {"@context": "https://schema.org", "@graph": self.structured}
        text = json.dumps(graph, ensure_ascii=False, default=str).translate(_JSON_LD_ESCAPES)
        return mark_safe(text)
