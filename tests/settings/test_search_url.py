"""SEARCH_URL: what it names, and what it says of a mistake without repeating a password."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from settings.search_url import cluster_of


def test_a_bare_address_has_the_usual_port_and_nobody_signs_in() -> None:
    cluster = cluster_of("elasticsearch://cari.internal/pati")
    assert cluster == {
        "ENGINE": "search.engines.elasticsearch.ElasticsearchEngine",
        "ADDRESS": "http://cari.internal:9200",
        "USER": "",
        "PASSWORD": "",
        "PREFIX": "pati",
    }


def test_tls_and_a_password_with_marks_in_it() -> None:
    cluster = cluster_of("opensearch+https://web%40pati:a%2Fb%3Fc@[::1]:9201/pati_web-2/")
    assert cluster["ENGINE"] == "search.engines.opensearch.OpensearchEngine"
    assert (cluster["ADDRESS"], cluster["PREFIX"]) == ("https://[::1]:9201", "pati_web-2")
    assert (cluster["USER"], cluster["PASSWORD"]) == ("web@pati", "a/b?c")


@pytest.mark.parametrize(
    "url",
    [
        "solr://u:rahasia@host/pati",
        "elasticsearch+ftp://u:rahasia@host/pati",
        "elasticsearch://u:rahasia@/pati",
        "elasticsearch://u:rahasia@host:99999/pati",
        "elasticsearch://u:rahasia@host",
        "elasticsearch://u:rahasia@host/Pati",
        "elasticsearch://u:rahasia@host/a/b",
        "elasticsearch://u:rahasia?x@host/pati",
    ],
)
def test_a_mistyped_address_stops_the_start_and_tells_no_secret(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SEARCH_URL") as raised:
        cluster_of(url)
    assert "rahasia" not in str(raised.value)
