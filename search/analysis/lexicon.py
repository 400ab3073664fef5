"""The words that rules of Indonesian morphology miss, from `search/data/lexicon.txt`, read once."""

from pathlib import Path

_FILE = Path(__file__).resolve().parent.parent / "data" / "lexicon.txt"


def _sections(text: str) -> dict[str, list[str]]:
    """Return the lines of each `[section]`; lines that begin with # are comments."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


_READ = _sections(_FILE.read_text(encoding="utf-8"))


def roots(section: str) -> frozenset[str]:
    """Return the words of a section; raises KeyError for one that the file does not have."""
    return frozenset(" ".join(_READ[section]).split())


def pairs(section: str) -> dict[str, str]:
    """Return what each word of a section stands for: two words a line."""
    lines = (line.split() for line in _READ[section])
    return {word: other for word, other in lines}


def groups(section: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the groups of a section: a name and its words a line."""
    lines = (line.split() for line in _READ[section])
    return tuple((name, frozenset(found)) for name, *found in lines)
