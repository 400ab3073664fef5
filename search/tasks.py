"""Index work outside the request: the task does whatever waits, so that running late, twice or never does no harm."""

from django_tasks import task

from search import upkeep


@task()
def update_index() -> None:
    upkeep.keep_up()
