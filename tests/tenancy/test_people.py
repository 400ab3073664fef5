"""Whose things a person works with: of two OPDs when they serve two, of none once the role is lost."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.pages import edit
from wagtail.models import Comment

from opd.models import NewsPage
from tests.factories.media import ImageFactory
from tests.factories.sites import home_of, provisioned, site_tree
from tests.factories.users import UserFactory, editor_of, operator_of
from tests.publishing.drafts import decide, draft_news, news_section, submit
from tests.story.people import client_of
from tests.tenancy.hostile import news_form

pytestmark = pytest.mark.django_db


def text(client, name, *args, **query):
    return client.get(reverse(name, args=args), query).content.decode()


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_who_serves_two_opds_works_with_both_and_no_third():
    tree = site_tree("dinkes", "disdukcapil", "dispertan")
    first, second, third = tree["dinkes"], tree["disdukcapil"], tree["dispertan"]
    person = UserFactory(groups=[first.operators, second.operators])
    client = client_of(person)
    drafts = {
        agency: draft_news(agency, operator_of(agency), title=f"Naskah {agency.code}")
        for agency in tree.values()
        if agency.code != "portal"
    }
    pictures = {agency: ImageFactory(title=f"Gambar {agency.code}", collection=agency.collection) for agency in drafts}

    for agency, draft in drafts.items():
        assert client.get(edit_address(draft)).status_code == (404 if agency == third else 200)
        children = reverse("wagtailadmin_explore", args=[news_section(agency).pk])
        assert client.get(children).status_code == (404 if agency == third else 200)
    for name in ("wagtailimages_chooser:choose", "wagtailimages:index", "wagtailadmin_api:images:listing"):
        shown = text(client, name)
        assert [f"Gambar {agency.code}" in shown for agency in (first, second, third)] == [True, True, False], name
    assert "Naskah" in text(client, "wagtailadmin_pages:search", q="Naskah")
    assert "Naskah dispertan" not in text(client, "wagtailadmin_pages:search", q="Naskah")

    form = news_form(title="Judul bersama", image=pictures[second].pk)
    assert client.post(edit_address(drafts[first]), form).status_code == 302
    refused = client.post(edit_address(drafts[first]), news_form(image=pictures[third].pk))
    assert refused.status_code == 200
    assert "Gambar dispertan" not in refused.content.decode()


def test_who_loses_a_role_sees_nothing_at_the_next_request():
    agency = site_tree("dinkes")["dinkes"]
    person = editor_of(agency)
    draft = draft_news(agency, person, title="Naskah yang ditinggalkan")
    draft.locked, draft.locked_by, draft.locked_at = True, person, timezone.now()
    draft.save()
    # Another OPD keeps the door of the admin itself open.
    person.groups.add(provisioned("disdukcapil").operators)
    client = client_of(person)
    client.get(edit_address(draft))
    assert "Naskah yang ditinggalkan" in text(client, "wagtailadmin_home")

    person.groups.remove(agency.editors)
    assert client.get(edit_address(draft)).status_code == 404
    for name in ("wagtailadmin_home", "own_reports:locked", "own_reports:site-history"):
        assert "Naskah yang ditinggalkan" not in text(client, name), name
    assert "Naskah yang ditinggalkan" not in text(client, "wagtailadmin_pages:search", q="ditinggalkan")


def test_comments_are_mailed_to_those_alone_who_may_still_edit_the_page():
    agency = site_tree("dinkes")["dinkes"]
    writer, reader, leaver = operator_of(agency), operator_of(agency), operator_of(agency)
    draft = draft_news(agency, writer)
    comment = Comment.objects.create(page=draft, user=leaver, text="Komentar lama", contentpath="summary")
    leaver.groups.clear()
    told = {"resolved_comments": [], "deleted_comments": [], "replied_comments": []}
    # No page type shows Wagtail's comments yet; this is what its edit view calls when one does.
    edit.send_notification(
        [reader, leaver], "updated_comments", {"page": draft, "editor": writer, "new_comments": [comment], **told}
    )
    assert [letter.to for letter in mail.outbox] == [[reader.email]]


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_a_decision_is_mailed_to_who_submitted_only_while_they_have_the_role(decision):
    agency = site_tree("dinkes")["dinkes"]
    for stays in (True, False):
        writer = operator_of(agency)
        draft = draft_news(agency, writer, title=f"Naskah {stays}")
        submit(draft, writer)
        if not stays:
            writer.groups.clear()
        mail.outbox.clear()
        decide(NewsPage.objects.get(pk=draft.pk), editor_of(agency), decision, comment="Baik.")
        assert [letter.to for letter in mail.outbox] == ([[writer.email]] if stays else [])


def test_editors_have_reports_of_their_own_opd_and_operators_a_short_menu():
    agency = site_tree("dinkes")["dinkes"]
    menu = text(client_of(editor_of(agency)), "wagtailadmin_home")
    for route in ("locked", "workflow", "workflow_tasks", "site-history", "aging-pages"):
        assert f"/admin/reports/{route}/" in menu, route
    for route in ("/admin/reports/page-types-usage/", "/admin/localize/reports/translations/"):
        assert route not in menu
    assert "/admin/reports/" not in text(client_of(operator_of(agency)), "wagtailadmin_home")


def test_a_chooser_offers_own_drafts_and_what_readers_see_of_others():
    tree = site_tree("dinkes", "disdukcapil")
    own = draft_news(tree["disdukcapil"], operator_of(tree["disdukcapil"]), title="Naskah sendiri")
    other = draft_news(tree["dinkes"], operator_of(tree["dinkes"]), title="Naskah tetangga")
    client = client_of(operator_of(tree["disdukcapil"]))
    assert "Naskah sendiri" in text(client, "wagtailadmin_choose_page_search", q="naskah")
    assert "Naskah tetangga" not in text(client, "wagtailadmin_choose_page_search", q="naskah")
    other.get_latest_revision().publish(user=editor_of(tree["dinkes"]))
    assert "Naskah tetangga" in text(client, "wagtailadmin_choose_page_search", q="naskah")
    assert "Naskah tetangga" in text(client, "wagtailadmin_choose_page_child", news_section(tree["dinkes"]).pk)
    assert own.title in text(client, "wagtailadmin_choose_page_child", news_section(tree["disdukcapil"]).pk)
    assert client.get(reverse("wagtailadmin_choose_page")).status_code == 200
    assert client.get(reverse("wagtailadmin_choose_page_child", args=[home_of(tree["dinkes"]).pk])).status_code == 200
