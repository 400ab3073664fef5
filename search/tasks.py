"""Index updates outside the request. Each reads the database again, so that running late or twice does no harm."""

from django.db.models import Q
from django_tasks import task
from wagtail.models import Page

from search import indexing
from search.sources.pages import NAME as PAGE


@task()
def index_page(page_id: int) -> None:
    indexing.index_page(page_id)


@task()
def remove_page(page_id: int) -> None:
    indexing.remove_page(page_id)


@task()
def index_subtree(page_id: int) -> None:
    """What a move or a restriction changes, it changes for all pages below and for their aliases elsewhere."""
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    if path is None:
        return
    below = Page.objects.filter(Q(path__startswith=path) | Q(alias_of__path__startswith=path))
    ids = list(below.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), indexing.BATCH):
        indexing.index_ids(PAGE, ids[start : start + indexing.BATCH])


@task()
def index_ids(source_name: str, ids: list[int]) -> None:
    """Make the entries of some ids of any source agree with what strangers may find of them now."""
    for start in range(0, len(ids), indexing.BATCH):
        indexing.index_ids(source_name, ids[start : start + indexing.BATCH])
