"""What cleaning a document comes to; spoken by the cleaning process and understood by the one that asked."""

from enum import StrEnum


class Refusal(StrEnum):
    """Why a document is not accepted."""

    EMPTY = "empty"
    NOT_GENUINE = "not_genuine"
    BROKEN = "broken"
    LOCKED = "locked"
    POLYGLOT = "polyglot"
    MACROS = "macros"
    SIGNED_SCRIPT = "signed_script"
    OUTSIDE = "outside"
    OBJECTS = "objects"
    COMMANDS = "commands"
    ENTITIES = "entities"
    BOMB = "bomb"
    BAD_NAME = "bad_name"
    FORBIDDEN_PART = "forbidden_part"
    NESTED = "nested"
    MARKUP = "markup"
    NO_PAGES = "no_pages"
    TOO_COMPLEX = "too_complex"


class Note(StrEnum):
    """What the person who uploaded should know of an accepted document."""

    SCRIPTS_REMOVED = "scripts_removed"
    ATTACHMENTS_REMOVED = "attachments_removed"
    FORM_REMOVED = "form_removed"
    SIGNED_KEPT = "signed_kept"
    RESTRICTED_KEPT = "restricted_kept"
    REPAIRED = "repaired"
    EXTRA_DROPPED = "extra_dropped"
    AUTHORS_REMOVED = "authors_removed"
    LINKS_CUT = "links_cut"
    OBJECTS_KEPT = "objects_kept"
    TEXT_CONVERTED = "text_converted"
    CLUTTER_DROPPED = "clutter_dropped"


class Refused(Exception):  # noqa: N818
    """A document that is not accepted; `part` names what inside it is meant, as the document spells it."""

    def __init__(self, reason: Refusal, part: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.part = part


class Report:
    """What the person should know, in the order of its finding."""

    def __init__(self) -> None:
        self.notes: dict[Note, None] = {}
        # The bytes as they came are what is kept.
        self.is_same = False

    def note(self, note: Note) -> None:
        self.notes[note] = None
