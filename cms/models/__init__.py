"""Tables of the base house."""

from cms.models.approval import RevisionApproval
from cms.models.page import BasePage
from cms.models.routing import RoutingVersion
from cms.models.task import FourEyesTask
from cms.models.user import User

__all__ = ["BasePage", "FourEyesTask", "RevisionApproval", "RoutingVersion", "User"]
