"""Where the scope meets Wagtail's own hooks."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks

from cms.choosers import api, rich_text
from cms.tenancy.scope import scope_of

# After Wagtail's own registrations, which these replace.
LATER = 100


@hooks.register("construct_page_chooser_queryset")  # type: ignore[untyped-decorator]
def offer_link_targets(pages: "QuerySet[Any]", request: HttpRequest) -> "QuerySet[Any]":
    scope = scope_of(request.user)
    # As a subquery: the search filters by indexed columns alone.
    return pages if scope.everything else pages.filter(pk__in=scope.link_targets().order_by().values_list("pk"))


@hooks.register("construct_admin_api", order=LATER)  # type: ignore[untyped-decorator]
def narrow_the_api(router: Any) -> None:
    api.register(router)


@hooks.register("register_rich_text_features", order=LATER)  # type: ignore[untyped-decorator]
def narrow_links(features: Any) -> None:
    rich_text.register(features)
