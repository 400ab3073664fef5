"""The demo's warnings: two in the archive, one that waits, none on any site; and all of them go with the demo."""

from collections.abc import Callable
from typing import Any

import pytest

from home.demo.removal import remove
from opd.alerts.models import Alert
from opd.alerts.states import State
from opd.models import Agency

pytestmark = pytest.mark.django_db


def test_they_are_marked_stand_nowhere_and_go_with_the_demo(
    seed: Callable[..., Any], mailoutbox: list[Any], client: Any
) -> None:
    seed(codes=("portal", "bpbd"), per_kind=1, pictures=1)
    assert Agency.objects.get(code="bpbd").issues_alerts
    assert not Alert.objects.showing().exists()
    assert Alert.objects.ever_public().count() == 2
    assert Alert.objects.filter(state=State.WAITING).count() == 1
    assert all(alert.is_demo and "contoh" in alert.title for alert in Alert.objects.all())
    assert not mailoutbox
    html = client.get("/informasi-serta-merta/", headers={"host": "localhost"}).content.decode()
    assert html.count("Data contoh") >= 2
    before = list(Alert.objects.order_by("pk").values())
    seed(codes=("portal", "bpbd"), per_kind=1, pictures=1)
    assert list(Alert.objects.order_by("pk").values()) == before
    remove()
    assert not Alert.objects.exists()
    assert not Agency.objects.get(code="bpbd").issues_alerts
