"""BPBD, named by Diskominfo, with its people; and Dinkes, which is not."""

from typing import Any

import pytest

from tests.factories.alerts import issuer
from tests.factories.sites import portal, provisioned
from tests.factories.users import diskominfo, editor_of, operator_of


class House:
    def __init__(self) -> None:
        self.portal = portal()
        self.bpbd, self.dinkes = issuer(), provisioned("dinkes")
        self.operator, self.editor = operator_of(self.bpbd), editor_of(self.bpbd)
        self.second = editor_of(self.bpbd)
        self.diskominfo = diskominfo()
        self.stranger = editor_of(self.dinkes)


@pytest.fixture
def house(db: Any) -> House:
    return House()
