"""How much time and memory it may cost to look at a video, and to make one."""

from media_pipeline.bounded import Limits

# What the house makes of every video: the box that a picture is fitted into, lying or standing, and frames a second.
LARGE, SMALL = (1280, 720), (640, 360)
FRAME_RATE = 30
# 8K. What claims more is no video that a phone or a camera makes.
MAX_PIXELS = 8192 * 4320

GIB = 1024**3
LOOK = Limits(memory=2 * GIB, file_size=1024 * 1024, cpu_seconds=20, wall_seconds=30)
# A still picture of a video that was just made; its JPEG is what the process writes.
STILL_BYTES = 2 * 1024 * 1024
STILL = Limits(memory=1 * GIB, file_size=STILL_BYTES, cpu_seconds=20, wall_seconds=30)

# The encoder: two threads, as many as the smallest machine has.
THREADS = 2
MAX_MEMORY = 3 * GIB
# 4K from a new phone takes four times its own length on two cores, and the site comes first.
SECONDS_AT_LEAST = 180
SECONDS_PER_SECOND = 12


def wall_seconds(duration: float) -> int:
    """Return how long the making of a video of `duration` seconds may take."""
    return SECONDS_AT_LEAST + int(duration * SECONDS_PER_SECOND)


def output_bytes(duration: float) -> int:
    """Return how large one made file may get: three times what the encoder is told to stay below."""
    return 64 * 1024 * 1024 + int(duration * 3 * 3_000_000 / 8)
