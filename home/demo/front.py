"""Chooses the demo's five services for the portal's first screen, as Diskominfo would."""

from cms.models import ContentVersion
from home.first_services import MAX_CHOSEN
from home.models import ChosenService, PortalHomePage
from opd.pages import ServicePage

# Code of the OPD, title of the service there, and what people say.
_CHOSEN = (
    ("disdukcapil", "Perekaman dan pencetakan KTP-el", "Buat KTP-el"),
    ("disdukcapil", "Penerbitan akta kelahiran", "Buat akta kelahiran"),
    ("dputr", "Pelaporan jalan dan jembatan rusak", "Lapor jalan rusak"),
    ("rsud-soewondo", "Pendaftaran rawat jalan", "Daftar berobat"),
    ("dinsos", "Usulan menjadi penerima bantuan sosial", "Usul bantuan sosial"),
    ("dinkes", "Surat keterangan sehat", ""),
)


def choose_services() -> None:
    """Fill the portal's choice with demo services that exist; what anybody wrote on that page is left alone."""
    home = PortalHomePage.objects.filter(latest_revision=None, chosen_services=None).order_by("pk").first()
    if home is None:
        return
    services = ServicePage.objects.filter(is_demo=True, live=True, locale=home.locale).select_related("agency")
    found = {(service.agency.code, service.title): service for service in services}
    rows = [
        ChosenService(page=home, service=found[code, title], label=label, sort_order=number)
        for number, (code, title, label) in enumerate(_CHOSEN)
        if (code, title) in found
    ]
    if rows:
        # The rows alone: a home page that is saved makes every process forget the addresses of all sites.
        ChosenService.objects.bulk_create(rows[:MAX_CHOSEN])
        ContentVersion.bump()
