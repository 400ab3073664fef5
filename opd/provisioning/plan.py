"""What a site consists of, by kind of agency; pure data."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_noop as _

from opd.pages import (
    AnnouncementIndexPage,
    ContactPage,
    EventIndexPage,
    GalleryIndexPage,
    NewsIndexPage,
    OpdHomePage,
    ProfilePage,
    PublicInformationIndexPage,
    ServiceIndexPage,
    TestimonialIndexPage,
)


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A page that every site of a kind has below its home; `title` is translated when the page is made."""

    slug: str
    title: str
    model: Any


@dataclass(frozen=True, slots=True)
class SitePlan:
    """`kind` None is the plan of every kind that has no plan of its own."""

    kind: str | None
    home_model: Any
    in_folder: bool
    sections: tuple[SectionPlan, ...]
    lists_all: bool = False


SECTIONS = (
    SectionPlan("layanan", _("Layanan"), ServiceIndexPage),
    SectionPlan("berita", _("Berita"), NewsIndexPage),
    SectionPlan("pengumuman", _("Pengumuman"), AnnouncementIndexPage),
    SectionPlan("agenda", _("Agenda"), EventIndexPage),
    SectionPlan("galeri", _("Galeri"), GalleryIndexPage),
    SectionPlan("testimoni", _("Testimoni"), TestimonialIndexPage),
    SectionPlan("informasi-publik", _("Informasi publik"), PublicInformationIndexPage),
    SectionPlan("profil", _("Profil"), ProfilePage),
    SectionPlan("kontak", _("Kontak"), ContactPage),
)

_plans: dict[str | None, SitePlan] = {
    None: SitePlan(kind=None, home_model=OpdHomePage, in_folder=True, sections=SECTIONS)
}


def register_site_plan(plan: SitePlan) -> None:
    """Give a kind of agency a plan of its own; called from an upper app's `ready()`."""
    if plan.kind in _plans:
        raise ImproperlyConfigured(f"A site plan for kind {plan.kind!r} is registered already.")
    _plans[plan.kind] = plan


def plan_for(kind: str) -> SitePlan:
    return _plans.get(kind, _plans[None])
