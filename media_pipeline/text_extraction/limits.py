"""How much time, memory and text a document may cost."""

from media_pipeline.bounded import Limits

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

LIMITS = Limits(memory=MAX_MEMORY, file_size=MAX_OUTPUT, cpu_seconds=CPU_SECONDS, wall_seconds=WALL_SECONDS)
