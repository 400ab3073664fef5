"""Nobody puts on line what they wrote, by whatever road."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from cms.models import RevisionApproval
from cms.publishing.four_eyes import FourEyesError, contributor_ids, system_publication
from opd.models import NewsPage
from tests.factories.sites import provisioned
from tests.factories.users import diskominfo, editor_of, operator_of, superuser
from tests.publishing.drafts import decide, draft_news, news_section, submit

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture
def dinkes():
    return provisioned("dinkes")


def is_live(page):
    return NewsPage.objects.get(pk=page.pk).live


def test_an_editor_publishes_what_an_operator_wrote(dinkes):
    page = draft_news(dinkes, operator_of(dinkes))
    editor = editor_of(dinkes)
    page.get_latest_revision().publish(user=editor)
    assert is_live(page)
    assert RevisionApproval.objects.get(page_id=page.pk).approver == editor


@pytest.mark.parametrize("who", ["editor", "superuser", "both"])
def test_an_author_publishes_nothing_of_their_own(dinkes, who):
    author = {"editor": editor_of, "both": editor_of}.get(who, lambda agency: superuser())(dinkes)
    if who == "both":
        author.groups.add(dinkes.operators)
    page = draft_news(dinkes, author)
    with pytest.raises(FourEyesError):
        page.get_latest_revision().publish(user=author)
    with pytest.raises(FourEyesError):
        PublishPageRevisionAction(page.get_latest_revision(), user=author).execute(skip_permission_checks=True)
    with pytest.raises(FourEyesError):
        page.get_latest_revision().publish()
    assert not is_live(page)


def test_an_operator_lacks_the_right_even_for_others_work(dinkes):
    page = draft_news(dinkes, operator_of(dinkes))
    with pytest.raises(PermissionDenied):
        page.get_latest_revision().publish(user=operator_of(dinkes))
    assert not is_live(page)


def test_an_editor_of_another_opd_publishes_nothing_here(dinkes):
    page = draft_news(dinkes, operator_of(dinkes))
    with pytest.raises(PermissionDenied):
        page.get_latest_revision().publish(user=editor_of(provisioned("disdukcapil")))
    assert not is_live(page)


def test_who_edits_during_review_has_become_an_author(dinkes):
    page = draft_news(dinkes, operator_of(dinkes))
    editor = editor_of(dinkes)
    page.title = "Imunisasi gratis, jadwal baru"
    page.save_revision(user=editor)
    with pytest.raises(FourEyesError):
        page.get_latest_revision().publish(user=editor)
    page.get_latest_revision().publish(user=editor_of(dinkes))
    assert is_live(page)


def test_who_saved_a_draft_without_a_change_may_return_it_but_not_approve_it(dinkes):
    page = draft_news(dinkes, operator_of(dinkes))
    editor = editor_of(dinkes)
    submit(page, page.owner)
    page.save_revision(user=editor)
    with pytest.raises(FourEyesError):
        page.get_latest_revision().publish(user=editor)
    assert [name for name, _label, _modal in page.current_workflow_task.get_actions(page, editor)] == ["reject"]
    decide(page, editor, "reject", comment="Tulis jadwalnya.")
    assert not is_live(page)


def test_contributions_before_the_last_approval_no_longer_count(dinkes):
    operator, editor, second = operator_of(dinkes), editor_of(dinkes), editor_of(dinkes)
    page = draft_news(dinkes, editor)
    page.get_latest_revision().publish(user=second)
    page = NewsPage.objects.get(pk=page.pk)
    page.title = "Perbaikan oleh operator"
    revision = page.save_revision(user=operator)
    assert contributor_ids(revision) == {operator.pk}
    revision.publish(user=editor)
    assert NewsPage.objects.get(pk=page.pk).title == "Perbaikan oleh operator"


def test_scheduling_needs_other_eyes_and_then_goes_live_by_command(dinkes):
    operator, editor = operator_of(dinkes), editor_of(dinkes)
    page = draft_news(dinkes, operator, go_live_at=timezone.now() + datetime.timedelta(hours=1))
    with pytest.raises(PermissionDenied):
        page.get_latest_revision().publish(user=operator)
    page.get_latest_revision().publish(user=editor)
    assert not is_live(page)
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    with system_publication():
        revision.save(update_fields=["approved_go_live_at", "content"])
    call_command("publish_scheduled")
    assert is_live(page)


def test_a_schedule_that_nobody_approved_does_not_go_live_and_stops_no_other(dinkes):
    past = timezone.now() - datetime.timedelta(minutes=1)
    forged = draft_news(dinkes, operator_of(dinkes), title="Tanpa persetujuan")
    forged.get_latest_revision().__class__.objects.filter(pk=forged.latest_revision_id).update(approved_go_live_at=past)
    good = draft_news(dinkes, operator_of(dinkes), title="Disetujui")
    revision = good.get_latest_revision()
    RevisionApproval.objects.create(revision=revision, page_id=good.pk, approver=editor_of(dinkes))
    revision.approved_go_live_at = past
    revision.save(update_fields=["approved_go_live_at"])
    with pytest.raises(Exception, match=str(forged.pk)):
        call_command("publish_scheduled")
    assert not is_live(forged)
    assert is_live(good)


def test_expiry_takes_a_page_off_line(dinkes):
    page = draft_news(dinkes, operator_of(dinkes))
    page.get_latest_revision().publish(user=editor_of(dinkes))
    NewsPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
    call_command("publish_scheduled")
    page = NewsPage.objects.get(pk=page.pk)
    assert not page.live
    assert page.expired


def test_a_copy_of_a_live_page_is_a_draft(dinkes):
    page = draft_news(dinkes, operator_of(dinkes))
    page.get_latest_revision().publish(user=editor_of(dinkes))
    copy = NewsPage.objects.get(pk=page.pk).copy(
        update_attrs={"slug": "salinan"}, keep_live=True, user=operator_of(dinkes), copy_revisions=False
    )
    assert not NewsPage.objects.get(pk=copy.pk).live


def test_making_a_live_page_by_hand_is_refused_and_by_the_system_is_not(dinkes):
    section = news_section(dinkes)
    with pytest.raises(FourEyesError):
        section.add_child(instance=NewsPage(title="Langsung", benefit="-"))
    with system_publication():
        section.add_child(instance=NewsPage(title="Oleh sistem", benefit="-"))
    assert list(NewsPage.objects.values_list("title", flat=True)) == ["Oleh sistem"]


def test_an_alias_at_another_place_is_a_publication_of_its_own(dinkes):
    page = draft_news(dinkes, operator_of(dinkes))
    page.get_latest_revision().publish(user=editor_of(dinkes))
    with pytest.raises(PermissionDenied):
        NewsPage.objects.get(pk=page.pk).create_alias(update_slug="alias", user=editor_of(dinkes))
    with pytest.raises(FourEyesError):
        NewsPage.objects.get(pk=page.pk).create_alias(update_slug="alias")
    assert NewsPage.objects.count() == 1


def test_the_workflow_offers_an_author_nothing(dinkes):
    operator, editor, second = operator_of(dinkes), editor_of(dinkes), editor_of(dinkes)
    page = draft_news(dinkes, editor)
    submit(page, editor)
    task = page.current_workflow_task
    assert task.get_actions(page, editor) == []
    assert task.get_actions(page, operator) == []
    assert {action for action, _label, _modal in task.get_actions(page, second)} == {"approve", "reject"}
    assert not task.is_with_fallback(page)
    decide(page, second, "approve")
    assert is_live(page)


def test_without_a_second_editor_diskominfo_decides_and_is_told(dinkes, mailoutbox):
    editor, admin = editor_of(dinkes), diskominfo()
    page = draft_news(dinkes, editor)
    submit(page, editor)
    assert page.current_workflow_task.is_with_fallback(page)
    assert [mail.to for mail in mailoutbox] == [[admin.email]]
    assert "diputuskan Diskominfo" in mailoutbox[0].body
    decide(page, admin, "approve")
    assert is_live(page)


def test_mail_goes_to_the_other_editors_of_this_opd_only(dinkes, mailoutbox):
    operator, editor = operator_of(dinkes), editor_of(dinkes)
    editor_of(provisioned("disdukcapil"))
    diskominfo()
    page = draft_news(dinkes, operator)
    submit(page, operator)
    assert [mail.to for mail in mailoutbox] == [[editor.email]]
    mailoutbox.clear()
    decide(page, editor, "reject", comment="Tulis jadwalnya.")
    assert [mail.to for mail in mailoutbox] == [[operator.email]]
    assert "Tulis jadwalnya." in mailoutbox[0].body
    assert not is_live(page)


def test_a_suspended_editor_does_not_count(dinkes):
    editor = editor_of(dinkes)
    editor.is_active = False
    editor.save()
    page = draft_news(dinkes, operator_of(dinkes))
    submit(page, page.owner)
    assert page.current_workflow_task.is_with_fallback(page)
    assert page.current_workflow_task.get_actions(page, editor) == []
