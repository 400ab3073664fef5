"""Addresses of every host that exist once a language."""

from django.urls import path

from opd.agenda.views import agenda_feed, event_ics
from opd.alerts.feeds import AlertFeed, alerts_json
from opd.alerts.public import alert_list, alert_page
from opd.feeds.news import AtomNewsFeed, NewsFeed
from opd.gallery.views import photo as photo_of_album

urlpatterns = [
    path("informasi-serta-merta/", alert_list, name="alerts"),
    path("informasi-serta-merta/<int:pk>/", alert_page, name="alert"),
    path("feeds/informasi-serta-merta.atom", AlertFeed(), name="feed_alerts"),
    path("feeds/informasi-serta-merta.json", alerts_json, name="feed_alerts_json"),
    path("feeds/berita.rss", NewsFeed(), name="feed_news_rss"),
    path("feeds/berita.atom", AtomNewsFeed(), name="feed_news_atom"),
    path("feeds/agenda.ics", agenda_feed, name="feed_agenda"),
    path("feeds/agenda/<int:page_id>.ics", event_ics, name="event_ics"),
    path("<path:album>/foto/<int:pk>/", photo_of_album, name="photo"),
]
