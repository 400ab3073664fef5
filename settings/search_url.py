"""The one variable that names a search cluster, taken apart: elasticsearch+https://user:password@host:9200/prefix."""

import re
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ENGINES = {
    "elasticsearch": "search.engines.elasticsearch.ElasticsearchEngine",
    "opensearch": "search.engines.opensearch.OpensearchEngine",
}
PORT = 9200
# What both servers take as the beginning of an index's name, short enough for the time that follows it.
PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


def cluster_of(url: str) -> dict[str, str]:
    """Return where the cluster is and how it is spoken to.

    ENGINE is a dotted name, ADDRESS http(s)://host:port, PREFIX begins the names of indices; without USER nobody signs
    in.

    Raises:
        ImproperlyConfigured: the address is none; the message repeats nothing of it, for it may hold a password.
    """
    try:
        parts = urlsplit(url)
        port, host = parts.port or PORT, parts.hostname or ""
    except ValueError:
        raise _unreadable("alamatnya tidak terbaca") from None
    engine, _plus, scheme = parts.scheme.partition("+")
    prefix = parts.path.strip("/")
    if engine not in ENGINES or scheme not in ("", "http", "https"):
        raise _unreadable(
            "awalannya harus elasticsearch://, elasticsearch+https://, opensearch://, opensearch+https://"
        )
    if not host:
        raise _unreadable("nama host belum diisi")
    if not PREFIX.fullmatch(prefix):
        raise _unreadable("awalan nama indeks harus huruf kecil, angka, - atau _, misalnya /pati")
    if parts.query or parts.fragment:
        raise _unreadable("tidak boleh ada ? atau # (tulis %3F atau %23 di dalam kata sandi)")
    return {
        "ENGINE": ENGINES[engine],
        "ADDRESS": f"{scheme or 'http'}://{f'[{host}]' if ':' in host else host}:{port}",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "PREFIX": prefix,
    }


def _unreadable(why: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"SEARCH_URL: {why}.")
