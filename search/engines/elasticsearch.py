"""Elasticsearch 9: its client, and what that calls a failure."""

from collections.abc import Mapping
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from search.engines.base import EngineUnavailableError
from search.engines.cluster.engine import ClusterEngine


class ElasticsearchEngine(ClusterEngine):
    """The client keeps connections for many threads; whether to try again is decided by who asks."""

    def __init__(self, cluster: Mapping[str, str]) -> None:
        super().__init__(cluster)
        self._clients: dict[float, Elasticsearch] = {}
        self._client = Elasticsearch(
            cluster["ADDRESS"],
            basic_auth=(cluster["USER"], cluster["PASSWORD"]) if cluster["USER"] else None,
            connections_per_node=16,
            max_retries=0,
        )

    def _client_for(self, timeout: float) -> Elasticsearch:
        """Return the one client as it waits that long; there are two such times."""
        if timeout not in self._clients:
            self._clients[timeout] = self._client.options(request_timeout=timeout)
        return self._clients[timeout]

    def send(
        self, method: str, target: str, body: bytes | None, *, content_type: str, timeout: float
    ) -> tuple[int, Any]:
        headers = {"accept": "application/json"} | ({} if body is None else {"content-type": content_type})
        try:
            answer = self._client_for(timeout).perform_request(method, target, headers=headers, body=body)
        except ApiError as error:
            return error.meta.status, error.body
        except TransportError as error:
            raise EngineUnavailableError(f"{method} {target}: {error}") from error
        return answer.meta.status, answer.body
