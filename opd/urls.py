"""Addresses of every host that have no language."""

from django.urls import path

from opd.feeds.sitemap import robots, sitemap

urlpatterns = [
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]
