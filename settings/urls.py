"""The portal's host: every public address, and the admin, which no other host has."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from cms.admin_messages import script_messages
from cms.design.guide import style_guide
from settings import urls_public

urlpatterns = [
    path("admin/", include("cms.admin_urls")),
    # Before Wagtail's, which has the same address.
    path("admin/jsi18n/", script_messages, name="wagtailadmin_javascript_catalog"),
    path("admin/", include("cms.accounts.urls")),
    path("admin/", include(wagtailadmin_urls)),
    # Here and not on every host: sessions exist on the portal's alone.
    path("gaya/", style_guide, name="style_guide"),
    *urls_public.urlpatterns,
]

handler400 = urls_public.handler400
handler403 = urls_public.handler403
handler404 = urls_public.handler404
handler500 = urls_public.handler500
