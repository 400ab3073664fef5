"""A site whose rows were written again is the site that was made, in the page tree and in the full-text tables."""

import re

import pytest
from django.db import connection, transaction
from wagtail.models import Locale, Page, Site

from cms.models import ContentVersion
from opd.models import Agency, NewsIndexPage
from tests.factories import replay
from tests.factories.sites import portal, provisioned, section_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="other engines make every site anew"),
]


@pytest.fixture
def nothing_known(monkeypatch):
    monkeypatch.setattr(replay, "_recordings", type(replay._recordings)(list))


def made() -> list[str]:
    """Make a site, return all that stands in the database, and take it back."""
    with transaction.atomic():
        portal()
        provisioned("dinkes")
        # How full-text tables are cut into pieces, and counters that never counted, say nothing; what waits for the
        # search was asked for when it was written.
        lines = sorted(
            re.sub(r"'\d{4}-[\d .:-]+'", "…", line) if '"search_indexrequest"' in line else line
            for line in connection.connection.iterdump()
            if not re.search(r'INTO "(\w+_fts_(data|idx|docsize|config)"|sqlite_sequence" VALUES\(\'\w+\',0\))', line)
        )
        connection.connection.execute("INSERT INTO search_fts(search_fts) VALUES('integrity-check')")
        transaction.set_rollback(True)
    return lines


def test_it_is_the_same_in_every_table(nothing_known, monkeypatch):
    first = made()
    monkeypatch.setattr("tests.factories.sites.provision", None)
    assert made() == first


def test_another_state_of_the_house_gets_a_site_of_its_own(nothing_known):
    made()
    english = Locale.objects.create(language_code="en")
    portal()
    provisioned("dinkes", languages=("en",))
    assert Page.objects.filter(locale=english, slug__startswith="dinkes").exists()
    assert Site.objects.count() == Agency.objects.exclude(site=None).count()


def test_a_row_that_the_site_would_change_is_not_overwritten(nothing_known):
    made()
    for _ in range(50):
        ContentVersion.bump()
    before = ContentVersion.current()
    portal()
    assert ContentVersion.current() > before
    assert section_of(provisioned("dinkes"), NewsIndexPage).live
