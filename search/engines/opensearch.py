"""OpenSearch 3: its client, and what that calls a failure."""

from collections.abc import Mapping
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as NoConnectionError
from opensearchpy.exceptions import TransportError

from search.engines.base import EngineUnavailableError
from search.engines.cluster.engine import ClusterEngine


class OpensearchEngine(ClusterEngine):
    """The client keeps connections for many threads; whether to try again is decided by who asks."""

    def __init__(self, cluster: Mapping[str, str]) -> None:
        super().__init__(cluster)
        self._client = OpenSearch(
            cluster["ADDRESS"],
            http_auth=(cluster["USER"], cluster["PASSWORD"]) if cluster["USER"] else None,
            pool_maxsize=16,
            max_retries=0,
        )

    def send(
        self, method: str, target: str, body: bytes | None, *, content_type: str, timeout: float
    ) -> tuple[int, Any]:
        headers = {"content-type": content_type}
        try:
            return 200, self._client.transport.perform_request(
                method, target, body=body, headers=headers, timeout=timeout
            )
        except NoConnectionError as error:
            raise EngineUnavailableError(f"{method} {target}: {error}") from error
        except TransportError as error:
            return int(error.status_code), error.info
