"""What a cluster is asked, as JSON: the form of the index, a stored document, and the questions.

Nothing but the core of both servers: terms, phrases, constant scores, one `min_score`, one terms aggregation. The words
come analysed, so that a whitespace analyzer is all that an index needs.
"""

from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from json import dumps
from typing import Any

from search.engines.base import DATE, Counts, Filters, IndexDocument
from search.plan import TOLERANCE, Alternative, Clause, Plan

Json = dict[str, Any]

# A weight as a whole number: below 2^24 a score, which is a 32-bit float, holds sums of them exactly.
UNITS = 2**22
# The greatest share of a word in a BM25 score, among four million documents.
MOST_OF_A_WORD = 16.0
# What a word tells by where it stands. Every text is copied to `words`, which also finds phrases.
BOOSTS = {"title": 8.0, "agency_words": 3.0, "summary": 3.0, "words": 1.0}
PHRASES = {"title": 8.0, "words": 1.0}
# More combinations of agency, kind and year than there are; a server's own limit is 65,535.
FACETS = 20_000
# What a server lets a question reach into; nobody pages that far.
DEEPEST = 10_000
SEPARATOR = "|"


def _text(**more: Any) -> Json:
    return {"type": "text", "analyzer": "whitespace", "copy_to": "words", **more}


MAPPING: Json = {
    "dynamic": "strict",
    # Texts are indexed and never read back: they are in the database.
    "_source": {"excludes": ["title", "agency_words", "summary", "text"]},
    "properties": {
        "id": {"type": "long"},
        "locale": {"type": "keyword"},
        "agency": {"type": "keyword"},
        "kind": {"type": "keyword"},
        "year": {"type": "short"},
        "facet": {"type": "keyword"},
        "date": {"type": "date"},
        "expires_at": {"type": "date"},
        "fingerprint": {"type": "long", "index": False},
        # Beginnings are looked for in titles, with each letter that is typed.
        "title": _text(index_prefixes={"min_chars": 1, "max_chars": 6}),
        "agency_words": _text(index_options="freqs"),
        "summary": _text(index_options="freqs"),
        "text": {"type": "text", "index": False, "copy_to": "words"},
        # The gap that servers leave between copied texts keeps phrases within one of them.
        "words": {"type": "text", "analyzer": "whitespace"},
    },
}
SETTINGS: Json = {
    # One shard: a regency's texts are few, and the scores of one shard need no reconciling.
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    # Said, so that an index which nobody searched for a while is refreshed too.
    "refresh_interval": "1s",
    # How long a removal outweighs an older writing that comes late.
    "gc_deletes": "1h",
}
# Another form than an index says of itself: it must be rebuilt.
FORM = blake2b(dumps([MAPPING, SETTINGS["number_of_shards"]], sort_keys=True).encode(), digest_size=6).hexdigest()


def new_index(alias: str) -> Json:
    """Return what makes an empty index that answers to the alias from its first moment."""
    return {"settings": {"index": SETTINGS}, "mappings": MAPPING | {"_meta": {"form": FORM}}, "aliases": {alias: {}}}


def stored_document(document: IndexDocument) -> Json:
    return {
        "id": document.id,
        "locale": document.locale,
        "agency": document.agency,
        "kind": document.kind,
        "year": document.year,
        "facet": SEPARATOR.join((document.agency, document.kind, str(document.year))),
        "date": _moment(document.date),
        "expires_at": _moment(document.expires_at),
        "fingerprint": document.fingerprint,
        "title": document.title,
        "agency_words": document.agency_words,
        "summary": document.summary,
        "text": document.text,
    }


def search_body(plan: Plan, filters: Filters, *, all_words: bool, order: str, offset: int, limit: int) -> Json:
    """Return the question for one page of hits and the counts of all matches."""
    by_date = order == DATE
    found = {"bool": {"filter": [_clause(clause) for clause in plan.clauses]}} if all_words else _enough(plan)
    # With all words every hit has the same clauses: only the text tells them apart.
    role = "filter" if by_date or all_words else "must"
    asked: dict[str, list[Json]] = {"filter": _standing(filters), "must": [], "must_not": [_expired(filters)]}
    asked[role].append(found)
    if not by_date:
        asked["should"] = _text_score(plan)
    return {
        "query": {"bool": asked},
        "post_filter": {"bool": {"filter": _chosen(filters)}},
        "aggs": {"facets": {"terms": {"field": "facet", "size": FACETS}}},
        "sort": [*([] if by_date else [{"_score": "desc"}]), {"date": {"order": "desc", "missing": "_last"}}, _NEWEST],
        "from": min(offset, DEEPEST - limit),
        "size": limit if offset + limit <= DEEPEST else 0,
        "_source": False,
        "track_total_hits": False,
    }


