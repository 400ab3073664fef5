"""The page of one photo, for citizens."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from cms.archive.addresses import answer_for_former
from cms.tenancy.routing import find_page, serve, serve_found
from opd.gallery.photos import SEGMENT, photo_address
from opd.pages.gallery import GalleryPage


@require_safe
def photo(request: HttpRequest, album: str, pk: int) -> HttpResponse:
    """Answer with a photo of an album on line; where there is no such album, with whatever page has the address."""
    page = find_page(request, f"{album}/")
    if page is None:
        moved = _moved(request, pk) or answer_for_former(request, f"{album}/")
        return moved or serve(request, f"{album}/{SEGMENT}/{pk}/")
    if not isinstance(page, GalleryPage):
        return serve(request, f"{album}/{SEGMENT}/{pk}/")
    if page.locale.language_code != get_language() and (own := page.get_full_url(request)):
        return HttpResponseRedirect(photo_address(own, pk))
    return serve_found(request, f"{album}/", page, photo=pk)


def _moved(request: HttpRequest, pk: int) -> HttpResponse | None:
    """Follow an album that has another address now: the redirect names the album, never its photos."""
    before = request.path.removesuffix(f"{SEGMENT}/{pk}/")
    found = get_redirect(request, Redirect.normalise_path(before, decode_unicode=False))
    target = found.redirect_page.specific if found is not None and found.redirect_page is not None else None
    if not isinstance(target, GalleryPage) or not target.live or not (address := target.full_url):
        return None
    return HttpResponsePermanentRedirect(photo_address(address, pk))
