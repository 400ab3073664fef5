"""The page types of an OPD's site."""

from opd.pages.announcement import AnnouncementIndexPage, AnnouncementPage
from opd.pages.contact import ContactPage
from opd.pages.event import EventException, EventIndexPage, EventPage
from opd.pages.folder import OpdFolderPage
from opd.pages.gallery import GalleryIndexPage, GalleryPage
from opd.pages.home import AgencyHomePage, OpdHomePage
from opd.pages.index import IndexPage
from opd.pages.item import ItemPage
from opd.pages.news import NewsIndexPage, NewsPage
from opd.pages.plain import PlainPage
from opd.pages.profile import ProfilePage
from opd.pages.public_information import PublicInformationIndexPage, PublicInformationPage
from opd.pages.service import ServiceIndexPage, ServicePage
from opd.pages.testimonial import TestimonialIndexPage, TestimonialPage

__all__ = [
    "AgencyHomePage",
    "AnnouncementIndexPage",
    "AnnouncementPage",
    "ContactPage",
    "EventException",
    "EventIndexPage",
    "EventPage",
    "GalleryIndexPage",
    "GalleryPage",
    "IndexPage",
    "ItemPage",
    "NewsIndexPage",
    "NewsPage",
    "OpdFolderPage",
    "OpdHomePage",
    "PlainPage",
    "ProfilePage",
    "PublicInformationIndexPage",
    "PublicInformationPage",
    "ServiceIndexPage",
    "ServicePage",
    "TestimonialIndexPage",
    "TestimonialPage",
]
