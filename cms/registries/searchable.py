"""What pages and documents tell the search about themselves, and which agencies and kinds it may filter by."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Protocol, runtime_checkable

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from wagtail.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """One thing that citizens can find, in one language. All texts are plain: no markup.

    `kind` is a code, `kind_label` its name in the interface's language. `date` and `expires_at` are aware
    datetimes; past `expires_at` nobody finds it, even before a command has taken it off line.
    """

    title: str
    kind: str
    kind_label: str
    locale: str
    text: str = ""
    summary: str = ""
    date: datetime | None = None
    agency_code: str = ""
    agency_name: str = ""
    is_demo: bool = False
    expires_at: datetime | None = None


class Answers(StrEnum):
    """What readers learn from a kind: it decides what comes first for a question."""

    # What to do and bring, what it costs, how long it takes.
    HOW_TO = "how-to"
    # What is laid down, kept or in force, and where somebody is.
    FACTS = "facts"
    # What happened or will happen.
    NEWS = "news"
    # What it looked or felt like.
    IMPRESSIONS = "impressions"


class Readers(StrEnum):
    """Who may find pages of a type, as far as they are live and nothing above them is restricted."""

    EVERYBODY = "everybody"
    NOBODY = "nobody"


@runtime_checkable
class Searchable(Protocol):
    """A page type that declares what it is, what it answers and who may find it (checked: cms.E002, E003, E005).

    `search_kind` None keeps it out of every search. A type may name its kind by a class attribute `kind_label`; its
    verbose name serves otherwise.
    """

    search_kind: ClassVar[str | None]
    search_answers: ClassVar[Answers]
    search_readers: ClassVar[Readers]

    def get_search_document(self) -> SearchDocument:
        """Return what a stranger may read of the live version."""


class SearchSource(Protocol):
    """Where findable things come from. Pages are one source; another table registers another."""

    @property
    def name(self) -> str:
        """Return the name that entries keep; never changes."""

    def ids(self) -> Iterator[int]:
        """Yield every id that may have an entry, ascending, in constant memory."""

    def documents(self, ids: Sequence[int]) -> Mapping[int, Sequence[SearchDocument]]:
        """Return what strangers may find of each id now; what is missing must not be found."""

    def links(self, ids: Sequence[int], locale: str, request: HttpRequest) -> Mapping[int, str]:
        """Return the full address of each id that a stranger may read at this moment."""

    def notes(self, ids: Sequence[int], locale: str, request: HttpRequest) -> Mapping[int, str]:
        """Return what else readers want to know of an id (a file's type and size), in the language in force.

        Asked after `links`, of what that named, and costs no query beside its own. Ids may be missing.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFacts:
    """An agency as the search speaks of it.

    `url` is "" without a site. `closed` says in words what became of an agency that is no more ("sudah digabung"), ""
    for one at work. `names` are all that it is called today, aliases too, `former_names` what it was called once.
    """

    code: str
    name: str
    url: str = ""
    closed: str = ""
    names: Sequence[str] = ()
    former_names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class AgencyScope:
    """Agencies to filter by, as (code, name) in display order; `own` is the host's agency, "" on the portal.

    `agencies` holds what is known of every agency, by code; those without a site too.
    """

    choices: Sequence[tuple[str, str]]
    own: str = ""
    agencies: Mapping[str, AgencyFacts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgencyTerm:
    """Words by which citizens name agencies: a current name, or a former one, or what else they say.

    A former name's `codes` are those who do its work now, and the old agency itself, whose pages may still stand.
    """

    text: str
    codes: tuple[str, ...]
    is_former: bool = False
    is_alias: bool = False


_sources: dict[str, SearchSource] = {}
_kinds: dict[str, Any] = {}
_batch: Callable[[], AbstractContextManager[None]] = nullcontext
_agency_scope: Callable[[HttpRequest], AgencyScope] | None = None
# Told the source's name and the ids.
Listener = Callable[[str, Sequence[int]], None]
_listeners: list[Listener] = []
# Told the agency's code and, where it is ahead of us, the moment.
AgencyListener = Callable[[str, datetime | None], None]
_agency_listeners: list[AgencyListener] = []
_agency_terms: Callable[[], Sequence[AgencyTerm]] | None = None


def register_source(source: SearchSource) -> None:
    """Add a source; called from an app's `ready()`. A second one of the same name is an error."""
    known = _sources.setdefault(source.name, source)
    if type(known) is not type(source):
        raise ImproperlyConfigured(f"A search source named {source.name!r} is registered already.")


def source(name: str) -> SearchSource:
    """Return a source; raises KeyError for a name that nobody registered."""
    return _sources[name]


def sources() -> Sequence[SearchSource]:
    return tuple(_sources.values())


def on_change(listener: Listener) -> None:
    """Have `listener` told of what changes in a source; called from the `ready()` of the room that keeps the index."""
    if listener not in _listeners:
        _listeners.append(listener)


def changed(source_name: str, ids: Sequence[int]) -> None:
    """Announce that what strangers may find of these ids may have changed; called within the change's transaction."""
    for listener in _listeners:
        listener(source_name, ids)


def on_agency_change(listener: AgencyListener) -> None:
    """Have `listener` told of agencies that change their name or state; called from an app's `ready()`."""
    if listener not in _agency_listeners:
        _agency_listeners.append(listener)


def agency_changed(code: str, at: datetime | None = None) -> None:
    """Announce that everything of an agency is worded otherwise from now on, or from `at` on.

    Called within the change's transaction.
    """
    for listener in _agency_listeners:
        listener(code, at)


def register_kind(code: str, label: Any) -> None:
    """Name a kind that no page type has (documents); `label` may be lazy."""
    if code in _kinds:
        raise ImproperlyConfigured(f"A kind {code!r} is registered already.")
    _kinds[code] = label


def kind_labels() -> dict[str, str]:
    """Return every kind that can be found, by code, in the current language, ordered by label.

    A page type is called by its `kind_label`, else by its verbose name.
    """
    labels: dict[str, str] = {
        model.search_kind: str(getattr(model, "kind_label", "") or model._meta.verbose_name)
        for model in _findable_types()
    }
    labels |= {code: str(label) for code, label in _kinds.items()}
    return dict(sorted(labels.items(), key=lambda item: item[1]))


@cache
def kinds_that_answer(answers: Answers) -> frozenset[str]:
    """Return the kinds of pages from which readers learn this."""
    return frozenset(model.search_kind for model in _findable_types() if model.search_answers == answers)


def _findable_types() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, Page) and is_findable(model)]


