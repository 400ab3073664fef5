"""The editorial rules at the admin's own forms, by the requests that a browser sends."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import querydict_from_html

from opd.models import AnnouncementPage, EventPage, GalleryPage, NewsPage, ServicePage
from opd.models import TestimonialPage as Testimonial
from tests.factories.sites import section_of, site_tree
from tests.factories.users import diskominfo, editor_of, operator_of, superuser
from tests.publishing.drafts import draft_news, submit
from tests.story.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinkes():
    return site_tree("dinkes")["dinkes"]


def form_of(client, page, **changes):
    """Return the edit form's data as the browser would post it, streams left empty."""
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form")
    for field in type(page)._meta.fields:
        if isinstance(field, StreamField):
            data[f"{field.name}-count"] = "0"
    for name, value in changes.items():
        data[name] = value
    return data


def post(client, page, **changes):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(client, page, **changes))


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def fresh(page):
    return NewsPage.objects.get(pk=page.pk)


def test_a_draft_is_saved_without_its_benefit_but_not_submitted_and_keeps_what_was_typed(dinkes):
    operator = operator_of(dinkes)
    client, page = client_of(operator), draft_news(dinkes, operator)
    assert post(client, page, title="Judul ketikan", benefit="").status_code == 302
    assert fresh(page).get_latest_revision_as_object().title == "Judul ketikan"
    refused = post(client, page, title="Judul kedua", benefit="", **{"action-submit": "1"})
    text = refused.content.decode()
    assert refused.status_code in {200, 400}
    assert "manfaat" in str(refused.context["form"].errors["benefit"])
    assert "Judul kedua" in text
    assert fresh(page).current_workflow_state is None


@pytest.mark.parametrize("who", [editor_of, lambda agency: superuser()])
def test_a_publish_request_past_the_workflow_only_saves_a_draft(dinkes, who):
    page = draft_news(dinkes, operator_of(dinkes))
    response = post(client_of(who(dinkes)), page, title="Lewat jalan belakang", **{"action-publish": "1"})
    assert response.status_code == 302
    assert not fresh(page).live
    assert fresh(page).get_latest_revision_as_object().title == "Lewat jalan belakang"


def test_editing_and_approving_at_once_is_refused_in_words_and_keeps_the_text(dinkes):
    editor = editor_of(dinkes)
    page = draft_news(dinkes, operator_of(dinkes))
    submit(page, page.owner)
    decision = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    response = post(client_of(editor), page, title="Diubah penyetuju", **decision)
    assert "empat mata" in said(response)
    assert not fresh(page).live
    assert fresh(page).get_latest_revision_as_object().title == "Diubah penyetuju"


def test_approving_what_an_operator_submitted_puts_it_on_line(dinkes):
    page = draft_news(dinkes, operator_of(dinkes))
    submit(page, page.owner)
    decision = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    post(client_of(editor_of(dinkes)), page, **decision)
    assert fresh(page).live


def test_submitting_says_when_diskominfo_decides(dinkes):
    editor = editor_of(dinkes)
    response = post(client_of(editor), draft_news(dinkes, editor), **{"action-submit": "1"})
    assert "diputuskan Diskominfo" in said(response)


def test_an_editor_unpublishes_with_a_reason_that_is_logged_and_an_operator_does_not(dinkes):
    operator, editor = operator_of(dinkes), editor_of(dinkes)
    page = draft_news(dinkes, operator)
    page.get_latest_revision().publish(user=editor)
    address = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    client_of(operator).post(address, {"reason": "Ingin saja"})
    assert fresh(page).live
    client = client_of(editor)
    assert "alasan" in said(client.post(address, {"reason": "  "})).lower()
    assert fresh(page).live
    client.post(address, {"reason": "Jadwal berubah"})
    assert not fresh(page).live
    entry = PageLogEntry.objects.get(page_id=page.pk, action="cms.unpublish_reason")
    assert (entry.user, entry.data["reason"]) == (editor, "Jadwal berubah")


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete"])
def test_bulk_actions_of_an_operator_change_nothing_that_is_on_line(dinkes, action):
    operator, editor = operator_of(dinkes), editor_of(dinkes)
    live, draft = draft_news(dinkes, operator), draft_news(dinkes, editor, title="Naskah lain")
    live.get_latest_revision().publish(user=editor)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    client_of(operator).post(f"{address}?id={live.pk}&id={draft.pk}", {"next": "/admin/"})
    assert fresh(live).live
    assert not NewsPage.objects.filter(pk=draft.pk, live=True).exists()


def test_diskominfo_sees_the_tasks_of_every_opd_and_an_operator_no_registry(dinkes):
    page = draft_news(dinkes, operator_of(dinkes), title="Menunggu keputusan")
    submit(page, page.owner)
    assert "Menunggu keputusan" in client_of(diskominfo()).get("/admin/").content.decode()
    client = client_of(operator_of(dinkes))
    for name in ("agency:index", "agency:add", "topic:index", "decree:index", "wagtailusers_users:index"):
        assert client.get(reverse(name)).status_code in {302, 403}, name


def test_the_tools_of_the_trade_open_for_the_opd_s_people(dinkes):
    operator = operator_of(dinkes)
    page = draft_news(dinkes, operator)
    page.title = "Versi kedua"
    first = page.get_latest_revision()
    second = page.save_revision(user=operator)
    client = client_of(editor_of(dinkes))
    for address in (
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
    ):
        assert client.get(address).status_code == 200, address
    client.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    assert fresh(page).locked


@pytest.mark.parametrize("kind", [NewsPage, EventPage, ServicePage, GalleryPage, AnnouncementPage, Testimonial])
def test_a_page_is_previewed_before_it_is_first_saved(dinkes, kind):
    section = section_of(dinkes, kind.allowed_parent_page_models()[0])
    client = client_of(operator_of(dinkes))
    names = [kind._meta.app_label, kind._meta.model_name, section.pk]
    html = client.get(reverse("wagtailadmin_pages:add", args=names)).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form")
    for field in kind._meta.fields:
        if isinstance(field, StreamField):
            data[f"{field.name}-count"] = "0"
    data["title"] = "Naskah yang baru diketik"
    address = reverse("wagtailadmin_pages:preview_on_add", args=names)
    assert client.post(address, data).json()["is_available"], client.post(address, data).json()
    preview = client.get(address)
    assert preview.status_code == 200
    assert "Naskah yang baru diketik" in preview.content.decode()
