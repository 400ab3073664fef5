"""How much time, memory and room the cleaning of one document may cost."""

from media_pipeline.bounded import Limits

# Of all parts together, expanded; of one part; how much a large part may shrink when it is packed.
MAX_EXPANDED = 400 * 1024 * 1024
MAX_PART = 128 * 1024 * 1024
MAX_RATIO = 200
# Below this nothing is a bomb, however well it packs.
SMALL_PART = 4 * 1024 * 1024
MAX_PARTS = 5_000
# Parts inside a part that is a document itself: a table in a text, a document in an archive.
MAX_DEPTH = 2
MAX_PDF_OBJECTS = 500_000

# Cleaning may grow a file a little: another packing, a table of places written anew.
LIMITS = Limits(memory=1024 * 1024 * 1024, file_size=160 * 1024 * 1024, cpu_seconds=45, wall_seconds=60)
