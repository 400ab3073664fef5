"""Hostile files are opened in a process of their own, bounded in time, memory and output, and never believed.

The parent starts `python -m MODULE` with the file as its standard input and no environment; the child calls `confine`
before it reads a byte. Standard library alone, because every child pays for what is imported here.
"""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

_ROOT = Path(__file__).resolve().parents[1]
_ENDED = frozenset({-signal.SIGKILL, -signal.SIGXCPU})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may cost. Bytes of address space and of one written file, seconds of processor and of waiting."""

    memory: int
    file_size: int
    cpu_seconds: int
    wall_seconds: int
    open_files: int = 32
    # Of the whole user, as the kernel counts: 0 where no decoder needs threads.
    processes: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a child wrote to its standard output, and how it ended: `code` is negative for a signal."""

    output: bytes
    code: int

    @property
    def was_ended(self) -> bool:
        """Whether it took too long, by the kernel's clock or the parent's."""
        return self.code in _ENDED


def run(
    module: str,
    file: BinaryIO,
    limits: Limits,
    *,
    arguments: Sequence[str] = (),
    most_output: int = 64 * 1024,
    into: BinaryIO | None = None,
) -> Outcome:
    """Run a module over a real file (one with a descriptor), read from its start; at most `wall_seconds`.

    The process gets the open file, its arguments and nothing else: no name, no environment, no other descriptor.
    `most_output` bounds what is read of its standard output; a file handed in as `into` takes all of it instead, and
    stands at its start again afterwards. Raises OSError where it cannot be started.
    """
    file.seek(0)
    # Without the person's own packages, and without writing anything beside the sources.
    command = [sys.executable, "-s", "-B", "-m", module, *arguments]
    # A file and not a pipe: the kernel bounds its size, and nobody has to read while waiting.
    with nullcontext(into) if into is not None else TemporaryFile() as output:
        process = subprocess.Popen(
            command,
            cwd=_ROOT,
            env={},
            stdin=file,
            stdout=output,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(limits.wall_seconds)
        except subprocess.TimeoutExpired:
            pass
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        output.seek(0)
        return Outcome(output.read(most_output) if into is None else b"", process.returncode)


def confine(limits: Limits, nice: int = 10) -> None:
    """Bind this process for good: hard limits cannot be raised again. Called before anything is read."""
    for what, limit in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(what, (limit, limit))
    # Nobody waits for it: citizens' pages come first.
    os.nice(nice)
