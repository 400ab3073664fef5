"""People of two OPDs and Diskominfo."""

import pytest

from tests.factories.sites import site_tree
from tests.factories.users import diskominfo
from tests.story.people import client_of


@pytest.fixture
def sites(db):
    return site_tree()


@pytest.fixture
def dinkes(sites):
    return sites["dinkes"]


@pytest.fixture
def disdukcapil(sites):
    return sites["disdukcapil"]


@pytest.fixture
def manager(sites):
    return diskominfo()


@pytest.fixture
def desk(manager):
    """Diskominfo's client."""
    return client_of(manager)
