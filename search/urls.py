"""The one address of the search, the same on every host."""

from django.urls import path

from search.insight.clicks import count_click
from search.views import results

urlpatterns = [
    path("", results, name="search"),
    path("klik/", count_click, name="search_click"),
]
