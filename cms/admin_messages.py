"""The words that the admin's scripts say, in the house's catalogue, and fetched again only when they change."""

from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from django.views.i18n import JavaScriptCatalog

# Wagtail's own view forbids browsers to keep its words, so every screen fetches them anew. wagtail-localize's words are
# among ours: both scripts find theirs whichever catalogue the page loads.
_catalogue = JavaScriptCatalog.as_view(packages=["wagtail.admin", "wagtail_localize"])
script_messages = conditional_page(cache_control(private=True, no_cache=True)(_catalogue))
