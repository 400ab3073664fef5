"""A search cluster, Elasticsearch or OpenSearch: everything but the client that speaks to it."""
