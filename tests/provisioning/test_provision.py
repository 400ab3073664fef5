"""An agency becomes a living site, once and again, all or nothing."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
)

from cms.archive.removal import system_removal
from opd.models import Agency, NewsIndexPage, OpdFolderPage, OpdHomePage
from opd.provisioning import moderation
from opd.provisioning.services import provision
from opd.registry.services import register_agency
from tests.factories.sites import provisioned

pytestmark = [pytest.mark.django_db, pytest.mark.contract]
TABLES = (Page, Site, Group, Collection, GroupPagePermission, GroupCollectionPermission, Workflow, WorkflowPage)


def counts():
    return {table.__name__: table.objects.count() for table in TABLES}


@pytest.fixture
def agency():
    return register_agency(code="dlh", kind="dinas", name="Dinas Lingkungan Hidup", abbreviation="DLH", label="dlh")


def test_a_site_is_complete_and_answers(agency, client):
    provision(agency=agency)
    response = client.get("/", headers={"host": "dlh.localhost"})
    assert response.status_code == 200
    assert "Dinas Lingkungan Hidup" in response.content.decode()
    for slug in [
        "layanan",
        "berita",
        "pengumuman",
        "agenda",
        "galeri",
        "testimoni",
        "informasi-publik",
        "profil",
        "kontak",
    ]:
        assert client.get(f"/{slug}/", headers={"host": "dlh.localhost"}).status_code == 200, slug
    home = OpdHomePage.objects.get()
    assert home.get_parent().specific == OpdFolderPage.objects.get()
    assert not Site.objects.filter(is_default_site=True).exists()


def test_a_second_run_changes_nothing(agency):
    provision(agency=agency)
    before = counts()
    assert provision(agency=agency).made == []
    assert counts() == before


def test_a_second_run_mends_what_is_missing_and_keeps_what_people_changed(agency):
    provision(agency=agency)
    agency.refresh_from_db()
    home = OpdHomePage.objects.get()
    OpdHomePage.objects.update(title="Judul oleh editor", tagline="Kalimat oleh editor")
    with system_removal():
        NewsIndexPage.objects.get(path__startswith=home.path).delete()
    GroupPagePermission.objects.filter(group=agency.operators).delete()
    GroupCollectionPermission.objects.filter(group=agency.editors).delete()
    WorkflowPage.objects.all().delete()
    provision(agency=agency)
    home = OpdHomePage.objects.get()
    assert (home.title, home.tagline) == ("Judul oleh editor", "Kalimat oleh editor")
    assert NewsIndexPage.objects.filter(path__startswith=home.path).count() == 1
    assert GroupPagePermission.objects.filter(group=agency.operators, page=home.page_ptr).count() == 2
    assert GroupCollectionPermission.objects.filter(group=agency.editors).exists()
    assert WorkflowPage.objects.get(page=home.page_ptr).workflow == agency.workflow


def test_a_failure_half_way_leaves_nothing(agency, monkeypatch):
    provisioned("dinkes")
    before = counts()

    def fail(*args):
        raise RuntimeError("listrik padam")

    monkeypatch.setattr(moderation, "bind_workflow", fail)
    with pytest.raises(RuntimeError):
        provision(agency=agency)
    monkeypatch.undo()
    assert counts() == before
    assert Agency.objects.get(pk=agency.pk).site_id is None
    assert provision(agency=agency).made


def test_a_language_is_made_for_one_agency_alone(agency):
    other = provisioned("dinkes")
    provision(agency=agency, languages=["en"])
    agency.refresh_from_db()
    english = OpdHomePage.objects.get(agency=agency, locale__language_code="en")
    assert not english.live
    assert english.get_parent().slug == "opd-en"
    assert english.translation_key == agency.site.root_page.translation_key
    assert GroupPagePermission.objects.filter(group=agency.editors, page=english.page_ptr).exists()
    assert WorkflowPage.objects.filter(page=english.page_ptr, workflow=agency.workflow).exists()
    assert not OpdHomePage.objects.filter(agency=other).exclude(locale__language_code="id").exists()
    assert provision(agency=agency, languages=["en"]).made == []


def test_an_unknown_language_is_refused_in_indonesian(agency):
    with pytest.raises(ValidationError, match="Bahasa tidak dikenal"):
        provision(agency=agency, languages=["su"])


def test_operators_and_editors_hold_exactly_their_own_rights(agency):
    provision(agency=agency)
    agency.refresh_from_db()
    rights = {
        role: sorted(
            GroupPagePermission.objects.filter(group=getattr(agency, role)).values_list(
                "permission__codename", flat=True
            )
        )
        for role in ("operators", "editors")
    }
    assert rights == {
        "operators": ["add_page", "change_page"],
        "editors": ["add_page", "change_page", "lock_page", "publish_page", "unlock_page"],
    }
    pages = GroupPagePermission.objects.filter(group__in=[agency.operators, agency.editors]).values_list(
        "page", flat=True
    )
    assert set(pages) == {agency.site.root_page_id}
    collections = GroupCollectionPermission.objects.filter(group__in=[agency.operators, agency.editors])
    assert set(collections.values_list("collection", flat=True)) == {agency.collection_id}
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
