"""When to try again what failed: soon at first, then less and less often, but always again."""

from datetime import timedelta

FIRST = timedelta(minutes=1)
# After an outage everything is caught up with within this time.
LONGEST_CLUSTER = timedelta(minutes=5)
LONGEST_ITEM = timedelta(hours=1)
MAX_ERROR = 500


def wait(failures: int, longest: timedelta) -> timedelta:
    """Return how long to wait after so many failures in a row, the first being 1: twice as long each time."""
    # 2 ** 10 minutes exceed any `longest` in use.
    doubled: int = 2 ** min(max(failures - 1, 0), 10)
    return min(FIRST * doubled, longest)


def described(error: BaseException) -> str:
    """Return an error in one short line, for who runs the system."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:MAX_ERROR]
