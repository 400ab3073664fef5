"""Which words of a text a reader wants to see marked: those by which the plan of the search would find it."""

from search.analysis.spelling import spelled
from search.analysis.stemming import stem
from search.plan import Plan
from search.query import Query

STEM = "_"


class Marks(dict[str, int]):
    """Maps a word of a text to the clause that it stands for, -1 for none; each word is looked at once a search."""

    def __init__(self, query: Query, plan: Plan | None = None) -> None:
        super().__init__()
        self._prefix = ""
        self._last = 0
        if plan:
            self._clauses = _clauses_by_token(plan)
            self.weights = [clause.weight for clause in plan.clauses]
        else:
            # An engine that was asked without a plan finds the words as they were typed, the last one by its beginning.
            self._clauses = {word: number for number, word in enumerate(query.words)}
            self.weights = [1.0] * len(query.words)
            self._prefix = query.words[-1] if query.has_prefix else ""
            self._last = len(query.words) - 1

    def __missing__(self, word: str) -> int:
        found = self._clauses.get(word, -1)
        if found < 0:
            found = self._clauses.get(spelled(word), -1)
        if found < 0:
            found = self._clauses.get(STEM + stem(word), -1)
        if found < 0 and self._prefix and word.startswith(self._prefix):
            found = self._last
        self[word] = found
        return found


def _clauses_by_token(plan: Plan) -> dict[str, int]:
    clauses: dict[str, int] = {}
    for number, clause in enumerate(plan.clauses):
        for alternative in clause.alternatives:
            for token in alternative.tokens:
                clauses.setdefault(token, number)
    return clauses
