"""`make services`: starts every engine, prints how to use it, and stops all at Ctrl-C."""

import signal
import sys
from contextlib import ExitStack

from tests.services import EngineMissingError
from tests.services.catalogue import ENGINES


def main() -> int:
    """Return the exit code: 1 when an engine is missing."""
    # Blocked from the start, so that a Ctrl-C while an engine starts still stops the others in order.
    signals = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    with ExitStack() as stack:
        for engine in ENGINES:
            try:
                value = stack.enter_context(engine.start())
            except EngineMissingError as error:
                sys.stderr.write(f"{error}\n")
                return 1
            sys.stdout.write(f"{engine.name}: {engine.variable}={value}\n")
        sys.stdout.write("Ctrl-C stops them.\n")
        sys.stdout.flush()
        signal.sigwait(signals)
    return 0


if __name__ == "__main__":
    sys.exit(main())
