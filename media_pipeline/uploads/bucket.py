"""Pieces as the parts of a multipart upload into the private bucket: any instance of the application may go on."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import IO, Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from media_pipeline.models.upload import ResumableUpload

FOLDER = "unggahan/"
_DAY = timedelta(days=1)
_GONE = frozenset({"NoSuchUpload", "NoSuchKey", "404", "NotFound"})


class BucketParts:
    # What the protocol of S3 asks of every part but the last.
    smallest = 5 * 1024 * 1024

    def __init__(self, store: Mapping[str, Any]) -> None:
        self._bucket = store["PRIVATE_BUCKET"]
        self._client = boto3.client(
            "s3",
            endpoint_url=store["ENDPOINT"] or None,
            region_name=store["REGION"],
            config=Config(
                signature_version="s3v4",
                s3={"addressing_style": "path" if store["ENDPOINT"] else "auto"},
                connect_timeout=5,
                read_timeout=30,
                retries={"mode": "standard", "total_max_attempts": 3},
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )

    def begin(self, upload: ResumableUpload) -> None:
        with _failing():
            upload.multipart = self._client.create_multipart_upload(**self._object(upload))["UploadId"]

    def append(self, upload: ResumableUpload, blocks: Iterator[bytes], length: int) -> tuple[int, dict[str, Any]]:
        """Keep a piece that came whole, of one that was cut off nothing: a part cannot be added to."""
        with SpooledTemporaryFile(max_size=8 * 1024 * 1024) as piece:
            kept = 0
            for block in blocks:
                piece.write(block)
                kept += len(block)
            if kept < length:
                return 0, {}
            piece.seek(0)
            number = len(upload.parts) + 1
            with _failing():
                answer = self._client.upload_part(
                    **self._object(upload), UploadId=upload.multipart, PartNumber=number, Body=piece
                )
        made = [*upload.parts, [answer["ETag"], kept]]
        if upload.offset + kept == upload.size:
            self._complete(upload, made)
        return kept, {"parts": made}

    def is_there(self, upload: ResumableUpload) -> bool:
        try:
            if upload.is_complete:
                self._client.head_object(**self._object(upload))
            else:
                self._client.list_parts(**self._object(upload), UploadId=upload.multipart, MaxParts=1)
        except ClientError as error:
            if _code(error) in _GONE:
                return False
            raise OSError(str(error)) from error
        except BotoCoreError as error:
            raise OSError(str(error)) from error
        return True

    def open(self, upload: ResumableUpload) -> IO[bytes]:
        copy = TemporaryFile()  # noqa: SIM115 (whoever asked closes it)
        with _failing():
            self._client.download_fileobj(self._bucket, f"{FOLDER}{upload.pk}", copy)
        copy.seek(0)
        return copy

    def remove(self, upload: ResumableUpload) -> None:
        with _failing():
            try:
                self._client.abort_multipart_upload(**self._object(upload), UploadId=upload.multipart)
            except ClientError as error:
                if _code(error) not in _GONE:
                    raise
            self._client.delete_object(**self._object(upload))

    def sweep(self, known: set[str]) -> None:
        oldest = datetime.now(UTC) - _DAY
        with _failing():
            pages = self._client.get_paginator("list_multipart_uploads").paginate(Bucket=self._bucket, Prefix=FOLDER)
            for begun in (entry for page in pages for entry in page.get("Uploads", ())):
                if begun["Key"].removeprefix(FOLDER) not in known and begun["Initiated"] < oldest:
                    self._client.abort_multipart_upload(
                        Bucket=self._bucket, Key=begun["Key"], UploadId=begun["UploadId"]
                    )
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=FOLDER)
            for found in (entry for page in pages for entry in page.get("Contents", ())):
                if found["Key"].removeprefix(FOLDER) not in known and found["LastModified"] < oldest:
                    self._client.delete_object(Bucket=self._bucket, Key=found["Key"])

    def _complete(self, upload: ResumableUpload, made: list[list[Any]]) -> None:
        tags = [{"PartNumber": number, "ETag": tag} for number, (tag, _size) in enumerate(made, start=1)]
        with _failing():
            self._client.complete_multipart_upload(
                **self._object(upload), UploadId=upload.multipart, MultipartUpload={"Parts": tags}
            )

    def _object(self, upload: ResumableUpload) -> dict[str, str]:
        return {"Bucket": self._bucket, "Key": f"{FOLDER}{upload.pk}"}


class _failing:  # noqa: N801 (reads like a statement)
    """Whatever the store's client raises is an OSError to the rest of the house."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ClientError) and _code(error) in _GONE:
            raise FileNotFoundError(str(error)) from error
        if isinstance(error, (ClientError, BotoCoreError)):
            raise OSError(str(error)) from error


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))
