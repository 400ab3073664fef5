"""Talks to a ClamAV daemon (clamd, INSTREAM); knows nothing of what the bytes are."""

from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from clamav_client.clamd import (
    BufferTooLongError,
    ClamdError,
    ClamdNetworkSocket,
    ClamdUnixSocket,
    CommunicationError,
)
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

# A daemon that says nothing for so long counts as down.
_SILENCE = 120


class ScannerDownError(Exception):
    """The daemon did not answer, or not in its own words: the file is looked at later."""


class TooLargeToScanError(Exception):
    """The file is larger than the daemon takes (StreamMaxLength of clamd.conf): no later try would change that."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`virus` is "" for a clean file."""

    virus: str = ""


def is_configured() -> bool:
    return bool(settings.CLAMD_URL)


def is_up() -> bool:
    """Whether the daemon answers."""
    try:
        return _client().ping().strip() == "PONG"
    except (ClamdError, OSError):
        return False


def scan(stream: BinaryIO) -> Verdict:
    """Hand the bytes to the daemon and return what it says. Raises ScannerDownError or TooLargeToScanError."""
    try:
        answers = _client().instream(stream)
    except BufferTooLongError as error:
        raise TooLargeToScanError from error
    except CommunicationError as error:
        raise ScannerDownError(str(error)) from error
    except OSError as error:
        # A daemon that has had enough hangs up in the middle; one that is gone answers nothing afterwards either.
        if isinstance(error, BrokenPipeError | ConnectionResetError) and is_up():
            raise TooLargeToScanError from error
        raise ScannerDownError(str(error)) from error
    except ClamdError as error:
        raise ScannerDownError(str(error)) from error
    for status, virus in answers.values():
        if status == "FOUND":
            return Verdict(virus or "?")
        if status == "OK":
            return Verdict()
    raise ScannerDownError(f"Not understood: {answers}")


def _client() -> ClamdNetworkSocket:
    parts = urlsplit(settings.CLAMD_URL)
    if parts.scheme == "unix" and parts.path:
        return ClamdUnixSocket(unquote(parts.path), timeout=_SILENCE)
    if parts.scheme == "tcp" and parts.hostname:
        return ClamdNetworkSocket(parts.hostname, parts.port or 3310, timeout=_SILENCE)
    raise ImproperlyConfigured("CLAMD_URL is tcp://host:port or unix:/path.")
