"""The one variable that names an object store, taken apart: s3://public-bucket/private-bucket?endpoint=…&public=…"""

import re
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ImproperlyConfigured

# What every S3-compatible store takes as the name of a bucket.
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_OPTIONS = frozenset({"endpoint", "region", "public"})


def media_store_of(url: str) -> dict[str, str]:
    """Return where media lie: PUBLIC_BUCKET, PRIVATE_BUCKET, ENDPOINT ("" for AWS), REGION, and PUBLIC_ADDRESS.

    PUBLIC_ADDRESS, without a slash at its end, is where citizens fetch the public bucket's files. Who may write is
    never part of it: credentials are the environment's AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.

    Raises:
        ImproperlyConfigured: the address is none, or holds a password; the message repeats nothing of it.
    """
    try:
        parts = urlsplit(url)
        public, private = parts.hostname or "", parts.path.strip("/")
    except ValueError:
        raise _unreadable("alamatnya tidak terbaca") from None
    try:
        pairs = parse_qs(parts.query, strict_parsing=True) if parts.query else {}
    except ValueError:
        raise _unreadable("bagian setelah ? tidak terbaca") from None
    options = {name: values[-1].rstrip("/") for name, values in pairs.items()}
    if parts.scheme != "s3":
        raise _unreadable("awalannya harus s3://")
    if parts.username or parts.password or "@" in parts.netloc:
        raise _unreadable("kunci tidak ditulis di sini, melainkan di AWS_ACCESS_KEY_ID dan AWS_SECRET_ACCESS_KEY")
    if not _BUCKET.fullmatch(public) or not _BUCKET.fullmatch(private):
        raise _unreadable("tulis dua bucket, s3://bucket-umum/bucket-pribadi, dengan huruf kecil, angka, titik, atau -")
    if public == private:
        raise _unreadable("bucket umum dan bucket pribadi harus berbeda")
    if unknown := options.keys() - _OPTIONS:
        raise _unreadable(f"tidak mengenal {', '.join(sorted(unknown))}; yang ada: endpoint, region, public")
    for name in ("endpoint", "public"):
        if options.get(name) and not re.fullmatch(r"https?://[^/?#@]+(/[^?#]*)?", options[name]):
            raise _unreadable(f"{name} harus alamat http:// atau https://")
    endpoint, region = options.get("endpoint", ""), options.get("region", "us-east-1")
    own = f"{endpoint}/{public}" if endpoint else f"https://{public}.s3.{region}.amazonaws.com"
    return {
        "PUBLIC_BUCKET": public,
        "PRIVATE_BUCKET": private,
        "ENDPOINT": endpoint,
        "REGION": region,
        "PUBLIC_ADDRESS": options.get("public") or own,
    }


def origins_of(store: dict[str, str]) -> list[str]:
    """Return the origins from which pages load pictures and videos: the public address, and signed private ones."""
    private = store["ENDPOINT"] or f"https://{store['PRIVATE_BUCKET']}.s3.{store['REGION']}.amazonaws.com"
    addresses = (urlsplit(address) for address in (store["PUBLIC_ADDRESS"], private))
    return list(dict.fromkeys(f"{address.scheme}://{address.netloc}" for address in addresses))


def _unreadable(why: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"MEDIA_STORAGE_URL: {why}.")
