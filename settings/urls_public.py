"""Addresses that every host answers."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.accounts import doors
from cms.tenancy.routing import serve as serve_page
from media_pipeline import serving

urlpatterns = [
    path("", include("opd.urls")),
    path(
        "dokumen/authenticate_with_password/<int:restriction_id>/",
        doors.guarded_document_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("dokumen/", include(wagtaildocs_urls)),
]

# A web server or object store hands out what is there; what is not comes here, to be told apart.
if settings.MEDIA_URL.startswith("/"):
    urlpatterns += [re_path(rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>.+)$", serving.serve_public)]
urlpatterns += [path("berkas/<path:name>", serving.serve_private, name="private_file")]

localised = i18n_patterns(
    path("cari/", include("search.urls")),
    path("", include("opd.urls_localised")),
    path("_util/login/", doors.to_the_one_login, name="wagtailcore_login"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        doors.guarded_page_password,
        name="wagtailcore_authenticate_with_password",
    ),
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
urlpatterns += localised

handler400 = "cms.errors.bad_request"
handler403 = "cms.errors.forbidden"
handler404 = "cms.errors.not_found"
handler500 = "cms.errors.server_error"
