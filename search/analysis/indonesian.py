"""Indonesian: its spelling, its stems, and the words by which questions are put."""

from search.analysis.language import Language
from search.analysis.lexicon import groups, roots
from search.analysis.spelling import spelled
from search.analysis.stemming import stem

INDONESIAN = Language(
    spelled=spelled,
    stem=stem,
    stop_words=roots("stop"),
    weak_words=roots("weak"),
    hints=groups("hints"),
)
