"""Each OPD sees its own entries, whatever became of the thing; Diskominfo sees all."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, PageLogEntry

from cms.models import User
from cms.publishing.four_eyes import system_publication
from media_pipeline.models import Document
from opd.models import NewsPage
from tests.audit.entries import lines, note, seen, soup_of
from tests.factories.sites import home_of, provisioned, site_tree
from tests.factories.users import UserFactory, diskominfo, editor_of, operator_of, superuser
from tests.publishing.drafts import draft_news, news_section
from tests.story.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def opds():
    return site_tree("dinkes", "disdukcapil")


@pytest.fixture
def dinkes(opds):
    return opds["dinkes"]


@pytest.fixture
def disdukcapil(opds):
    return opds["disdukcapil"]


def test_an_opd_sees_its_pages_and_no_other_s(dinkes, disdukcapil):
    draft_news(dinkes, operator_of(dinkes), title="Imunisasi gratis")
    draft_news(disdukcapil, operator_of(disdukcapil), title="Rekam KTP keliling")
    for person in (operator_of(dinkes), editor_of(dinkes)):
        text = seen(person)
        assert "Imunisasi gratis" in text
        assert "Rekam KTP" not in text
    assert "Imunisasi gratis" in seen(diskominfo())
    assert "Rekam KTP" in seen(diskominfo())


def test_a_deleted_draft_stays_in_the_log_of_its_opd(dinkes, disdukcapil):
    page = draft_news(dinkes, operator_of(dinkes), title="Draf yang dihapus")
    page.delete(user=editor_of(dinkes))
    assert not NewsPage.objects.exists()
    found = [line for line in lines(operator_of(dinkes)) if "Draf yang dihapus" in line]
    assert any("Dihapus" in line for line in found)
    assert "Draf yang dihapus" not in seen(operator_of(disdukcapil))


def test_what_happened_before_a_move_stays_with_the_opd_where_it_happened(dinkes, disdukcapil):
    page = draft_news(dinkes, operator_of(dinkes), title="Berita pindahan")
    note(page, "wagtail.lock")
    with system_publication():
        page.move(news_section(disdukcapil), pos="last-child")
    note(NewsPage.objects.get(pk=page.pk), "wagtail.unlock")
    old, new = seen(operator_of(dinkes)), seen(operator_of(disdukcapil))
    assert "Dikunci" in old
    assert "Kunci dibuka" not in old
    assert "Dikunci" not in new
    assert "Kunci dibuka" in new
    assert "Dipindahkan" in old
    assert "Dipindahkan" in new


def test_another_order_of_the_sites_gives_no_opd_another_s_entries(dinkes, disdukcapil):
    draft_news(dinkes, operator_of(dinkes), title="Imunisasi gratis")
    draft_news(disdukcapil, operator_of(disdukcapil), title="Rekam KTP keliling")
    was = home_of(dinkes).path
    with system_publication():
        home_of(disdukcapil).move(home_of(dinkes), pos="left")
    assert home_of(disdukcapil).path == was
    for agency, own, other in ((dinkes, "Imunisasi", "Rekam KTP"), (disdukcapil, "Rekam KTP", "Imunisasi")):
        text = seen(operator_of(type(agency).objects.get(pk=agency.pk)))
        assert own in text
        assert other not in text


def test_media_belong_to_the_opd_of_their_collection(dinkes, disdukcapil):
    document = Document.objects.create(title="Formulir imunisasi", collection=dinkes.collection)
    note(document, "wagtail.edit", by=operator_of(dinkes))
    document.delete()
    assert "Formulir imunisasi" in seen(operator_of(dinkes))
    assert "Formulir imunisasi" not in seen(operator_of(disdukcapil))
    shared = Document.objects.create(title="Di koleksi bersama", collection=Collection.get_first_root_node())
    note(shared, "wagtail.edit")
    assert "Di koleksi bersama" not in seen(operator_of(dinkes))
    assert "Di koleksi bersama" in seen(diskominfo())


def test_an_opd_sees_the_roles_that_concern_it_and_no_other_opd_s(dinkes, disdukcapil):
    person = UserFactory(first_name="Siti", last_name="Pindah", groups=[dinkes.operators, disdukcapil.operators])
    both = {"gained": [disdukcapil.operators.name], "lost": [dinkes.operators.name]}
    note(person, "cms.account.roles", by=diskominfo(), **both)
    text = seen(editor_of(dinkes))
    assert f"kehilangan: {dinkes.operators.name}" in text
    assert "mendapat" not in text
    assert disdukcapil.operators.name not in text
    assert "mendapat" in seen(editor_of(disdukcapil))
    everything = seen(diskominfo())
    assert f"mendapat: {disdukcapil.operators.name}; kehilangan: {dinkes.operators.name}" in everything


@pytest.mark.parametrize("shape", ["id", "dict"])
def test_roles_are_understood_by_number_too(dinkes, disdukcapil, shape):
    group = dinkes.operators
    role = group.pk if shape == "id" else {"id": group.pk, "name": group.name}
    note(UserFactory(), "cms.account.roles", gained=[role], lost=[])
    assert f"mendapat: {group.name}" in seen(editor_of(dinkes))
    assert f"mendapat: {group.name}" in seen(diskominfo())
    assert group.name not in seen(editor_of(disdukcapil))


def test_roles_of_one_opd_alone_are_not_seen_by_another_of_the_same_person(dinkes, disdukcapil):
    person = UserFactory(first_name="Siti", groups=[dinkes.operators, disdukcapil.operators])
    note(person, "cms.account.roles", gained=[disdukcapil.operators.name], lost=[])
    assert "Siti" not in seen(editor_of(dinkes))


def test_a_change_of_an_account_belongs_to_the_opds_whose_role_it_holds(dinkes, disdukcapil):
    note(operator_of(dinkes, first_name="Wahyu"), "wagtail.edit", by=diskominfo())
    assert "Wahyu" in seen(editor_of(dinkes))
    assert "Wahyu" not in seen(editor_of(disdukcapil))


def test_an_operator_reads_no_mail_addresses(dinkes):
    person = operator_of(dinkes, username="siti@contoh.invalid", first_name="", last_name="")
    note(home_of(dinkes), "cms.archive", by=person, reason="Diminta oleh warga@contoh.invalid")
    text = soup_of(operator_of(dinkes)).get_text()
    assert "Diminta oleh (alamat e-mail)" in text
    assert "contoh.invalid" not in text
    assert "siti@contoh.invalid" in seen(editor_of(dinkes))


def test_a_person_of_two_opds_sees_both_and_can_tell_them_apart(dinkes, disdukcapil):
    provisioned("dispertan")
    draft_news(dinkes, operator_of(dinkes), title="Imunisasi gratis")
    draft_news(disdukcapil, operator_of(disdukcapil), title="Rekam KTP keliling")
    both = UserFactory(groups=[dinkes.operators, disdukcapil.operators])
    choices = [option["value"] for option in soup_of(both).select("[name=tempat] option")]
    assert choices == ["", "disdukcapil", "dinkes"]
    assert "Imunisasi" in seen(both)
    assert "Rekam KTP" in seen(both)
    only = seen(both, tempat="disdukcapil")
    assert "Rekam KTP" in only
    assert "Imunisasi" not in only
    assert not soup_of(operator_of(dinkes)).select("[name=tempat]")


def test_another_opd_s_place_cannot_be_asked_for(dinkes, disdukcapil):
    provisioned("dispertan")
    both = UserFactory(groups=[dinkes.operators, disdukcapil.operators])
    assert soup_of(both, tempat="dispertan").select(".audit-filters__error")
    assert not soup_of(both, tempat="dispertan").select(".audit-table")


def test_settings_of_the_registry_belong_to_their_opd(dinkes, disdukcapil):
    note(dinkes, "wagtail.edit", by=diskominfo())
    assert dinkes.current_name in seen(editor_of(dinkes))
    assert dinkes.current_name not in seen(editor_of(disdukcapil))


def test_who_has_no_place_here_is_turned_away(dinkes):
    stranger = UserFactory(groups=[Group.objects.create(name="Tanpa tempat")])
    from django.contrib.auth.models import Permission

    stranger.groups.get().permissions.add(Permission.objects.get(codename="access_admin"))
    note(home_of(dinkes), "wagtail.lock")
    for name, args in (("audit:index", []), ("audit:export", ["csv"])):
        assert client_of(stranger).get(reverse(name, args=args)).status_code == 302
        assert Client(headers={"host": "localhost"}).get(reverse(name, args=args)).status_code == 302


def test_entries_outlive_the_suspension_and_the_deletion_of_an_account(dinkes):
    suspended, gone = editor_of(dinkes, first_name="Ditangguh", last_name="Kan"), editor_of(dinkes)
    note(home_of(dinkes), "wagtail.lock", by=suspended)
    note(home_of(dinkes), "wagtail.unlock", by=gone)
    User.objects.filter(pk=suspended.pk).update(is_active=False)
    number = gone.pk
    User.objects.filter(pk=number).delete()
    text = seen(operator_of(dinkes))
    assert "Ditangguh Kan (ditangguhkan) Naskah Dikunci" in text
    assert f"Akun terhapus nomor {number} Naskah Kunci dibuka" in text
    assert "Ditangguh Kan" in seen(operator_of(dinkes), pelaku=suspended.pk)
    assert f"nomor {number}" in seen(operator_of(dinkes), pelaku=number)


def test_nobody_changes_or_deletes_an_entry_in_the_admin(dinkes):
    entry = note(home_of(dinkes), "cms.archive", by=editor_of(dinkes), reason="Sudah usang")
    for person in (operator_of(dinkes), editor_of(dinkes), diskominfo(), superuser()):
        client = client_of(person)
        for method in ("post", "put", "patch", "delete"):
            for url in (reverse("audit:index"), reverse("audit:export", args=["csv"])):
                assert getattr(client, method)(url, {"id": entry.pk, "label": "Palsu"}).status_code == 405
        html = client.get(reverse("audit:index")).content.decode()
        assert 'method="post"' not in html.split('id="main"')[1]
    kept = PageLogEntry.objects.get(pk=entry.pk)
    assert (kept.label, kept.data["reason"]) == (entry.label, "Sudah usang")
