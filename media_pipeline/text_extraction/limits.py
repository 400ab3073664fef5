"""How much time, memory and text a document may cost, and how the reading process binds itself to that."""

import os
import resource

MAX_CHARACTERS = 100_000
MAX_PAGES = 300
# Of all parts of an office file together, expanded; and how much a large part may shrink when it is packed.
MAX_EXPANDED = 64 * 1024 * 1024
MAX_RATIO = 200
MAX_PARTS = 5_000
MAX_SHARED_STRINGS = 2_000_000
MAX_MEMORY = 512 * 1024 * 1024
# A reader that is still busy after the first is content with what it has; the kernel ends one after the second, and
# whoever started it after the third.
SOFT_SECONDS = 15
CPU_SECONDS = 20
WALL_SECONDS = 30
# JSON spells a character with up to twelve bytes.
MAX_OUTPUT = MAX_CHARACTERS * 12 + 64 * 1024


def confine() -> None:
    """Bind this process for good: hard limits cannot be raised again. Called before anything is read."""
    for what, limit in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, MAX_OUTPUT),
        (resource.RLIMIT_NOFILE, 32),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(what, (limit, limit))
    # Nobody waits for it: citizens' pages come first.
    os.nice(10)
