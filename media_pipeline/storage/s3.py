"""A side as a bucket of an S3-compatible store, by django-storages. Credentials come from the environment alone."""

import mimetypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from os.path import splitext
from tempfile import TemporaryFile
from typing import Any, cast

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

from media_pipeline.storage.sides import BLOCK, Side, StoreFailedError

_PART = 16 * 1024 * 1024
_IN_MEMORY = 4 * 1024 * 1024
# Names change with their bytes, but for a replaced file, which is purged; a week as on the embedded server.
_KEPT = "public, max-age=604800"
_NOT_KEPT = "private, no-store"
# What a browser may show in place; the store cannot say "nosniff", so anything else is only ever saved.
_SHOWN = frozenset({"avif", "gif", "jpeg", "jpg", "mp4", "pdf", "png", "vtt", "webm", "webp"})
_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})


class S3Side(S3Storage):
    """One bucket. Signed by version 4; path-style addresses where the store is not Amazon's."""

    def __init__(self, store: dict[str, str], *, public: bool) -> None:
        self.is_public = public
        self.public_address = store["PUBLIC_ADDRESS"]
        style = "path" if store["ENDPOINT"] else "auto"
        super().__init__(
            bucket_name=store["PUBLIC_BUCKET" if public else "PRIVATE_BUCKET"],
            endpoint_url=store["ENDPOINT"] or None,
            region_name=store["REGION"],
            file_overwrite=True,
            querystring_expire=settings.MEDIA_SIGNED_SECONDS,
            max_memory_size=_IN_MEMORY,
            transfer_config=TransferConfig(
                multipart_threshold=_PART, multipart_chunksize=_PART, max_concurrency=2, use_threads=True
            ),
            client_config=Config(
                signature_version="s3v4",
                s3={"addressing_style": style},
                connect_timeout=5,
                read_timeout=30,
                retries={"mode": "standard", "total_max_attempts": 3},
                # Other makers' servers know the newer checksums not all.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )

    @property
    def client(self) -> Any:
        return self.connection.meta.client

    def put(self, name: str, chunks: Iterable[bytes]) -> None:
        """Store an object, in parts where it is large; parts of one that fails are removed by the client."""
        with TemporaryFile() as local:
            for chunk in chunks:
                local.write(chunk)
            local.seek(0)
            with _failing():
                self.client.upload_fileobj(
                    local, self.bucket_name, name, ExtraArgs=self._says(name), Config=self.transfer_config
                )

    def copy_from(self, other: Side, name: str) -> None:
        """Take the object over within the store where both are buckets of it; raises FileNotFoundError."""
        if not isinstance(other, S3Side):
            self.put(name, other.chunks(name))
            return
        with _failing():
            self.client.copy(
                {"Bucket": other.bucket_name, "Key": name},
                self.bucket_name,
                name,
                ExtraArgs=self._says(name) | {"MetadataDirective": "REPLACE"},
                Config=self.transfer_config,
            )

    def open(self, name: str, mode: str = "rb") -> Any:
        with _failing():
            return super().open(name, mode)

    def chunks(self, name: str) -> Iterator[bytes]:
        with _failing():
            body = self.client.get_object(Bucket=self.bucket_name, Key=name)["Body"]
            try:
                yield from body.iter_chunks(BLOCK)
            finally:
                body.close()

    def exists(self, name: str) -> bool:
        with _failing():
            return bool(super().exists(name))

    def size(self, name: str) -> int:
        with _failing():
            return int(super().size(name))

    def delete(self, name: str) -> None:
        with _failing():
            super().delete(name)

    def walk(self) -> Iterator[tuple[str, int]]:
        """Yield every object's name and size, a thousand at a time."""
        with _failing():
            for page in self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket_name):
                for entry in page.get("Contents", ()):
                    yield entry["Key"], entry["Size"]

    def address(self, name: str) -> str:
        return f"{self.public_address}/{filepath_to_uri(name)}"

    def signed(self, name: str, content_type: str, disposition: str) -> str:
        """Return an address that works for MEDIA_SIGNED_SECONDS; pieces may be asked for. Asks nobody."""
        answers = {"ResponseContentType": content_type, "ResponseCacheControl": _NOT_KEPT}
        if disposition:
            answers["ResponseContentDisposition"] = disposition
        with _failing():
            return cast(
                str,
                self.client.generate_presigned_url(
                    "get_object",
                    Params={"Bucket": self.bucket_name, "Key": name} | answers,
                    ExpiresIn=settings.MEDIA_SIGNED_SECONDS,
                ),
            )

    def _says(self, name: str) -> dict[str, str]:
        """What the store answers beside the bytes."""
        says = {
            "ContentType": mimetypes.guess_type(name)[0] or "application/octet-stream",
            "CacheControl": _KEPT if self.is_public else _NOT_KEPT,
        }
        if splitext(name)[1].lower().removeprefix(".") not in _SHOWN:
            says["ContentDisposition"] = "attachment"
        return says


@contextmanager
def _failing() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if str(error.response.get("Error", {}).get("Code", "")) in _MISSING:
            raise FileNotFoundError(str(error)) from error
        raise StoreFailedError(str(error)) from error
    except BotoCoreError as error:
        raise StoreFailedError(str(error)) from error
    except FileNotFoundError:
        raise
    except OSError as error:
        raise StoreFailedError(str(error)) from error
    except Exception as error:
        # The transfer manager has exceptions of its own for a copy or upload that failed (boto3.exceptions).
        if type(error).__module__.startswith(("boto3", "botocore", "s3transfer", "urllib3")):
            raise StoreFailedError(str(error)) from error
        raise
