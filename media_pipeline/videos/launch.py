"""Bounds itself and becomes the program that its arguments name; standard library alone.

python -m media_pipeline.videos.launch PARENT MEMORY FILE_SIZE CPU_SECONDS PROGRAM ARGUMENT…

Limits, niceness and the wish to die with the worker outlive exec: a worker that is killed outright leaves no encoder
behind that nobody waits for.
"""

import ctypes
import os
import resource
import signal
import sys

_PR_SET_PDEATHSIG = 1
_NICE = 15


def main() -> None:
    parent, memory, file_size, cpu_seconds = (int(value) for value in sys.argv[1:5])
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        # The parent may have died before that was said.
        if os.getppid() != parent:
            sys.exit(1)
    for what, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, file_size),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(what, (limit, limit))
    os.nice(_NICE)
    os.execve(sys.argv[5], sys.argv[5:], {})  # noqa: S606


if __name__ == "__main__":
    main()
