"""Addresses that every host answers."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("", include("opd.urls")),
    path("dokumen/", include(wagtaildocs_urls)),
]

if settings.SERVE_MEDIA:
    urlpatterns += [
        re_path(
            rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>(?:images|original_images|media_thumbnails|media|captions)/.*)$",
            serve,
            {"document_root": settings.MEDIA_ROOT},
        )
    ]

localised = i18n_patterns(
    path("cari/", include("search.urls")),
    path("", include("opd.urls_localised")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
urlpatterns += localised

handler404 = "cms.errors.not_found"
handler500 = "cms.errors.server_error"
