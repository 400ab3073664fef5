"""Every entry is told in Indonesian, with who, what, when, where and why; none vanishes."""

import datetime

import pytest
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry

from cms.audit.actions import ACTIONS, Category
from cms.audit.selectors import Filters, Trail
from cms.audit.viewer import viewer_of
from opd.models import Topic
from tests.audit.entries import lines, note, seen, soup_of
from tests.factories.sites import home_of, site_tree
from tests.factories.users import diskominfo, editor_of, operator_of
from tests.publishing.drafts import decide, draft_news, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinkes():
    return site_tree("dinkes")["dinkes"]


def test_a_story_is_told_in_indonesian_from_draft_to_public_and_down_again(dinkes):
    operator, editor = operator_of(dinkes, first_name="Ani"), editor_of(dinkes, first_name="Budi")
    page = draft_news(dinkes, operator, title="Imunisasi gratis")
    submit(page, operator)
    decide(page, editor, "reject", comment="Tulis jadwalnya.")
    page = type(page).objects.get(pk=page.pk)
    page.current_workflow_state.resume(operator)
    decide(page, editor, "approve", comment="Sudah lengkap.")
    type(page).objects.get(pk=page.pk).unpublish(user=editor)
    told = [line.split(" Naskah ")[-1] for line in lines(operator)]
    for what in ("Diajukan untuk disetujui", "Dikembalikan", "Diajukan kembali", "Disetujui", "Diterbitkan"):
        assert any(what in line for line in told), what
    assert any("Turun dan arsip Diturunkan" in line and "Budi" in line for line in told)
    assert any("Dikembalikan" in line and "Tulis jadwalnya." in line for line in told)


def test_the_time_stands_as_people_write_it(dinkes):
    entry = note(home_of(dinkes), "wagtail.lock")
    moment = datetime.datetime(2017, 5, 15, 0, 59, tzinfo=datetime.UTC)
    PageLogEntry.objects.filter(pk=entry.pk).update(timestamp=moment)
    assert "Senin, 15 Mei 2017 07.59 WIB" in seen(diskominfo())


def test_an_entry_without_a_person_is_the_system_s(dinkes):
    note(home_of(dinkes), "wagtail.publish.scheduled")
    assert "Sistem Terbit Terbit sesuai jadwal" in seen(diskominfo(), pelaku="sistem")


def test_every_registered_action_shows_and_stock_ones_in_our_words(dinkes):
    home = home_of(dinkes)
    unlisted = []
    for code, label in registry.get_choices():
        note(home, code)
        if code not in ACTIONS:
            unlisted.append((code, str(label)))
    text = seen(diskominfo()) + seen(diskominfo(), p="2")
    for _code, label in unlisted:
        assert label in text
    assert [code for code, _label in unlisted if code.startswith(("wagtail.", "cms.", "opd.", "importing."))] == []


def test_unknown_actions_fall_under_others_and_never_vanish(dinkes):
    PageLogEntry.objects.bulk_create(
        [
            PageLogEntry(
                page=home_of(dinkes),
                label="Halaman",
                action="lama.tak_dikenal",
                timestamp=timezone.now(),
                data={"place": f"|p:{home_of(dinkes).pk}|"},
            )
        ]
    )
    assert "lama.tak_dikenal" in seen(operator_of(dinkes), perihal="lainnya")


def test_every_entry_is_in_exactly_one_category(dinkes):
    person = diskominfo()
    page = draft_news(dinkes, operator_of(dinkes))
    note(page, "cms.archive", reason="Usang")
    note(dinkes, "wagtail.edit")
    note(person, "wagtail.edit")
    note(dinkes.collection, "wagtail.edit")
    note(dinkes.editors, "wagtail.edit")
    viewer = viewer_of(person)
    whole = Trail(viewer).keys(0, 1000)
    parts = [key for category in Category for key in Trail(viewer, Filters(category=category)).keys(0, 1000)]
    assert sorted(parts) == sorted(whole)


@pytest.mark.parametrize(
    ("perihal", "expected"),
    [("berkas", "collection"), ("hak", "editors"), ("pengaturan", "agency")],
)
def test_a_plain_change_belongs_with_the_thing_that_was_changed(dinkes, perihal, expected):
    things = {"collection": dinkes.collection, "editors": dinkes.editors, "agency": dinkes}
    for thing in things.values():
        note(thing, "wagtail.edit")
    rows = lines(diskominfo(), perihal=perihal)
    assert any(str(things[expected]) in row and "Diubah" in row for row in rows)
    others = [str(thing) for name, thing in things.items() if name != expected]
    kinds = {"collection": "Koleksi", "editors": "Kelompok hak", "agency": "OPD"}
    assert all(kinds[expected].lower() in row.lower() for row in rows if any(other in row for other in others))


def test_a_thing_is_linked_only_for_those_who_may_edit_it(dinkes):
    page = draft_news(dinkes, operator_of(dinkes), title="Imunisasi gratis")
    topic = Topic.objects.create(name="Kesehatan ibu", slug="kesehatan-ibu")
    note(topic, "wagtail.create")
    hrefs = [link["href"] for link in soup_of(operator_of(dinkes)).select(".audit-table a")]
    assert f"/admin/pages/{page.pk}/edit/" in hrefs
    hrefs = [link["href"] for link in soup_of(diskominfo()).select(".audit-table a")]
    assert any(str(topic.pk) in href and "topic" in href for href in hrefs)
    note(dinkes, "wagtail.edit")
    hrefs = [link["href"] for link in soup_of(editor_of(dinkes)).select(".audit-table a")]
    assert not any("agency" in href for href in hrefs)


def test_details_of_an_odd_shape_do_not_break_the_page(dinkes):
    for code in registry.formatters:
        note(home_of(dinkes), code, revision=None, source="", title=3, comment=["?"], reason=7, gained="x", lost=5)
    assert lines(diskominfo())
