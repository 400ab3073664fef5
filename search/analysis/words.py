"""Words as the index holds them: letters and digits, in lower case, without accents."""

import re
import unicodedata

# Longer words are no words; a short limit keeps every engine far from its own.
MAX_WORD = 64
# A tsvector holds at most 1 MB; ten thousand words is a book chapter.
MAX_WORDS = 10_000

WORD = re.compile(r"[^\W_]+")


class _Fold(dict[int, str]):
    """Maps each character to one lower-case character without its accents, and remembers it."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFKD", character)[0].lower()
        # Exactly one character out for one in: positions in the folded text are positions in the original.
        self[code] = folded if len(folded) == 1 else character
        return self[code]


_FOLD = _Fold()


def fold(text: str) -> str:
    """Return the text in lower case without accents, with every character at its old position."""
    return text.translate(_FOLD)


def words(text: str, limit: int = MAX_WORDS) -> list[str]:
    """Return the first `limit` words as the index holds them."""
    found = WORD.findall(fold(unicodedata.normalize("NFKC", text)))[:limit]
    return [word if len(word) <= MAX_WORD else word[:MAX_WORD] for word in found]
