"""How text becomes words: one rule for index, query and snippet, in our own code, so that the engines agree.

`words` parts the text, `spelling` writes each word one way, `stemming` finds what related words share.
"""

from search.analysis.stemming import stem
from search.analysis.words import MAX_WORD, MAX_WORDS, WORD, fold, words

__all__ = ["MAX_WORD", "MAX_WORDS", "WORD", "fold", "stem", "words"]
