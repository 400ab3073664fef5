"""How much time and memory a picture may cost. Standard library alone: the opening process reads it too."""

from dataclasses import replace

from media_pipeline.bounded import Limits

# Longer sides cannot be written as WebP, which every picture is.
MAX_SIDE = 16_383
# Sixty megapixels are 240 MB to Pillow, and a turned or recoloured picture is there twice; code and heap come to it.
CLEANING = Limits(
    memory=1024 * 1024 * 1024, file_size=160 * 1024 * 1024, cpu_seconds=30, wall_seconds=45, open_files=64
)
# The decoder of HEIC does nothing without threads of its own; the kernel counts all of the user's.
CLEANING_HEIF = replace(CLEANING, processes=4096)
MAKING = Limits(memory=1024 * 1024 * 1024, file_size=160 * 1024 * 1024, cpu_seconds=90, wall_seconds=180, open_files=64)
# Of a file that names its frames and its markup in words only: JSON of one line.
MAX_HEADER = 64 * 1024
