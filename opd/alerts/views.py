"""The screens of the admin: the list, writing, and one alert with its preview, its history and what may be done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.models import ModelLogEntry

from cms.audit.rows import rows_of
from cms.audit.viewer import viewer_of
from cms.registries.chrome import get_chrome
from opd.alerts import rights
from opd.alerts.forms import AlertForm, StepForm
from opd.alerts.models import Alert
from opd.alerts.selectors import at_work, over
from opd.alerts.services import AlertRefused, may_take, take, write
from opd.alerts.showing import address_of, row_of, shown
from opd.alerts.states import WITH_REASON, State, Step
from opd.directory import directory_for

ICON = "warning"
# Buttons that stand behind the one that leads on.
_QUIET = (Step.TAKE_BACK, Step.DISCARD)
_DONE = {
    Step.SUBMIT: gettext_lazy("Diajukan. Orang kedua sudah diberi tahu lewat surel."),
    Step.TAKE_BACK: gettext_lazy("Ditarik kembali. Ini draf lagi."),
    Step.RETURN: gettext_lazy("Dikembalikan kepada penulisnya."),
    Step.APPROVE: gettext_lazy("Terbit. Semua situs menampilkannya sejak waktu mulainya."),
    Step.ISSUE_ALONE: gettext_lazy("Terbit mendesak. Orang kedua diminta memeriksanya lewat surel dan beranda admin."),
    Step.CONFIRM: gettext_lazy("Dikonfirmasi: dua orang kini bertanggung jawab atas isinya."),
    Step.STOP: gettext_lazy("Diakhiri. Semua situs sudah tidak menampilkannya."),
    Step.DISCARD: gettext_lazy("Draf dibatalkan."),
}


def index(request: HttpRequest) -> HttpResponse:
    """List what stands and what waits, then what was."""
    former = Paginator(over(request.user), 30).get_page(request.GET.get("p"))
    context = {
        "page_title": _("Informasi serta-merta"),
        "header_icon": ICON,
        "alerts": at_work(request.user),
        "former": former,
    }
    return TemplateResponse(request, "alerts/admin/index.html", context)


def add(request: HttpRequest) -> HttpResponse:
    """Write a new one."""
    return _write(request, AlertForm(request.POST or None, user=request.user), _("Tulis informasi serta-merta"))


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    alert = _own(request, pk)
    if alert.state != State.DRAFT and request.method != "POST":
        messages.warning(request, _("Hanya draf yang dapat diubah."))
        return redirect("alerts:show", pk)
    form = AlertForm(request.POST or None, instance=alert, user=request.user)
    return _write(request, form, _("Ubah draf"), alert=alert)


def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the correction of one that stands; it begins as a copy."""
    former = _own(request, pk)
    draft = former.corrections.filter(state__in=(State.DRAFT, State.WAITING)).first()
    if draft is not None and request.method != "POST":
        return redirect("alerts:show", draft.pk)
    initial = {name: getattr(former, name) for name in ("level", "title", "text", "area", "link", "ends_at")}
    if former.starts_at and not former.is_showing:
        initial["starts_at"] = former.starts_at
    form = AlertForm(request.POST or None, user=request.user, replaces=former, initial=initial)
    return _write(request, form, _("Tulis koreksi atau perpanjangan"), replaces=former)


def _write(
    request: HttpRequest, form: AlertForm, title: str, *, alert: Alert | None = None, replaces: Alert | None = None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        if alert is not None:
            # The form has changed its instance; what counts is which edition the person saw.
            alert.edition = form.cleaned_data.get("edition") or form.read_edition
        try:
            saved = write(actor=request.user, values=form.values(), alert=alert, replaces=replaces)
        except AlertRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Draf tersimpan. Lihat pratinjaunya, lalu ajukan."))
            return redirect("alerts:show", saved.pk)
    context = {
        "page_title": title,
        "header_icon": ICON,
        "form": form,
        "media": form.media,
        "back": alert or replaces,
        "replaces": form.replaces,
    }
    return TemplateResponse(request, "alerts/admin/write.html", context)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one as citizens would read it, with its history and what the person may do."""
    return _show(request, _own(request, pk))


def _show(request: HttpRequest, alert: Alert, tried: Step | None = None, form: StepForm | None = None) -> HttpResponse:
    user = request.user
    allowed = [step for step in Step if may_take(step, alert, user)]
    if tried is not None and tried not in allowed and form is not None and form.data.get("reason"):
        # The step is gone, what was typed is not.
        messages.warning(request, _("Alasan yang Anda tulis: %(reason)s") % {"reason": form.data["reason"][:500]})
    # The person to confirm needs no second way to issue it.
    if Step.APPROVE in allowed and Step.ISSUE_ALONE in allowed:
        allowed.remove(Step.ISSUE_ALONE)
    empty = StepForm(initial={"edition": alert.edition}, auto_id=False)
    viewer = viewer_of(user)
    entries = ModelLogEntry.objects.for_instance(alert).order_by("-timestamp", "-pk")
    context = {
        "page_title": alert.title,
        "header_icon": ICON,
        "alert": alert,
        "address": address_of(alert.pk),
        "plain_steps": sorted((step for step in allowed if step not in WITH_REASON), key=lambda step: step in _QUIET),
        "reason_steps": [
            {"step": step, "form": form if step == tried else None} for step in allowed if step in WITH_REASON
        ],
        "edition": empty["edition"].value(),
        "may_edit": alert.state == State.DRAFT and rights.may_write(user, alert.agency),
        "may_correct": alert.is_public and rights.may_write(user, alert.agency),
        "waits_for_other": alert.state in (State.WAITING, State.URGENT)
        and not {Step.APPROVE, Step.CONFIRM} & set(allowed),
        "correction": alert.corrections.exclude(state=State.DISCARDED).first(),
        "history": rows_of(list(entries), viewer, linked=False) if viewer else [],
    }
    return TemplateResponse(request, "alerts/admin/show.html", context)


@require_POST
def act(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take one step; a refusal is told on the same screen and keeps the reason that was typed."""
    if step not in Step.values:
        raise Http404
    alert, chosen = _own(request, pk), Step(step)
    form = StepForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Muat ulang halaman ini, lalu coba lagi."))
        return _show(request, alert, chosen, form)
    try:
        take(step=chosen, alert=alert, actor=request.user, **form.cleaned_data)
    except PermissionDenied:
        messages.error(request, _("Langkah ini hanya untuk Editor OPD ini atau Diskominfo."))
        return _show(request, _own(request, pk), chosen, form)
    except AlertRefused as refusal:
        messages.error(request, str(refusal))
        return _show(request, _own(request, pk), chosen, form)
    messages.success(request, _DONE[chosen])
    return redirect("alerts:show", pk)


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with a page of the portal as it would look with this alert, whatever its state is."""
    alert = _own(request, pk)
    request.is_preview = True  # type: ignore[attr-defined]
    chrome = get_chrome(request)
    chrome.alerts = shown([row_of(alert)], directory_for(request), request)
    return TemplateResponse(request, "alerts/admin/preview.html", {"chrome": chrome})


def _own(request: HttpRequest, pk: int) -> Alert:
    found = rights.alerts_for(request.user).select_related("agency__site__root_page", "link__locale", "replaces")
    return get_object_or_404(found.prefetch_related("agency__names"), pk=pk)
