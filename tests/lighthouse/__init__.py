"""Lighthouse against the demo as production sends it; the tool itself is locked in package-lock.json beside this."""
