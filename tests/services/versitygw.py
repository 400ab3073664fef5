"""An S3 server over a temporary folder: versitygw, with two buckets as the project wants them."""

import os
import secrets
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from tests.services.go import build
from tests.support.ports import free_port

MODULE, PACKAGE, VERSION = "github.com/versity/versitygw", "cmd/versitygw", "v1.0.14"
START_SECONDS = 30
STOP_SECONDS = 10
WORKERS = 4
PUBLIC, PRIVATE, REGION = "pati-publik", "pati-pribadi", "us-east-1"


@contextmanager
def versitygw() -> Iterator[str]:
    """Run a server and yield its MEDIA_STORAGE_URL; the credentials stand in this process's environment meanwhile.

    Raises:
        EngineMissingError: there is no Go to build it with.
    """
    program = build("S3 (versitygw)", MODULE, PACKAGE, VERSION)
    key, secret, port = "pati-test", secrets.token_hex(16), free_port()
    keys = {"AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret}
    with tempfile.TemporaryDirectory(prefix="pati-s3-") as folder:
        output = Path(folder, "output")
        Path(folder, "data").mkdir()
        with output.open("wb") as log:
            process = subprocess.Popen(
                [program, "--port", f"127.0.0.1:{port}", "--region", REGION, "posix", f"{folder}/data"],
                env={"ROOT_ACCESS_KEY": key, "ROOT_SECRET_KEY": secret, "PATH": os.environ["PATH"]},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        before = {name: os.environ.get(name) for name in keys}
        os.environ.update(keys)
        try:
            _make_buckets(f"http://127.0.0.1:{port}", process, output)
            yield f"s3://{PUBLIC}/{PRIVATE}?endpoint=http://127.0.0.1:{port}&region={REGION}"
        finally:
            for name, value in before.items():
                os.environ.pop(name, None) if value is None else os.environ.__setitem__(name, value)
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _make_buckets(address: str, process: "subprocess.Popen[bytes]", output: Path) -> None:
    """Wait until the server answers, and give it its buckets."""
    config = Config(signature_version="s3v4", s3={"addressing_style": "path"}, retries={"total_max_attempts": 1})
    client = boto3.client("s3", endpoint_url=address, region_name=REGION, config=config)
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            # Two for whoever looks at it by hand, and two for each worker of the tests.
            for suffix in ("", *(f"-gw{number}" for number in range(WORKERS))):
                for bucket in (PUBLIC, PRIVATE):
                    client.create_bucket(Bucket=bucket + suffix)
            return
        except ClientError as error:
            if error.response["Error"]["Code"] in {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}:
                continue
            raise
        except BotoCoreError:
            time.sleep(0.1)
    raise RuntimeError(f"versitygw does not start:\n{output.read_text(errors='replace')[-2000:]}")
