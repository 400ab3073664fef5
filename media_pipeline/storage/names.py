"""A stored name tells its side: "privat/…" is private, any other is public. The rest of it never changes."""

PRIVATE = "privat/"


def is_private(name: str) -> bool:
    return name.startswith(PRIVATE)


def bare(name: str) -> str:
    """Return the name without its side: what both copies of one file have in common."""
    return name.removeprefix(PRIVATE)


def on_side(name: str, *, public: bool) -> str:
    """Return how a file is called on that side."""
    return bare(name) if public else PRIVATE + bare(name)


def twin(name: str) -> str:
    """Return how the same file is called on the other side."""
    return on_side(name, public=is_private(name))
