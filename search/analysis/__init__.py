"""How text becomes words and tokens: one rule for index, query and snippet, in our own code, so that engines agree.

`words` parts the text; a `language` knows the spelling and the stem of a word; `tokens` are what an index holds.
"""

from search.analysis.language import Language, language_of
from search.analysis.tokens import agency_token, spelled_words, stem_token, tokens
from search.analysis.words import MAX_WORD, MAX_WORDS, WORD, fold, words

__all__ = [
    "MAX_WORD",
    "MAX_WORDS",
    "WORD",
    "Language",
    "agency_token",
    "fold",
    "language_of",
    "spelled_words",
    "stem_token",
    "tokens",
    "words",
]
