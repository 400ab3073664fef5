"""Nobody who writes, approves or runs accounts needs English."""
