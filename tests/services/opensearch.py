"""OpenSearch 3: the bare server that its makers publish for integration tests, without modules for analysis."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.services.artifacts import Artifact
from tests.services.node import search_node

SERVER = Artifact(
    "org.opensearch.distribution.integ-test-zip:opensearch:3.4.0:zip",
    "6540e95fe8bfaedc3eb1c58e829912ea2203af2ac1f88f76411c20a2fc5254a6",
)


@contextmanager
def opensearch() -> Iterator[str]:
    """Run a node and yield its SEARCH_URL.

    Raises:
        EngineMissingError: Java or Maven is missing.
    """
    with search_node("OpenSearch", artifact=SERVER, program="opensearch", prefix="OPENSEARCH", settings={}) as address:
        yield f"opensearch://{address}/pati"
