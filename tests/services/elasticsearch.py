"""Elasticsearch 9: the bare server that its makers publish for integration tests, without plug-ins."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.services.artifacts import Artifact
from tests.services.node import search_node

SERVER = Artifact(
    "org.elasticsearch.distribution.integ-test-zip:elasticsearch:9.1.0:zip",
    "be5c5440bb6344cee4070f8f77a6c3cd72363db494944047cdd93748c4e19111",
)


@contextmanager
def elasticsearch() -> Iterator[str]:
    """Run a node and yield its SEARCH_URL.

    Raises:
        EngineMissingError: Java or Maven is missing.
    """
    settings = {"xpack.security.enabled": "false", "xpack.ml.enabled": "false"}
    with search_node(
        "Elasticsearch", artifact=SERVER, program="elasticsearch", prefix="ES", settings=settings
    ) as address:
        yield f"elasticsearch://{address}/pati"
