"""Lists of pages cost the same however many rows they have, every button's question included."""

import pytest
from django.urls import reverse

from cms.archive.services import archive_page
from opd.models import NewsIndexPage
from tests.factories.sites import section_of, site_tree
from tests.factories.users import editor_of, operator_of
from tests.publishing.drafts import draft_news
from tests.story.people import client_of
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = pytest.mark.django_db


def test_the_explorer_asks_no_row_by_itself():
    agency = site_tree("dinkes")["dinkes"]
    operator, editor = operator_of(agency), editor_of(agency)
    for number in range(12):
        page = draft_news(agency, operator, title=f"Berita {number}")
        if number % 2:
            page.get_latest_revision().publish(user=editor)
    client = client_of(editor)
    address = reverse("wagtailadmin_explore", args=[section_of(agency, NewsIndexPage).pk])
    client.get(address)
    warm_project_caches()
    with assert_max_queries(41, "penjelajah halaman"):
        assert "Berita 11" in client.get(address).content.decode()


def test_the_archive_s_list_too():
    agency = site_tree("dinkes")["dinkes"]
    editor = editor_of(agency)
    for number in range(12):
        page = draft_news(agency, operator_of(agency), title=f"Berita {number}")
        page.get_latest_revision().publish(user=editor)
        archive_page(page=page, actor=editor, reason="Lewat")
    client = client_of(editor)
    client.get(reverse("archive:index"))
    with assert_max_queries(25, "arsip"):
        assert "Berita 11" in client.get(reverse("archive:index")).content.decode()
