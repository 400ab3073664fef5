"""The tables of the search, a file each."""

from search.models.best_bet import BestBet, BestBetQuery
from search.models.entry import SearchEntry
from search.models.query_log import FEWEST, QueryClick, QueryCount, QueryLog
from search.models.synonym import Direction, ShippedSynonym, Synonym, SynonymTerm
from search.models.upkeep import ClusterState, IndexChange, IndexRequest, IndexScope
from search.models.vocabulary import VocabularyWord

__all__ = [
    "FEWEST",
    "BestBet",
    "BestBetQuery",
    "ClusterState",
    "Direction",
    "IndexChange",
    "IndexRequest",
    "IndexScope",
    "QueryClick",
    "QueryCount",
    "QueryLog",
    "SearchEntry",
    "ShippedSynonym",
    "Synonym",
    "SynonymTerm",
    "VocabularyWord",
]
