"""Addresses that every host answers."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.tenancy.routing import serve as serve_page

urlpatterns = [
    path("", include("opd.urls")),
    path("dokumen/", include(wagtaildocs_urls)),
]

if settings.SERVE_MEDIA:
    urlpatterns += [
        re_path(
            rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>(?:images|original_images|media_thumbnails|media|media_captions)/.*)$",
            serve_file,
            {"document_root": settings.MEDIA_ROOT},
        )
    ]

localised = i18n_patterns(
    path("cari/", include("search.urls")),
    path("", include("opd.urls_localised")),
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
urlpatterns += localised

handler400 = "cms.errors.bad_request"
handler403 = "cms.errors.forbidden"
handler404 = "cms.errors.not_found"
handler500 = "cms.errors.server_error"
