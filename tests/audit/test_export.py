"""The log leaves as a file that a spreadsheet program opens without running anything."""

import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from cms.audit import export
from cms.audit.spreadsheet import harmless, stream_csv, write_xlsx
from tests.audit.entries import lines, note
from tests.factories.sites import home_of, site_tree
from tests.factories.users import diskominfo, editor_of, operator_of
from tests.publishing.drafts import draft_news
from tests.story.people import client_of
from tests.support.queries import assert_max_queries, warm_project_caches

FORMULAS = [
    "=1+1",
    "+62 812",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "\u3000=1",
    "\ufeff=1",
    "\u200b=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM",
    " ＝cmd|' /C calc'!A0",
    "\x00=1",
]


def cells(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def file_of(user, kind, **query):
    response = client_of(user).get(reverse("audit:export", args=[kind]), query)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith('attachment; filename="jejak-audit-')
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_disarmed(text):
    assert harmless(text).startswith("'")
    (row,) = cells(b"".join(stream_csv([[text]])))
    assert row[0].startswith("'")
    output = BytesIO()
    write_xlsx([[text]], output, title="Uji")
    cell = load_workbook(output).active["A1"]
    assert cell.data_type == "s"
    assert cell.value.startswith("'")


@pytest.mark.parametrize("text", ["Imunisasi gratis", "Biaya = 0", "a@b.id", "2+2", "", "Rp 5.000,-", "“=” kata"])
def test_ordinary_texts_stay_as_they_are(text):
    assert harmless(text) == text


@pytest.mark.parametrize("text", ['x";=1+1', "x;=1+1", "x,=1", "x\n=1", 'x"," ＝1', "x|@a"])
def test_no_cell_starts_inside_another_where_a_program_splits_at_another_sign(text):
    written = b"".join(stream_csv([["Judul", text]])).decode("utf-8-sig")
    for splitter in (";", ",", "\t", "|", "\n"):
        for part in written.split(splitter):
            assert not part.strip().strip('"').strip().startswith(("=", "＝", "@", "+", "-")), (splitter, part)


@pytest.mark.django_db
class TestDownloads:
    @pytest.fixture
    def dinkes(self):
        return site_tree("dinkes")["dinkes"]

    def test_both_files_hold_what_the_screen_shows(self, dinkes):
        operator = operator_of(dinkes, first_name="Ani")
        draft_news(dinkes, operator, title="Imunisasi gratis")
        note(home_of(dinkes), "cms.archive", by=operator, reason="=HYPERLINK(1)")
        shown = len(lines(operator))
        head, *rows = cells(file_of(operator, "csv"))
        assert head[:4] == ["Waktu (WIB)", "Hari dan tanggal", "Pelaku", "Keadaan akun"]
        assert len(rows) == shown
        assert any("'=HYPERLINK(1)" in row for row in rows)
        sheet = load_workbook(BytesIO(file_of(operator, "xlsx"))).active
        table = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
        assert table == [head, *rows]

    def test_a_file_is_narrowed_as_the_screen_is_and_to_the_same_place(self, dinkes):
        other = site_tree("disdukcapil")["disdukcapil"]
        draft_news(dinkes, operator_of(dinkes), title="Imunisasi gratis")
        draft_news(dinkes, operator_of(dinkes), title="Donor darah")
        draft_news(other, operator_of(other), title="Imunisasi KTP")
        content = file_of(operator_of(dinkes), "csv", judul="imunisasi").decode()
        assert "Imunisasi gratis" in content
        assert "Donor darah" not in content
        assert "Imunisasi KTP" not in content

    def test_mail_addresses_leave_with_editors_only(self, dinkes):
        note(home_of(dinkes), "cms.archive", reason="Kata warga@contoh.invalid")
        assert b"warga@contoh" not in file_of(operator_of(dinkes), "csv")
        assert b"warga@contoh" in file_of(editor_of(dinkes), "csv")

    def test_a_filter_that_cannot_be_read_leads_back_to_the_form(self, dinkes):
        response = client_of(operator_of(dinkes)).get(reverse("audit:export", args=["csv"]), {"dari": "kemarin"})
        assert response.status_code == 302
        assert response["Location"] == reverse("audit:index") + "?dari=kemarin"

    def test_other_formats_are_not_found(self, dinkes):
        assert client_of(operator_of(dinkes)).get(reverse("audit:export", args=["pdf"])).status_code == 404

    def test_a_file_that_is_cut_says_so(self, dinkes, monkeypatch):
        monkeypatch.setattr(export, "LIMIT", 3)
        for _number in range(5):
            note(home_of(dinkes), "wagtail.lock")
        rows = cells(file_of(diskominfo(), "csv"))
        assert len(rows) == 1 + 3 + 1
        assert rows[-1][0].startswith("Dipotong: hanya 3 catatan terbaru")

    def test_a_long_file_is_read_in_batches(self, dinkes):
        entry = note(home_of(dinkes), "wagtail.lock")
        fields = {"page_id": entry.page_id, "label": "x", "action": entry.action, "timestamp": entry.timestamp}
        PageLogEntry.objects.bulk_create(
            PageLogEntry(**fields, data=entry.data, content_type=entry.content_type) for _number in range(1500)
        )
        person = operator_of(dinkes)
        warm_project_caches()
        with assert_max_queries(45, "unduhan 1.500 catatan"):
            assert len(cells(file_of(person, "csv"))) > 1500
