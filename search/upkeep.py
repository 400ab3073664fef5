"""Keeps every index up with what changed: by a task right after a change, and every minute for what was missed."""

from search import fulfilment, pushing


def keep_up() -> None:
    """Read again what changed, and pass on to the cluster what it does not know yet.

    Raises what went wrong after both were tried: a task then counts as failed, a minutely job as well.
    """
    try:
        fulfilment.fulfil()
    finally:
        pushing.push()
