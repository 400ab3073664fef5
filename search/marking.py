"""Which words of a text a reader wants to see marked: those by which the plan of the search would find it."""

from search.analysis import language_of, stem_token
from search.plan import Plan


class Marks(dict[str, int]):
    """Maps a word of a text to the clause of the plan that it stands for, -1 for none.

    A dictionary, so that each word is worked out once a search however often the texts have it.
    """

    def __init__(self, plan: Plan, locale: str) -> None:
        super().__init__()
        self.weights = [clause.weight for clause in plan.clauses]
        self._language = language_of(locale)
        self._clauses: dict[str, int] = {}
        for number, clause in enumerate(plan.clauses):
            for alternative in clause.alternatives:
                for token in alternative.tokens:
                    self._clauses.setdefault(token, number)

    def __missing__(self, word: str) -> int:
        spelled = self._language.spelled(word)
        found = self._clauses.get(spelled, -1)
        if found < 0:
            found = self._clauses.get(stem_token(self._language.stem(spelled)), -1)
        self[word] = found
        return found
