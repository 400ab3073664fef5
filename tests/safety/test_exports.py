"""Files that Wagtail's reports give out run nothing in the spreadsheet program of who opens them."""

import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.contrib.redirects.models import Redirect

from opd.models import NewsPage
from tests.factories.sites import site_tree
from tests.factories.users import editor_of, operator_of, superuser
from tests.publishing.drafts import draft_news, submit
from tests.story.people import client_of

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("https://contoh.invalid/","Buka")'


def content_of(client, address, kind):
    response = client.get(address, {"export": kind})
    assert response.status_code == 200, address
    assert response["Content-Disposition"].startswith("attachment")
    return b"".join(response.streaming_content)


def assert_disarmed(client, address):
    written = content_of(client, address, "csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(written, newline="")) for cell in row]
    sheet = load_workbook(BytesIO(content_of(client, address, "xlsx"))).active
    cells += [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert sum("HYPERLINK" in cell for cell in cells) >= 2, address
    assert [cell for cell in cells if cell.startswith("=")] == [], address


def test_the_reports_of_an_editor():
    dinkes = site_tree("dinkes")["dinkes"]
    operator, editor = operator_of(dinkes), editor_of(dinkes)
    page = draft_news(dinkes, operator, title=FORMULA, slug="rumus")
    page.save_revision(user=operator, log_action=True)
    submit(page, operator)
    NewsPage.objects.filter(pk=page.pk).update(locked=True, locked_by=editor)
    client = client_of(editor)
    for name in ("workflow", "workflow_tasks", "locked", "site-history"):
        assert_disarmed(client, reverse(f"own_reports:{name}"))
    page = draft_news(dinkes, operator, title=FORMULA, slug="rumus-terbit")
    page.get_latest_revision().publish(user=editor)
    assert_disarmed(client, reverse("own_reports:aging-pages"))


def test_lists_of_other_apps():
    dinkes = site_tree("dinkes")["dinkes"]
    Redirect.objects.create(old_path="/lama", site=dinkes.site, redirect_link=FORMULA)
    assert_disarmed(client_of(superuser()), reverse("wagtailredirects:index"))
