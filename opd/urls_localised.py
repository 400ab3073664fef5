"""Addresses of every host that exist once a language."""

from django.urls import path

from opd.agenda.views import agenda_feed, event_ics
from opd.feeds.news import AtomNewsFeed, NewsFeed

urlpatterns = [
    path("feeds/berita.rss", NewsFeed(), name="feed_news_rss"),
    path("feeds/berita.atom", AtomNewsFeed(), name="feed_news_atom"),
    path("feeds/agenda.ics", agenda_feed, name="feed_agenda"),
    path("feeds/agenda/<int:page_id>.ics", event_ics, name="event_ics"),
]
