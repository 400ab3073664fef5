"""Whose pictures, documents and videos a person may choose, change and remove: Wagtail's rights, less the archive.

Lists, choosers, searches and bulk actions all ask this policy, so what is archived leaves them together. To Wagtail,
who may change a file may remove it; what citizens could read is guarded elsewhere (media_pipeline.guard).
"""

from collections.abc import Collection
from typing import Any

import wagtailmedia
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy
from wagtailmedia.permissions import MediaPermissionPolicyChecker

from cms.archive.selectors import archived_ids, open_entry
from media_pipeline.models import Document, Image, Video


class KeptFilePolicy(CollectionOwnershipPermissionPolicy):
    def instances_user_has_any_permission_for(self, user: Any, actions: Collection[str]) -> Any:
        found = super().instances_user_has_any_permission_for(user, actions).exclude(pk__in=archived_ids(self.model))
        # What is in quarantine stays in lists, where it can be removed, and leaves every chooser.
        if set(actions) != {"choose"}:
            return found
        # By key: Wagtail's search filters by what is in its index alone.
        infected = self.model._base_manager.filter(scan=self.model.Scan.INFECTED)
        return found.exclude(pk__in=infected.values("pk"))

    def user_has_any_permission_for_instance(self, user: Any, actions: Collection[str], instance: Any) -> bool:
        return bool(
            super().user_has_any_permission_for_instance(user, actions, instance) and open_entry(instance) is None
        )

    def may_restore(self, user: Any, instance: Any) -> bool:
        """Whether the person may bring an archived file back: who could change it before."""
        return bool(super().user_has_any_permission_for_instance(user, ["change"], instance))


# Wagtail and wagtailmedia ask for their own models' permissions, whatever model replaces those.
_POLICIES = {Image: "wagtailimages.Image", Document: "wagtaildocs.Document", Video: "wagtailmedia.Media"}


def register_policies() -> None:
    """Put the house's policy in place of Wagtail's.

    For the exact class, because Wagtail's own apps register theirs later, for the class and its subclasses.
    """
    for model, auth_model in _POLICIES.items():
        policy = KeptFilePolicy(model, auth_model=auth_model, owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)
    # wagtailmedia means to ask the registry and does not yet (its wagtailmedia.permissions says so); a property holds
    # for its views whether they were imported before or not.
    MediaPermissionPolicyChecker.policy = property(lambda checker: policy_registry.get_by_type(Video))
    wagtailmedia.get_permission_policy = lambda: policy_registry.get_by_type(Video)
