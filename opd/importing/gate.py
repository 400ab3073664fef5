"""An imported article is submitted and goes on line only after somebody ticked every reason to check its source."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from opd.importing.models import ImportedArticle, ReviewReason
from opd.importing.reader import split_lines
from opd.importing.services import tick_reasons, untick_reasons

# Stands in a form that shows the panel: there, a box that is not ticked is not sent, and that means something.
SHOWN = "import-reasons-shown"


def field_name(reason: ReviewReason) -> str:
    """Return the name of a reason's checkbox in the page's edit form."""
    return f"import-reason-{reason.pk}"


class ReviewGate:
    """Registered with `cms.publishing.gates`; has nothing to say about pages that were not imported."""

    name = "importing.review"

    def blockers(self, page: Any, data: Mapping[str, Any] | None = None) -> list[str]:
        posted = data or {}
        open_reasons = [
            reason
            for reason in _reasons_of(page)
            if field_name(reason) not in posted and (SHOWN in posted or reason.ticked_at is None)
        ]
        if not open_reasons:
            return []
        return [
            _("Naskah impor: masih ada %(count)s alasan “periksa sumber” yang belum dicentang.")
            % {"count": len(open_reasons)}
        ]

    def render_panel(self, page: Any, request: HttpRequest) -> SafeString:
        article = ImportedArticle.objects.filter(page_id=page.pk).first()
        if article is None:
            return SafeString("")
        reasons = list(article.reasons.select_related("ticked_by"))
        suspect = {line for reason in reasons for line in reason.lines}
        context = {
            "shown": SHOWN,
            "article": article,
            "reasons": [
                {"reason": reason, "name": field_name(reason), "checked": _is_checked(reason, request.POST)}
                for reason in reasons
            ],
            "lines": [
                {"number": number, "text": text, "suspect": number in suspect}
                for number, text in enumerate(split_lines(article.raw_text), 1)
            ],
        }
        return render_to_string("importing/review_panel.html", context, request=request)

    def save(self, page: Any, data: Mapping[str, Any], user: Any) -> None:
        reasons = _reasons_of(page)
        tick_reasons(reasons=[reason for reason in reasons if field_name(reason) in data], user=user)
        if SHOWN in data:
            untick_reasons(reasons=[reason for reason in reasons if field_name(reason) not in data], user=user)


def _reasons_of(page: Any) -> list[ReviewReason]:
    return list(ReviewReason.objects.filter(article__page_id=page.pk))


def _is_checked(reason: ReviewReason, posted: Mapping[str, Any]) -> bool:
    """A form that comes back with errors shows what was ticked in it, not what is stored."""
    return field_name(reason) in posted if SHOWN in posted else reason.ticked_at is not None
