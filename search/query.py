"""What a citizen typed, made safe and understood: words only, never an engine's own syntax."""

import unicodedata
from dataclasses import dataclass

from search import analysis

MAX_LENGTH = 200
MAX_WORDS = 12
MIN_PREFIX = 3
# Format marks (direction, soft hyphen) stand inside words, everything else that is not printed stands between them.
_REPLACED = {"Cf": ""} | dict.fromkeys(("Cc", "Co", "Cs", "Cn", "Zl", "Zp", "Zs"), " ")


@dataclass(frozen=True, slots=True)
class Query:
    """`text` is shown again in the form; `words` are searched. Without words there is nothing to search."""

    text: str
    words: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def has_prefix(self) -> bool:
        """Whether the last word also stands for longer ones: citizens type the beginning of a word."""
        return bool(self.words) and len(self.words[-1]) >= MIN_PREFIX

    @property
    def enough(self) -> int:
        """How many words must be found where not all can be: half of them, rounded up."""
        return (len(self.words) + 1) // 2


def clean_text(raw: str) -> str:
    """Return one line of at most MAX_LENGTH characters without control, direction or private marks."""
    # Cut twice: NFKC makes up to 18 characters of one.
    text = unicodedata.normalize("NFKC", raw[: MAX_LENGTH * 2])
    text = "".join(_REPLACED.get(unicodedata.category(character), character) for character in text)
    return " ".join(text.split())[:MAX_LENGTH].rstrip()


def parse(raw: str) -> Query:
    """Understand any input; never raises."""
    text = clean_text(raw)
    return Query(text=text, words=tuple(dict.fromkeys(analysis.words(text, MAX_WORDS))))
