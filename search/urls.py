"""The addresses of the search, the same on every host and once a language."""

from django.urls import path

from search.description import description
from search.insight.clicks import count_click
from search.open_data import data
from search.suggesting import suggestions
from search.views import about_the_data, results

urlpatterns = [
    path("", results, name="search"),
    path("saran/", suggestions, name="search_suggestions"),
    path("klik/", count_click, name="search_click"),
    path("data.json", data, name="search_data"),
    path("api/", about_the_data, name="search_about_data"),
    path("opensearch.xml", description, name="search_description"),
]
