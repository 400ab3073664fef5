"""What stands before any site: languages, the OPD folder, Diskominfo's group; and Wagtail's welcome page gone."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import Collection, GroupPagePermission, Locale, Page, Site

from cms.archive.removal import system_removal
from cms.registries.roles import central_permissions
from opd.pages import OpdFolderPage

DISKOMINFO = "Diskominfo"
FOLDER_SLUG = "opd"
_WAGTAIL_GROUPS = ("Moderators", "Editors")

# Registry and accounts, of which nobody deletes anything; other rooms register theirs, and pages and tasks come by page
# permissions.
_DISKOMINFO_PERMISSIONS = {
    "wagtailadmin": ("access_admin",),
    "cms": ("add_user", "change_user", "view_user"),
    "opd": (
        *(
            f"{action}_{model}"
            for model in ("agency", "agencyname", "host", "agencyalias", "decree", "succession", "topic")
            for action in ("add", "change", "view")
        ),
        "delete_topic",
        "view_district",
    ),
}


def ensure_foundation() -> None:
    """Make what is missing; safe to run again and again. The caller holds the transaction."""
    _drop_welcome()
    _name_roots()
    for code, _label in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    ensure_folder(Locale.objects.get(language_code=settings.LANGUAGE_CODE))
    ensure_diskominfo()


def _drop_welcome() -> None:
    """Wagtail's first migration makes a welcome page, a default Site and two groups with rights over every tree."""
    plain = ContentType.objects.get_for_model(Page)
    for page in Page.objects.filter(depth=2, content_type=plain):
        Site.objects.filter(root_page=page).delete()
        with system_removal():
            page.delete()
    Group.objects.filter(name__in=_WAGTAIL_GROUPS).delete()


def _name_roots() -> None:
    """Wagtail calls the tops of both trees "Root"; they head lists and stand in choices that people read."""
    site_root = Page.get_first_root_node()
    Page.objects.filter(pk=site_root.pk, title="Root").update(title=_("Semua situs"), draft_title=_("Semua situs"))
    collection_root = Collection.get_first_root_node()
    Collection.objects.filter(pk=collection_root.pk, name="Root").update(name=_("Semua koleksi"))


def ensure_folder(locale: Locale) -> OpdFolderPage:
    """Return the folder that holds every OPD's tree in a language; made beside the first one for other languages."""
    folder: OpdFolderPage | None = OpdFolderPage.objects.filter(locale=locale).first()
    if folder is not None:
        return folder
    first = OpdFolderPage.objects.order_by("pk").first()
    slug = FOLDER_SLUG if first is None else f"{FOLDER_SLUG}-{locale.language_code}"
    folder = OpdFolderPage(title="OPD", slug=slug, locale=locale, live=True, show_in_menus=False)
    if first is not None:
        folder.translation_key = first.translation_key
    root = Page.get_first_root_node()
    root.add_child(instance=folder)
    return folder


def ensure_diskominfo() -> Group:
    """Return the group that runs registry, provisioning, accounts and every OPD's tasks; it is no superuser."""
    group, _created = Group.objects.get_or_create(name=DISKOMINFO)
    wanted = [
        permission
        for label, codenames in (_DISKOMINFO_PERMISSIONS | dict(central_permissions())).items()
        for permission in Permission.objects.filter(content_type__app_label=label, codename__in=codenames)
    ]
    group.permissions.add(*wanted)
    grant_on_page(group, Page.get_first_root_node(), ("change", "publish", "lock", "unlock"))
    return group


def grant_on_page(group: Group, page: Page, actions: tuple[str, ...]) -> None:
    """Give a group rights over a page and everything below; what it has already stays."""
    for action in actions:
        GroupPagePermission.objects.get_or_create(
            group=group,
            page=page,
            permission=Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page"),
        )
