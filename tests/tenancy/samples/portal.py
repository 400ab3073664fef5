"""Samples of the portal's own screens: a chooser that offers what every reader sees, to its own people too."""

from tests.tenancy.samples.sample import CLOSED, Sample, page_of

PORTAL: dict[str, Sample] = {
    "service_chooser:choose": Sample(query=lambda w: {"q": "RAHASIA"}),
    "service_chooser:choose_results": Sample(query=lambda w: {"q": "RAHASIA"}),
    "service_chooser:chosen": Sample(kwargs=page_of("a_service", "pk"), closed=True, who="superuser", object=True),
    "service_chooser:chosen_multiple": Sample(query=lambda w: {"id": w.a_service.pk}),
    "service_chooser:create": CLOSED,
}
