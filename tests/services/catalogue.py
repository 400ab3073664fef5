"""Every engine the contracts run on, the variable that switches the project to it, and which of them it owes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from tests.services.clamd import clamd
from tests.services.elasticsearch import elasticsearch
from tests.services.opensearch import opensearch
from tests.services.postgresql import postgresql
from tests.services.versitygw import versitygw


@dataclass(frozen=True, slots=True)
class Engine:
    """`start()` yields the value of the environment variable `variable`; `marks` chooses the tests, as pytest's -m."""

    name: str
    variable: str
    start: Callable[[], AbstractContextManager[str]]
    marks: str


DATABASE = "contract or search_contract or (engine and not cluster and not scanner)"
# Beside the embedded database, whose own contracts `make test` has run already.
CLUSTER = "search_contract or cluster"

ENGINES = (
    Engine("PostgreSQL", "DATABASE_URL", postgresql, DATABASE),
    Engine("Elasticsearch", "SEARCH_URL", elasticsearch, CLUSTER),
    Engine("OpenSearch", "SEARCH_URL", opensearch, CLUSTER),
    Engine("S3 (versitygw)", "MEDIA_STORAGE_URL", versitygw, "storage_contract"),
    Engine("clamd", "CLAMD_URL", clamd, "scanner"),
)
