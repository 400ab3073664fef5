"""The admin's own API."""

from django.urls import reverse

from tests.tenancy.hostile import JSON
from tests.tenancy.samples.sample import (
    REDIRECT,
    Sample,
    Try,
    one,
    page_of,
    shown,
)
from tests.tenancy.world import World

_API = {
    "pages": (
        "a_draft",
        {"child_of": "a_news", "descendant_of": "a_home", "ancestor_of": "a_draft", "translation_of": "a_source_page"},
    ),
    "images": ("a_image", {}),
    "documents": ("a_document", {}),
}
API = {}
for _kind, (_thing, _filters) in _API.items():
    _prefix = f"wagtailadmin_api:{_kind}"

    def _listing_tries(w: World, kind: str = _kind, filters: dict[str, str] = _filters) -> list[Try]:
        base = reverse(f"wagtailadmin_api:{kind}:listing")
        found: list[Try] = [("get", f"{base}?{name}={w.things[thing].pk}", {}, {}) for name, thing in filters.items()]
        return [*found, ("get", f"{base}?search=RAHASIA", {}, {}), ("get", f"{base}?fields=*&limit=50", {}, {})]

    API[f"{_prefix}:listing"] = shown(tries=_listing_tries)
    API[f"{_prefix}:detail"] = one(page_of(_thing, "pk"), shows=True)
    API[f"{_prefix}:find"] = Sample(
        query=lambda w, thing=_thing: {"id": w.things[thing].pk},
        status=REDIRECT,
        tries=lambda w, kind=_kind, thing=_thing: [
            ("get", f"{reverse(f'wagtailadmin_api:{kind}:find')}?id={w.things[thing].pk}", {}, {}),
            ("get", f"{reverse(f'wagtailadmin_api:{kind}:find')}?html_path=/berita/", {}, {}),
        ],
    )
API["wagtailadmin_api:pages:action"] = Sample(
    kwargs=lambda w: {"pk": w.a_draft.pk, "action_name": "publish"},
    who="superuser",
    method="post",
    closed=True,
    object=True,
    tries=lambda w: [
        (
            "post",
            reverse("wagtailadmin_api:pages:action", args=[page.pk, action]),
            {"destination_page_id": w.a_news.pk},
            JSON,
        )
        for action in (
            "copy",
            "delete",
            "publish",
            "unpublish",
            "move",
            "create_alias",
            "convert_alias",
            "revert_to_page_revision",
            "copy_for_translation",
        )
        for page in (w.a_draft, w.b_page)
    ],
)