def is_findable(model: type[Page]) -> bool:
    """Whether strangers may find pages of this type at all."""
    kind = getattr(model, "search_kind", None)
    return kind is not None and getattr(model, "search_readers", Readers.NOBODY) == Readers.EVERYBODY


def register_batch(context: Callable[[], AbstractContextManager[None]]) -> None:
    """Set what surrounds the reading of many documents at once, for instance a look-up that all of them share."""
    global _batch
    _batch = context


def batch() -> AbstractContextManager[None]:
    """Return the context to read many documents in; it does nothing where no app registered one."""
    return _batch()


def register_agency_scope(provider: Callable[[HttpRequest], AgencyScope]) -> None:
    """Set the one provider of agencies; called from the `ready()` of the app that knows them."""
    global _agency_scope
    if _agency_scope is not None and _agency_scope is not provider:
        raise ImproperlyConfigured("A provider of agencies is registered already.")
    _agency_scope = provider


def agency_scope(request: HttpRequest) -> AgencyScope:
    """Return the agencies that this request may filter by."""
    if _agency_scope is None:
        raise ImproperlyConfigured("No app registered its agencies (cms.registries.searchable).")
    return _agency_scope(request)


def register_agency_terms(provider: Callable[[], Sequence[AgencyTerm]]) -> None:
    """Set the one provider of agencies' names; called from the `ready()` of the app that knows them."""
    global _agency_terms
    if _agency_terms is not None and _agency_terms is not provider:
        raise ImproperlyConfigured("A provider of agencies' names is registered already.")
    _agency_terms = provider


def agency_terms() -> Sequence[AgencyTerm]:
    """Return by which words agencies are named today; none where no app knows any."""
    return _agency_terms() if _agency_terms else ()
