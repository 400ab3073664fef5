"""The portal's host: every public address, and the admin, which no other host has."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from settings import urls_public

urlpatterns = [
    path("admin/", include("cms.accounts.urls")),
    path("admin/", include(wagtailadmin_urls)),
    *urls_public.urlpatterns,
]

handler404 = urls_public.handler404
handler500 = urls_public.handler500
