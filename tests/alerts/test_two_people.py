"""An alert takes two people, or one who says why and a second who is asked; every step stands in the log."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from opd.alerts.models import Alert
from opd.alerts.services import AlertRefused, take, write
from opd.alerts.states import State, Step
from tests.factories.alerts import draft, issued, later, step, values


def actions(alert: Alert) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(alert).order_by("timestamp", "pk")
    return list(entries.values_list("action", flat=True))


def test_one_writes_and_the_other_issues(house):
    alert = step(draft(house.bpbd, house.operator), Step.SUBMIT, house.operator)
    assert not Alert.objects.showing().exists()
    alert = step(alert, Step.APPROVE, house.editor)
    assert list(Alert.objects.showing()) == [alert]
    assert actions(alert) == ["alerts.write", "alerts.submit", "alerts.approve"]


def test_diskominfo_decides_where_the_opd_has_nobody_else(house):
    assert issued(house.bpbd, house.editor, house.diskominfo).state == State.ISSUED


def test_who_wrote_a_word_approves_nothing(house):
    alert = draft(house.bpbd, house.operator)
    alert = write(actor=house.editor, values=values(house.bpbd, title="Diperbaiki editor"), alert=alert)
    alert = write(actor=house.second, values=values(house.bpbd, title="Dan sekali lagi"), alert=alert)
    alert = step(alert, Step.SUBMIT, house.operator)
    for writer in (house.editor, house.second):
        with pytest.raises(AlertRefused, match="empat mata"):
            step(alert, Step.APPROVE, writer)
    with pytest.raises(PermissionDenied):
        step(alert, Step.APPROVE, house.operator)
    assert step(alert, Step.APPROVE, house.diskominfo).state == State.ISSUED


def test_superusers_are_no_exception_and_neither_is_the_database(house):
    alert = step(draft(house.bpbd, house.diskominfo), Step.SUBMIT, house.diskominfo)
    house.diskominfo.is_superuser = True
    house.diskominfo.save()
    with pytest.raises(AlertRefused, match="empat mata"):
        step(alert, Step.APPROVE, house.diskominfo)
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.filter(pk=alert.pk).update(
            state=State.ISSUED, issued_by=house.diskominfo, issued_at=now, starts_at=now
        )


def test_one_alone_must_say_why_and_the_others_are_told(house, django_capture_on_commit_callbacks):
    alert = draft(house.bpbd, house.editor)
    with pytest.raises(AlertRefused, match="alasan"):
        step(alert, Step.ISSUE_ALONE, house.editor, "   ")
    assert not Alert.objects.showing().exists()
    with django_capture_on_commit_callbacks(execute=True):
        alert = step(alert, Step.ISSUE_ALONE, house.editor, "Air naik, tidak ada orang lain.")
    assert list(Alert.objects.showing()) == [alert]
    told = {address for message in mail.outbox for address in message.to}
    assert told == {house.second.email, house.diskominfo.email}
    assert "Air naik, tidak ada orang lain." in mail.outbox[0].body
    entry = ModelLogEntry.objects.for_instance(alert).get(action="alerts.issue_alone")
    assert (entry.user, entry.data["reason"]) == (house.editor, "Air naik, tidak ada orang lain.")


def test_the_second_person_confirms_or_ends_it_and_never_the_first(house):
    alone = step(draft(house.bpbd, house.editor), Step.ISSUE_ALONE, house.editor, "Mendesak.")
    with pytest.raises(AlertRefused, match="orang lain"):
        step(alone, Step.CONFIRM, house.editor)
    confirmed = step(alone, Step.CONFIRM, house.second)
    assert (confirmed.state, confirmed.confirmed_by) == (State.ISSUED, house.second)
    other = step(draft(house.bpbd, house.editor), Step.ISSUE_ALONE, house.editor, "Mendesak.")
    step(other, Step.STOP, house.diskominfo, "Ternyata keliru.")
    assert list(Alert.objects.showing()) == [confirmed]


def test_operators_issue_and_end_nothing_alone(house):
    alert = draft(house.bpbd, house.operator)
    with pytest.raises(PermissionDenied):
        step(alert, Step.ISSUE_ALONE, house.operator, "Mendesak.")
    alert = issued(house.bpbd, house.operator, house.editor)
    with pytest.raises(PermissionDenied):
        step(alert, Step.STOP, house.operator, "Sudah surut.")


def test_an_opd_that_was_not_named_writes_nothing(house):
    with pytest.raises(PermissionDenied):
        draft(house.dinkes, house.stranger)
    with pytest.raises(PermissionDenied):
        draft(house.bpbd, house.stranger)
    alert = step(draft(house.bpbd, house.operator), Step.SUBMIT, house.operator)
    with pytest.raises(PermissionDenied):
        step(alert, Step.APPROVE, house.stranger)


def test_two_approvals_at_once_are_one(house):
    alert = step(draft(house.bpbd, house.operator), Step.SUBMIT, house.operator)
    read = Alert.objects.get(pk=alert.pk)
    first = take(step=Step.APPROVE, alert=read, actor=house.editor, edition=read.edition)
    with pytest.raises(AlertRefused, match="sudah berubah"):
        take(step=Step.APPROVE, alert=read, actor=house.second, edition=read.edition)
    # A second press of the same button is no mistake.
    again = take(step=Step.APPROVE, alert=read, actor=house.editor, edition=read.edition)
    assert (again.issued_by, again.issued_at) == (house.editor, first.issued_at)
    assert actions(alert).count("alerts.approve") == 1


def test_nobody_approves_another_text_than_the_one_they_read(house):
    alert = step(draft(house.bpbd, house.operator), Step.SUBMIT, house.operator)
    read = alert.edition
    step(alert, Step.TAKE_BACK, house.operator)
    alert.refresh_from_db()
    write(actor=house.operator, values=values(house.bpbd, title="Lain sekali"), alert=alert)
    step(alert, Step.SUBMIT, house.operator)
    with pytest.raises(AlertRefused, match="baru saja diubah"):
        take(step=Step.APPROVE, alert=alert, actor=house.editor, edition=read)


def test_what_is_issued_is_changed_by_a_correction_only_and_that_takes_two_as_well(house):
    former = issued(house.bpbd, house.operator, house.editor)
    with pytest.raises(AlertRefused, match="koreksi"):
        write(actor=house.operator, values=values(house.bpbd, title="Diam-diam"), alert=former)
    later(former, minutes=30)
    correction = write(actor=house.operator, values=values(house.bpbd, level="awas"), replaces=former)
    with pytest.raises(AlertRefused, match="sudah ditulis"):
        write(actor=house.editor, values=values(house.bpbd), replaces=former)
    correction = step(correction, Step.SUBMIT, house.operator)
    assert list(Alert.objects.showing()) == [former]
    correction = step(correction, Step.APPROVE, house.editor)
    assert list(Alert.objects.showing()) == [correction]
    former.refresh_from_db()
    assert former.state == State.REPLACED
    assert former.title == "Banjir rob di pesisir (contoh)"
    assert set(Alert.objects.ever_public()) == {former, correction}


def test_a_returned_draft_says_why(house):
    alert = step(draft(house.bpbd, house.operator), Step.SUBMIT, house.operator)
    alert = step(alert, Step.RETURN, house.editor, "Sebut dusunnya.")
    assert (alert.state, alert.return_reason) == (State.DRAFT, "Sebut dusunnya.")


def test_times_have_bounds(house):
    now = timezone.now()
    for starts_at, ends_at, message in (
        (None, now - timedelta(minutes=1), "sudah lewat"),
        (now + timedelta(hours=2), now + timedelta(hours=1), "sesudah mulainya"),
        (None, now + timedelta(days=8), "Paling lama 7 hari"),
        (now + timedelta(days=40), now + timedelta(days=41), "30 hari"),
    ):
        with pytest.raises(AlertRefused, match=message):
            draft(house.bpbd, house.operator, starts_at=starts_at, ends_at=ends_at)
    late = step(draft(house.bpbd, house.operator), Step.SUBMIT, house.operator)
    later_end = timezone.now() - timedelta(seconds=1)
    Alert.objects.filter(pk=late.pk).update(ends_at=later_end)
    with pytest.raises(AlertRefused, match="sudah lewat"):
        step(late, Step.APPROVE, house.editor)
