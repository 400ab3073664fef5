"""Item pages of every type. They go on line as the system's work, as provisioning's do (`system_publication`).

NewsPageFactory(parent=section_of(agency, NewsIndexPage))   or shorter   NewsPageFactory(agency=agency)
NewsPageFactory(agency=agency, live=False)                  a draft without a revision
"""

from datetime import datetime, time, timedelta
from typing import Any

import factory
import wagtail_factories
from django.utils import timezone
from django.utils.text import slugify

from cms.publishing.four_eyes import system_publication
from opd.models import (
    AnnouncementIndexPage,
    AnnouncementPage,
    EventIndexPage,
    EventPage,
    GalleryIndexPage,
    GalleryPage,
    NewsIndexPage,
    NewsPage,
    PlainPage,
    PublicInformationIndexPage,
    PublicInformationPage,
    ServiceIndexPage,
    ServicePage,
    TestimonialIndexPage,
    TestimonialPage,
)
from opd.pages.public_information import InformationCategory
from tests.factories.sites import home_of, provisioned, section_of


class ItemPageFactory(wagtail_factories.PageFactory):
    """Abstract. Stands in the agency's section, else below `parent`, else in a new dinkes site."""

    class Meta:
        abstract = True

    _index_model: Any = None

    title = factory.Sequence(lambda n: f"Judul uji {n}")
    slug = factory.LazyAttribute(lambda page: slugify(page.title))
    summary = factory.LazyAttribute(lambda page: f"Ringkasan {page.title}.")

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("parent") is None:
            agency = kwargs.pop("agency", None) or provisioned()
            kwargs["parent"] = section_of(agency, cls._index_model) if cls._index_model else home_of(agency)
        # A parent read before earlier children were added has a stale child count.
        kwargs["parent"].refresh_from_db()
        topics = kwargs.pop("topics", None)
        with system_publication():
            page = super()._create(model_class, *args, **kwargs)
            if topics:
                page.topics.set(topics)
                page.save()
        return page


class NewsPageFactory(ItemPageFactory):
    class Meta:
        model = NewsPage

    _index_model = NewsIndexPage
    benefit = "Warga dapat mengurusnya lebih dekat dari rumah."


class AnnouncementPageFactory(ItemPageFactory):
    class Meta:
        model = AnnouncementPage

    _index_model = AnnouncementIndexPage
    closing_date = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))


class EventPageFactory(ItemPageFactory):
    """Two hours, from nine o'clock a week from today; `start` moves both."""

    class Meta:
        model = EventPage

    _index_model = EventIndexPage
    start = factory.LazyFunction(
        lambda: datetime.combine(timezone.localdate() + timedelta(days=7), time(9), timezone.get_current_timezone())
    )
    end = factory.LazyAttribute(lambda page: page.start + timedelta(hours=2))
    place = "Aula contoh"


class GalleryPageFactory(ItemPageFactory):
    class Meta:
        model = GalleryPage

    _index_model = GalleryIndexPage


class TestimonialPageFactory(ItemPageFactory):
    __test__ = False

    class Meta:
        model = TestimonialPage

    _index_model = TestimonialIndexPage
    quote = "Sekarang saya tidak perlu antre lama."
    person_name = factory.Sequence(lambda n: f"Warga Contoh {n}")
    consent = "Contoh persetujuan tertulis."


class ServicePageFactory(ItemPageFactory):
    class Meta:
        model = ServicePage

    _index_model = ServiceIndexPage
    requirements = "<ul><li>KTP-el (contoh)</li></ul>"
    procedure = "<ol><li>Datang ke loket (contoh)</li></ol>"
    duration = "Contoh: 1 hari kerja"
    cost = "Contoh biaya: Gratis"
    product = "Contoh produk"
    complaint = "<p>Loket pengaduan contoh.</p>"


class PublicInformationPageFactory(ItemPageFactory):
    class Meta:
        model = PublicInformationPage

    _index_model = PublicInformationIndexPage
    category = InformationCategory.PERIODIC
    responsible_unit = "Sekretariat contoh"


class PlainPageFactory(ItemPageFactory):
    """Stands below the agency's home page."""

    class Meta:
        model = PlainPage
