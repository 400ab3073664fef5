"""The one address of the search, the same on every host."""

from django.urls import path

from search.views import results

urlpatterns = [path("", results, name="search")]