def complete_body(words: Sequence[str], prefix: str, filters: Filters, limit: int) -> Json:
    """Return the question for titles that have the words and one that begins with `prefix`."""
    title: list[Json] = [{"term": {"title": word}} for word in words]
    if prefix:
        title.append({"prefix": {"title": prefix}})
    asked = {"filter": [*_standing(filters), *_chosen(filters), *title], "must_not": [_expired(filters)]}
    return {"query": {"bool": asked}, "sort": [_NEWEST], "size": limit, "_source": False, "track_total_hits": False}


def stored_body(after: int, limit: int) -> Json:
    """Return the question for the fingerprints of the documents above an id."""
    return {
        "query": {"range": {"id": {"gt": after}}},
        "sort": [{"id": "asc"}],
        "size": limit,
        "docvalue_fields": ["fingerprint"],
        "_source": False,
        "track_total_hits": False,
    }


def counts(answer: Json) -> Counts:
    """Return (agency, kind, year) -> how many match."""
    found: dict[tuple[str, str, int], int] = {}
    for bucket in answer["aggregations"]["facets"]["buckets"]:
        agency, kind, year = bucket["key"].rsplit(SEPARATOR, 2)
        found[agency, kind, int(year)] = bucket["doc_count"]
    return found


def found_clauses(hit: Json, plan: Plan, *, all_words: bool) -> int:
    """Return the bits of the clauses that a hit has."""
    if all_words:
        return (1 << len(plan.clauses)) - 1
    names: Sequence[str] = hit.get("matched_queries", ())
    return sum(1 << int(name) for name in names)


_NEWEST: Json = {"id": "desc"}


def _standing(filters: Filters) -> list[Json]:
    return [{"term": {"locale": filters.locale}}]


def _expired(filters: Filters) -> Json:
    return {"range": {"expires_at": {"lte": _moment(filters.now)}}}


def _chosen(filters: Filters) -> list[Json]:
    chosen = {"agency": filters.agency, "kind": filters.kind, "year": filters.year}
    return [{"term": {field: value}} for field, value in chosen.items() if value]


def _enough(plan: Plan) -> Json:
    """Return what documents match whose clauses weigh enough; their score is what these weigh, exactly."""
    clauses = [
        {"constant_score": {"filter": _clause(clause), "boost": _units(clause.weight), "_name": str(number)}}
        for number, clause in enumerate(plan.clauses)
    ]
    # Each weight was rounded by less than half a unit.
    least = (plan.enough - TOLERANCE) * UNITS - len(clauses) / 2
    weighed: Json = {"function_score": {"query": {"bool": {"should": clauses}}, "min_score": max(least, 0.0)}}
    if len(plan.essential) == len(clauses):
        return weighed
    # Walking along the rarest words spares the server most documents that only have common ones.
    needed = [_clause(plan.clauses[number]) for number in sorted(plan.essential)]
    return {"bool": {"must": [weighed], "filter": [{"bool": {"should": needed}}]}}


def _units(weight: float) -> int:
    return max(round(weight * UNITS), 1)


def _clause(clause: Clause) -> Json:
    """Return what matches any of the alternatives."""
    single = [one.tokens[0] for one in clause.alternatives if len(one.tokens) == 1]
    asked: list[Json] = [{"terms": {"words": single}}] if single else []
    asked += [_phrase("words", one) for one in clause.alternatives if len(one.tokens) > 1]
    return asked[0] if len(asked) == 1 else {"bool": {"should": asked, "minimum_should_match": 1}}


def _phrase(field: str, alternative: Alternative, **more: Any) -> Json:
    return {"match_phrase": {field: {"query": " ".join(alternative.tokens), **more}}}


def _text_score(plan: Plan) -> list[Json]:
    """Return what orders documents with the same clauses; all of it together weighs less than any clause."""
    parts: list[tuple[float, str, Alternative]] = [
        (clause.weight * one.weight * boost, field, one)
        for clause in plan.clauses
        for one in clause.alternatives
        for field, boost in (BOOSTS if len(one.tokens) == 1 else PHRASES).items()
    ]
    most = sum(boost * len(one.tokens) for boost, _field, one in parts) * MOST_OF_A_WORD
    lightest = min((clause.weight for clause in plan.clauses), default=0.0)
    factor = max(lightest, 1 / 1000) * UNITS / 2 / most if most else 0.0
    return [
        _phrase(field, one, boost=boost * factor)
        if len(one.tokens) > 1
        else {"term": {field: {"value": one.tokens[0], "boost": boost * factor}}}
        for boost, field, one in parts
        if boost > 0
    ]


def _moment(moment: datetime | None) -> int | None:
    """Return milliseconds since 1970, rounded up: what expires within this one is still found."""
    return None if moment is None else -int(-moment.timestamp() * 1000 // 1)
