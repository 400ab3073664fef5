"""Whose things a person works with: the one place that decides it, for every screen, chooser, report and form.

The rights that Wagtail binds to places are the source: the page trees on which the person's groups hold a page
permission, and the media collections on which they hold one. Who serves two OPDs has two trees; who holds rights at
the root (Diskominfo) has everything. Nothing is kept beyond one request, so a lost role is lost at the next one.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from wagtail.models import (
    Collection,
    CollectionMember,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
)

from cms.visibility import hidden_from_public

_CACHE = "_cms_scope"


@dataclass(frozen=True, slots=True)
class Scope:
    """Tree paths of pages and collections; `everything` makes both meaningless."""

    everything: bool
    page_paths: tuple[str, ...] = ()
    collection_paths: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.everything or self.page_paths or self.collection_paths)

    def covers_path(self, path: str) -> bool:
        """Whether a page's tree path lies in the scope."""
        return self.everything or path.startswith(self.page_paths)

    def covers_page(self, page: Any) -> bool:
        return self.covers_path(page.path)

    def covers_collection(self, collection: Any) -> bool:
        return self.everything or collection.path.startswith(self.collection_paths)

    def covers_media(self, item: Any) -> bool:
        """Whether a picture, document or video lies in a collection of the scope."""
        return self.everything or self.covers_collection(item.collection)

    def within(self, prefix: str = "") -> Q:
        """Return the condition for pages; `prefix` leads from the queryset's model to the page ("page__")."""
        return _under(self.everything, self.page_paths, f"{prefix}path")

    def pages(self, queryset: "QuerySet[Any] | None" = None, prefix: str = "") -> "QuerySet[Any]":
        """Return the pages of the scope, or the rows of `queryset` that hang on them."""
        found: QuerySet[Any] = (Page.objects.all() if queryset is None else queryset).filter(self.within(prefix))
        return found

    def leads_to(self, page: Any) -> bool:
        """Whether the page stands above the scope: people walk through it to reach what is theirs."""
        return self.everything or any(path.startswith(page.path) for path in self.page_paths)

    def link_targets(self, queryset: "QuerySet[Any] | None" = None) -> "QuerySet[Any]":
        """Return the pages that a text may lead to: those of the scope, and others' that every reader sees."""
        # The root is no page; Wagtail stumbles over it.
        found: QuerySet[Any] = (Page.objects.all() if queryset is None else queryset).filter(depth__gt=1)
        if self.everything:
            return found
        public = Q(live=True)
        hidden = hidden_from_public(None)
        return found.filter(self.within() | (public & ~hidden if hidden else public))

    def usable(self, model: Any) -> "QuerySet[Any]":
        """Return the things of a kind that may stand in what the person writes; of unguarded kinds, all."""
        if issubclass(model, Page):
            return self.link_targets(model._default_manager.all())
        found: QuerySet[Any] = model._default_manager.all()
        return self.media(found) if issubclass(model, CollectionMember) else found

    def collections(self) -> "QuerySet[Collection]":
        found: QuerySet[Collection] = Collection.objects.filter(_under(self.everything, self.collection_paths, "path"))
        return found

    def media(self, queryset: "QuerySet[Any]", prefix: str = "collection__") -> "QuerySet[Any]":
        """Return the pictures, documents or videos of the scope's collections."""
        return queryset.filter(_under(self.everything, self.collection_paths, f"{prefix}path"))

    def sites(self) -> "QuerySet[Site]":
        found: QuerySet[Site] = Site.objects.filter(self.within("root_page__"))
        return found

    def groups(self) -> "QuerySet[Group]":
        """Return the roles that hold a page right within the scope."""
        if self.everything:
            return Group.objects.all()
        return Group.objects.filter(pk__in=GroupPagePermission.objects.filter(self.within("page__")).values("group"))

    def people(self) -> "QuerySet[Any]":
        """Return the accounts that hold one of the scope's roles."""
        users: QuerySet[Any] = get_user_model()._default_manager.all()
        return users if self.everything else users.filter(groups__in=self.groups()).distinct()

    def workflows(self) -> "QuerySet[Workflow]":
        found: QuerySet[Workflow] = Workflow.objects.all()
        bound = WorkflowPage.objects.filter(self.within("page__")).values("workflow")
        return found if self.everything else found.filter(pk__in=bound)

    def tasks(self) -> "QuerySet[Task]":
        found: QuerySet[Task] = Task.objects.all()
        return found if self.everything else found.filter(workflow_tasks__workflow__in=self.workflows()).distinct()


NOTHING = Scope(everything=False)
EVERYTHING = Scope(everything=True)


def scope_of(user: Any) -> Scope:
    """Return what a person works with; 2 queries, once for each `user` object (one a request)."""
    if user is None or not user.is_authenticated or not user.is_active:
        return NOTHING
    if user.is_superuser:
        return EVERYTHING
    cached: Scope | None = getattr(user, _CACHE, None)
    if cached is None:
        cached = _read(user)
        setattr(user, _CACHE, cached)
    return cached


def forget_scope(user: Any) -> None:
    """Read the rights of this `user` object anew when they are asked for next."""
    if hasattr(user, _CACHE):
        delattr(user, _CACHE)


def _read(user: Any) -> Scope:
    pages = set(
        GroupPagePermission.objects.filter(group__user=user).order_by().values_list("page__path", "page__depth")
    )
    if any(depth == 1 for _path, depth in pages):
        return EVERYTHING
    collections = set(
        GroupCollectionPermission.objects.filter(group__user=user).order_by().values_list("collection__path", flat=True)
    )
    return Scope(
        everything=False,
        page_paths=_topmost({path for path, _depth in pages}),
        collection_paths=_topmost(collections),
    )


def _topmost(paths: set[str]) -> tuple[str, ...]:
    """Drop what lies below another path."""
    kept: list[str] = []
    for path in sorted(paths):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return tuple(kept)


def _under(everything: bool, paths: tuple[str, ...], field: str) -> Q:
    if everything:
        return Q()
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition
