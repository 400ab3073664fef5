"""RSS and Atom of a host's news. Entry ids outlive every change of host, slug and owner."""

from collections.abc import Iterable
from copy import copy
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _

from opd.feeds.scope import FeedScope, scope_of
from opd.latest import latest
from opd.pages.news import NewsPage


class NewsFeed(Feed):
    """The newest thirty news items of the host."""

    feed_type = Rss201rev2Feed
    item_guid_is_permalink = False

    request: HttpRequest

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Django keeps one feed for all threads and tells an item's methods nothing of the request.
        feed = copy(self)
        feed.request = request
        return super(NewsFeed, feed).__call__(request, *args, **kwargs)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FeedScope:
        return scope_of(request)

    def title(self, scope: FeedScope) -> str:
        return _("Berita %(name)s") % {"name": scope.entry.name}

    def description(self, scope: FeedScope) -> str:
        return _("Berita terbaru dari %(name)s.") % {"name": scope.entry.name}

    def link(self, scope: FeedScope) -> str:
        return scope.home.get_full_url(self.request) or "/"

    def items(self, scope: FeedScope) -> Iterable[NewsPage]:
        return latest(NewsPage, self.request, locale_id=scope.home.locale_id, within=scope.within, limit=30)

    def item_title(self, item: NewsPage) -> str:
        return f"{_('Data contoh')}: {item.title}" if item.is_demo else str(item.title)

    def item_description(self, item: NewsPage) -> str:
        return item.summary or item.benefit

    def item_link(self, item: NewsPage) -> str:
        return item.get_full_url(self.request) or ""

    def item_guid(self, item: NewsPage) -> str:
        # The link would change with host or slug, and every subscriber would see the entry twice.
        return f"urn:uuid:{item.translation_key}:{item.locale_id}"

    def item_pubdate(self, item: NewsPage) -> datetime:
        return item.date

    def item_updateddate(self, item: NewsPage) -> datetime:
        return item.last_published_at or item.date

    def item_author_name(self, item: NewsPage) -> str:
        return item.agency_name(self.request)


class AtomNewsFeed(NewsFeed):
    feed_type = Atom1Feed
    subtitle = NewsFeed.description
