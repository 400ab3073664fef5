"""How long a text takes to read."""

# Adults reading Indonesian or English for themselves; the same round number that readers know from newspapers.
WORDS_A_MINUTE = 200


def reading_minutes(text: str) -> int:
    """Return whole minutes, rounded; 0 for what takes less than half a minute."""
    return (len(text.split()) + WORDS_A_MINUTE // 2) // WORDS_A_MINUTE
