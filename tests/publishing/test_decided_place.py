"""What an Editor approved for later, or reads now, stays where it stands: place and hour are part of the decision."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cms.publishing.four_eyes import system_publication
from opd.models import PlainPage
from tests.factories.pages import PlainPageFactory
from tests.factories.sites import home_of, site_tree
from tests.factories.users import editor_of, operator_of, superuser
from tests.publishing.drafts import submit
from tests.story.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinkes():
    return site_tree("dinkes")["dinkes"]


def draft_below(parent, author, **fields):
    page = PlainPage(title="Naskah", owner=author, live=False, has_unpublished_changes=True, **fields)
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision(user=author)
    return PlainPage.objects.get(pk=page.pk)


def everything_tried(person, page, target):
    client = client_of(person)
    bulk = [reverse("wagtail_bulk_action", args=["wagtailcore", "page", name]) for name in ("move", "delete")]
    for address, data in (
        (reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]), {}),
        (f"{bulk[0]}?id={page.pk}", {"chooser": target.pk}),
        (reverse("wagtailadmin_pages:delete", args=[page.pk]), {}),
        (f"{bulk[1]}?id={page.pk}", {}),
    ):
        with transaction.atomic():
            client.post(address, data)


@pytest.mark.parametrize("who", [operator_of, editor_of, lambda agency: superuser()])
def test_a_page_approved_for_later_is_neither_moved_nor_deleted(dinkes, who):
    section, target = PlainPageFactory(agency=dinkes), PlainPageFactory(agency=dinkes)
    person = who(dinkes)
    page = draft_below(section, person, go_live_at=timezone.now() + timedelta(hours=1))
    page.get_latest_revision().publish(user=editor_of(dinkes))
    everything_tried(person, page, target)
    assert PlainPage.objects.get(pk=page.pk).get_parent().pk == section.pk
    assert PlainPage.objects.get(pk=page.pk).approved_schedule


def test_nor_goes_it_with_the_draft_that_it_stands_below(dinkes):
    operator, target = operator_of(dinkes), PlainPageFactory(agency=dinkes)
    above = draft_below(home_of(dinkes), operator)
    page = draft_below(above, operator, go_live_at=timezone.now() + timedelta(hours=1))
    page.get_latest_revision().publish(user=editor_of(dinkes))
    everything_tried(operator, PlainPage.objects.get(pk=above.pk), target)
    assert PlainPage.objects.get(pk=page.pk).get_parent().get_parent().pk == home_of(dinkes).pk


def test_a_draft_under_review_stays_in_its_place_for_its_author(dinkes):
    section, target = PlainPageFactory(agency=dinkes), PlainPageFactory(agency=dinkes)
    operator = operator_of(dinkes)
    page = draft_below(section, operator)
    submit(page, operator)
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    client_of(operator).post(address)
    assert PlainPage.objects.get(pk=page.pk).get_parent().pk == section.pk
    # The Editor who reads it may say where it belongs.
    client_of(editor_of(dinkes)).post(address)
    assert PlainPage.objects.get(pk=page.pk).get_parent().pk == target.pk


def test_once_the_schedule_is_ended_the_draft_is_its_author_s_again(dinkes):
    operator, editor = operator_of(dinkes), editor_of(dinkes)
    page = draft_below(home_of(dinkes), operator, go_live_at=timezone.now() + timedelta(hours=1))
    revision = page.get_latest_revision()
    revision.publish(user=editor)
    client_of(editor).post(reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk]))
    client_of(operator).post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not PlainPage.objects.filter(pk=page.pk).exists()


def test_the_system_moves_what_it_has_to(dinkes):
    target = PlainPageFactory(agency=dinkes)
    page = draft_below(home_of(dinkes), operator_of(dinkes), go_live_at=timezone.now() + timedelta(hours=1))
    page.get_latest_revision().publish(user=editor_of(dinkes))
    with system_publication():
        PlainPage.objects.get(pk=page.pk).move(target, pos="last-child")
    assert PlainPage.objects.get(pk=page.pk).get_parent().pk == target.pk
