"""Searches go on while a cluster is down: the database answers, and not each search waits for the time-out."""

from collections.abc import Callable
from typing import TypeVar

import structlog
from django.core.cache import cache
from django.utils import timezone

from search.engines import cluster_engine, database_engine
from search.engines.base import Engine, EngineUnavailableError

logger = structlog.get_logger(__name__)

Answer = TypeVar("Answer")

# While the cluster is down one search in so many seconds tries it; all others are answered at once.
PAUSE = 20
_DOWN, _TRIED = "search-cluster-down", "search-cluster-tried"
_DAY = 24 * 60 * 60


def run(ask: Callable[[Engine], Answer]) -> tuple[Answer, bool]:
    """Return what an engine answers, and whether it was the database's in the place of a cluster that failed.

    What the cluster does not understand is an error of ours: it is logged as one, and citizens are answered all the
    same.
    """
    cluster = cluster_engine()
    if cluster is None:
        return ask(database_engine()), False
    was_down = cache.get(_DOWN) is not None
    if not was_down or cache.add(_TRIED, 1, PAUSE):
        try:
            answer = ask(cluster)
        except EngineUnavailableError as error:
            _remember_down(error, was_down=was_down)
        except Exception:
            logger.exception("search_cluster_failed")
        else:
            if was_down:
                cache.delete(_DOWN)
                logger.info("search_cluster_answers_again")
            return answer, False
    return ask(database_engine()), True


def _remember_down(error: EngineUnavailableError, *, was_down: bool) -> None:
    cache.set(_TRIED, 1, PAUSE)
    if not was_down:
        cache.set(_DOWN, timezone.now(), _DAY)
        logger.error("search_cluster_down", error=str(error))
