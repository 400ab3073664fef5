"""The demo's alerts: two of the past in the archive, one that waits for its second person; none shows on any site."""

from datetime import datetime, timedelta

from django.utils import timezone

from cms.models import User
from home.demo import people
from opd.alerts.levels import Level
from opd.alerts.models import Alert
from opd.alerts.services import take, write
from opd.alerts.states import State, Step
from opd.models import Agency

ISSUER = "bpbd"


def make_alerts(agencies: dict[str, Agency]) -> int:
    """Name the demo's issuer and write its alerts, unless it has any; return how many were made."""
    agency = agencies.get(ISSUER)
    if agency is None or Alert.objects.filter(agency=agency, is_demo=True).exists():
        return 0
    demo = people.demo_users()
    operator = demo.filter(groups=agency.operators_id).first()
    editor = demo.filter(groups=agency.editors_id).first()
    if operator is None or editor is None:
        return 0
    Agency.objects.filter(pk=agency.pk).update(issues_alerts=True)
    now = timezone.now()
    _past(
        agency,
        now - timedelta(days=40),
        level=Level.WATCH,
        title="Gelombang tinggi di pantai utara (contoh)",
        text="Nelayan perahu kecil menunda melaut. Pantau kabar di situs ini. (Contoh, bukan peringatan.)",
        area="Pesisir Juwana dan Tayu (contoh)",
    )
    _past(
        agency,
        now - timedelta(days=12),
        level=Level.STANDBY,
        title="Banjir rob di pesisir (contoh)",
        text="Pindahkan barang ke tempat tinggi dan jauhi tepi sungai. (Contoh, bukan peringatan.)",
        area="Kecamatan Juwana (contoh)",
    )
    _waiting(agency, operator, now)
    return 3


def remove_alerts() -> int:
    """Remove the demo's alerts; its issuer is named no longer, unless people have issued something there."""
    alerts = Alert.objects.filter(is_demo=True)
    count = alerts.count()
    alerts.delete()
    if count and not Alert.objects.filter(agency__code=ISSUER).exists():
        Agency.objects.filter(code=ISSUER).update(issues_alerts=False)
    return count


def _past(agency: Agency, start: datetime, **words: str) -> None:
    Alert.objects.create(
        agency=agency,
        state=State.ISSUED,
        starts_at=start,
        ends_at=start + timedelta(hours=30),
        issued_at=start,
        begin_logged=True,
        end_logged=True,
        is_demo=True,
        **words,
    )


def _waiting(agency: Agency, operator: User, now: datetime) -> None:
    values = {
        "agency": agency,
        "level": Level.INFORMATION,
        "title": "Latihan sirene di pesisir (contoh)",
        "text": "Sirene berbunyi untuk latihan. Warga tidak perlu mengungsi. (Contoh, bukan peringatan.)",
        "area": "Kecamatan Juwana (contoh)",
        "link": None,
        "starts_at": None,
        "ends_at": now + timedelta(days=3),
    }
    alert = write(actor=operator, values=values)
    Alert.objects.filter(pk=alert.pk).update(is_demo=True)
    # Submitted without mail: demo people have no letter box.
    take(step=Step.SUBMIT, alert=alert, actor=operator, edition=alert.edition)
