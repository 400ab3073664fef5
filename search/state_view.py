"""The report for Diskominfo: what waits for the search, what failed and why, and how a cluster keeps up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from search import pushing, tasks
from search.health import health
from search.models import IndexRequest


@require_http_methods(["GET", "POST"])
def show_state(request: HttpRequest) -> HttpResponse:
    """Show the state; a POST has everything that failed tried again now."""
    if request.method == "POST":
        IndexRequest.objects.filter(attempts__gt=0).update(due_at=timezone.now())
        pushing.try_again_now()
        tasks.update_index.enqueue()
        messages.success(request, _("Semua yang gagal sedang dicoba lagi. Muat ulang halaman ini sebentar lagi."))
        return redirect("search_state")
    return render(request, "search/admin/state.html", {"state": health()})
