"""The pages of a site in one language: home, sections, and their siblings in other languages."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override
from wagtail.models import Locale, Page

from opd.models import Agency
from opd.provisioning.foundation import ensure_folder
from opd.provisioning.plan import SectionPlan, SitePlan


def home_of(agency: Agency, plan: SitePlan, locale: Locale) -> Any | None:
    """Return the agency's home page in a language, or None."""
    return plan.home_model.objects.filter(agency=agency, locale=locale).first()


def ensure_home(agency: Agency, plan: SitePlan) -> tuple[Any, bool]:
    """Return the home page in the first language and whether it was made now."""
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    home = home_of(agency, plan, locale)
    if home is not None:
        return home, False
    parent = ensure_folder(locale) if plan.in_folder else Page.get_first_root_node()
    home = plan.home_model(
        title=agency.current_name, slug=agency.code, agency=agency, locale=locale, live=True, show_in_menus=False
    )
    parent.add_child(instance=home)
    return home, True


def ensure_section(home: Any, section: SectionPlan, *, lists_all: bool) -> bool:
    """Make a section below a home page unless one of its type is there, whatever people called it; say if it was."""
    if section.model.objects.child_of(home).exists():
        return False
    with override(home.locale.language_code):
        title = gettext(section.title)
    page = section.model(
        title=title, slug=_free_slug(home, section.slug), locale=home.locale, live=True, show_in_menus=True
    )
    if hasattr(page, "lists_all_agencies"):
        page.lists_all_agencies = lists_all
    home.add_child(instance=page)
    return True


def _free_slug(parent: Any, wanted: str) -> str:
    """A page of another type may hold the section's address already: it keeps it."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    candidates = [wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)


def ensure_translation(page: Any, locale: Locale, *, in_folder: bool = False) -> tuple[Any, bool]:
    """Return the page's sibling in a language and whether it was made now; a new one is a draft to be translated."""
    sibling = page.get_translation_or_none(locale)
    if sibling is not None:
        return sibling, False
    if in_folder:
        ensure_folder(locale)
    return page.copy_for_translation(locale), True
