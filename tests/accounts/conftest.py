"""People of two OPDs and Diskominfo."""

import pytest

from tests.factories.sites import site_tree
from tests.factories.users import diskominfo, editor_of
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


@pytest.fixture
def editor(dinkes):
    return editor_of(dinkes)
