"""Who may do what on one agency's site: Operators draft, Editors approve."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, Page

from opd.models import Agency
from opd.provisioning.foundation import grant_on_page

OPERATOR_PAGE_ACTIONS = ("add", "change")
EDITOR_PAGE_ACTIONS = ("add", "change", "publish", "lock", "unlock")
_MEDIA_CODENAMES = (
    ("wagtailimages", ("add_image", "change_image", "choose_image")),
    ("media_pipeline", ("add_image", "change_image", "choose_image")),
    ("media_pipeline", ("add_document", "change_document", "choose_document")),
    # wagtailmedia asks for its own model's permissions, whatever model replaces it.
    ("wagtailmedia", ("add_media", "change_media")),
)


def ensure_groups(agency: Agency) -> list[str]:
    """Give the agency its two groups; return what was made."""
    made = []
    for field, role in (("operators", "Operator"), ("editors", "Editor")):
        if getattr(agency, f"{field}_id") is None:
            group = Group.objects.create(name=f"{role} {agency.abbreviation} ({agency.code})")
            setattr(agency, field, group)
            made.append(role)
        getattr(agency, field).permissions.add(
            Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
        )
    return made


def ensure_collection(agency: Agency) -> bool:
    """Give the agency its own media collection with rights for both groups; say whether it was made."""
    made = agency.collection_id is None
    if made:
        agency.collection = Collection.get_first_root_node().add_child(name=agency.current_name)
    for group in (agency.operators, agency.editors):
        for label, codenames in _MEDIA_CODENAMES:
            for permission in Permission.objects.filter(content_type__app_label=label, codename__in=codenames):
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=agency.collection, permission=permission
                )
    return made


def ensure_page_rights(agency: Agency, home: Page) -> None:
    """Rights bind per language tree: grant them on each of the agency's home pages."""
    for group, actions in ((agency.operators, OPERATOR_PAGE_ACTIONS), (agency.editors, EDITOR_PAGE_ACTIONS)):
        if group is not None:
            grant_on_page(group, home, actions)
