"""What citizens open most from pages of results, for whoever chooses what the portal shows first."""

from collections.abc import Sequence

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.registries.demand import Proposal
from search.insight.retention import KEPT
from search.models import FEWEST, QueryClick
from search.sources.pages import NAME as PAGE


def most_opened(limit: int) -> Sequence[Proposal]:
    """Return the pages that were opened `FEWEST` times or more while single clicks are kept; 1 question."""
    clicks = QueryClick.objects.filter(source_type=PAGE, clicked_at__gt=timezone.now() - KEPT).order_by()
    often = clicks.values("source_id").annotate(opened=Count("pk")).filter(opened__gte=FEWEST)
    said = _("dibuka %(number)d kali dari hasil pencarian dalam %(days)d hari")
    return [
        Proposal(row["source_id"], said % {"number": row["opened"], "days": KEPT.days})
        for row in often.order_by("-opened", "source_id")[:limit]
    ]
