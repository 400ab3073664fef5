"""Whose replacements an address of the admin may name: those of files in the person's own collections."""

from cms.registries.admin_urls import Ask
from cms.tenancy.rules import holds
from media_pipeline.replacing.selectors import replacements_for
from media_pipeline.scanning.services import KINDS


def own_medium(ask: Ask) -> bool:
    """The file of the address lies in the scope's collections."""
    model = KINDS[ask.kwargs["kind"]]
    return holds(ask.scope.media(model._base_manager.all()), [ask.kwargs["pk"]])


def own_replacement(ask: Ask) -> bool:
    return holds(replacements_for(ask.request.user), [ask.kwargs["pk"]])
