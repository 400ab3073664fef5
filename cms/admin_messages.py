"""The words that the admin's scripts say, in the house's catalogue, and fetched again only when they change."""

from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from django.views.i18n import JavaScriptCatalog

# Wagtail's own view takes its own words alone and forbids browsers to keep them, on every screen anew. Words of
# wagtail-localize are among ours, so both scripts find theirs whichever catalogue the page loads.
script_messages = conditional_page(
    cache_control(private=True, no_cache=True)(JavaScriptCatalog.as_view(packages=["wagtail.admin", "wagtail_localize"]))
)
