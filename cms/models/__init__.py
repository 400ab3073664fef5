"""Tables of the base house."""

from cms.models.approval import RevisionApproval
from cms.models.archive import ArchiveEntry, PublicOnce
from cms.models.kept_input import KeptInput
from cms.models.page import BasePage
from cms.models.task import FourEyesTask
from cms.models.user import User
from cms.models.version import ContentVersion, RoutingVersion

__all__ = [
    "ArchiveEntry",
    "BasePage",
    "ContentVersion",
    "FourEyesTask",
    "KeptInput",
    "PublicOnce",
    "RevisionApproval",
    "RoutingVersion",
    "User",
]
