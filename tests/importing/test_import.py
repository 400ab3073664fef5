"""An article enters once, as a draft that nobody can submit before its source was checked."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, PageLogEntry

from cms.publishing import gates
from opd.importing.gate import SHOWN, ReviewGate, field_name
from opd.importing.models import ImportedArticle, ReviewReason
from opd.importing.services import ImportRefusedError, import_article, tick_reasons
from opd.models import NewsPage
from tests.factories.pages import NewsPageFactory
from tests.factories.registry import NamedAgencyFactory
from tests.factories.sites import portal, provisioned
from tests.factories.users import UserFactory, operator_of

pytestmark = [pytest.mark.django_db, pytest.mark.contract]

SOURCE = Path(__file__).parent / "data" / "sumber-2017-05-15.txt"


@pytest.fixture
def agency() -> Any:
    return provisioned("diskominfo")


@pytest.fixture
def imported(agency: Any) -> Any:
    return import_article(raw=SOURCE.read_bytes(), filename=SOURCE.name, agency=agency)


def test_the_real_article_becomes_an_unpublished_draft(agency: Any, imported: Any) -> None:
    page = NewsPage.objects.get(pk=imported.page.pk)
    assert imported.created
    assert not page.live
    assert page.current_workflow_state is None
    assert page.date.isoformat() == "2017-05-15T00:59:36+00:00"
    assert page.byline == "Administrator"
    assert page.benefit == ""
    assert page.agency == agency
    assert page.get_parent().slug == "berita"
    assert page.locale.language_code == "id"
    assert page.get_url_parts()[0] == agency.site.pk
    assert page.slug == ("diskominfo-gelar-rapat-evaluasi-operator-website-opd-dan-dashboard-informasi-online-kab-pati")


def test_its_first_revision_is_the_draft(imported: Any) -> None:
    revision = imported.page.get_latest_revision()
    draft = revision.as_object()
    html = draft.body.render_as_block()
    assert imported.page.revisions.count() == 1
    assert draft.benefit == ""
    assert html.count("<p") == 5
    assert "masing-masng" in html
    assert "See more at" not in html


def test_the_source_and_the_reasons_are_kept(imported: Any) -> None:
    article = ImportedArticle.objects.get()
    assert article.raw_text.encode() == SOURCE.read_bytes()
    assert article.sha256 == hashlib.sha256(SOURCE.read_bytes()).hexdigest()
    assert list(article.reasons.values_list("kind", flat=True)) == ["source", "similar_site", "repeated", "near_repeat"]
    assert "birohumasprotokol.ntbprov.go.id" in article.reasons.get(kind="similar_site").address
    assert article.reasons.get(kind="repeated").lines == [12, 13, 14, 15]


def test_the_same_bytes_change_nothing(agency: Any, imported: Any) -> None:
    before = list(Page.objects.values())
    again = import_article(raw=SOURCE.read_bytes(), filename="nama-lain.txt", agency=agency)
    assert not again.created
    assert again.page == imported.page
    assert list(Page.objects.values()) == before
    assert ImportedArticle.objects.count() == 1
    assert ReviewReason.objects.count() == 4


def test_another_agency_may_import_the_same_bytes(imported: Any) -> None:
    other = import_article(raw=SOURCE.read_bytes(), filename=SOURCE.name, agency=provisioned("dinkes"))
    assert other.created
    assert other.page.slug == imported.page.slug


def test_a_taken_slug_gets_a_number_and_markup_is_text(agency: Any) -> None:
    text = "Judul\n\nSenin, 15 Mei 2017 | 07:59:36 WIB - Oleh Administrator\n\n{}"
    pages = [
        import_article(raw=text.format(body).encode(), filename="a.txt", agency=agency).page
        for body in ("Satu <script>alert(1)</script> & dua", "Lain")
    ]
    assert [page.slug for page in pages] == ["judul", "judul-2"]
    assert "&lt;script&gt;" in pages[0].body.render_as_block()


def test_a_title_without_letters_gets_a_slug(agency: Any) -> None:
    raw = b"???\n\nSenin, 15 Mei 2017 | 07:59:36 WIB - Oleh Administrator\n\nIsi."
    assert import_article(raw=raw, filename="a.txt", agency=agency).page.slug == "berita-2017-05-15"


def test_an_agency_without_a_site_is_refused() -> None:
    with pytest.raises(ImportRefusedError, match="belum punya situs"):
        import_article(raw=SOURCE.read_bytes(), filename=SOURCE.name, agency=NamedAgencyFactory())


class TestCommand:
    def test_it_tells_what_it_made_and_what_to_check(self, agency: Any, capsys: Any) -> None:
        call_command("import_article", str(SOURCE), opd="diskominfo")
        page = NewsPage.objects.get(title__startswith="Diskominfo Gelar")
        out = capsys.readouterr().out
        assert f"/admin/pages/{page.pk}/edit/" in out
        assert "teks serupa dari situs lain" in out
        call_command("import_article", str(SOURCE), opd="diskominfo")
        assert "sudah pernah diimpor, tidak ada yang diubah" in capsys.readouterr().out
        assert ImportedArticle.objects.count() == 1

    def test_an_unknown_agency(self, agency: Any) -> None:
        with pytest.raises(CommandError, match="“tidakada” tidak ada di registri"):
            call_command("import_article", str(SOURCE), opd="tidakada")

    def test_a_missing_file(self, agency: Any) -> None:
        with pytest.raises(CommandError, match="tidak dapat dibaca"):
            call_command("import_article", "/tidak/ada.txt", opd="diskominfo")

    def test_a_bad_file_leaves_nothing(self, agency: Any, tmp_path: Path) -> None:
        bad = tmp_path / "buruk.txt"
        bad.write_bytes(SOURCE.read_bytes().replace(b"Senin", b"Rabu"))
        pages = Page.objects.count()
        with pytest.raises(CommandError, match=r"buruk\.txt:3: .*Senin"):
            call_command("import_article", str(bad), opd="diskominfo")
        assert Page.objects.count() == pages
        assert not ImportedArticle.objects.exists()


class TestGate:
    def test_it_blocks_until_every_reason_is_ticked(self, imported: Any) -> None:
        user = UserFactory()
        gate = ReviewGate()
        first, *others = imported.article.reasons.all()
        assert "4 alasan" in gate.blockers(imported.page)[0]
        gate.save(imported.page, {field_name(first): "1"}, user)
        assert "3 alasan" in gate.blockers(imported.page)[0]
        assert gate.blockers(imported.page, {field_name(reason): "1" for reason in others}) == []
        assert "3 alasan" in gate.blockers(imported.page)[0]
        gate.save(imported.page, {field_name(reason): "1" for reason in others}, user)
        assert gate.blockers(imported.page) == []

    def test_a_tick_says_who_and_when_and_stays_theirs(self, imported: Any) -> None:
        first_user, second_user = UserFactory(), UserFactory()
        reason = imported.article.reasons.first()
        assert tick_reasons(reasons=[reason], user=first_user) == 1
        assert tick_reasons(reasons=[reason], user=second_user) == 0
        reason.refresh_from_db()
        assert reason.ticked_by == first_user
        assert reason.ticked_at is not None

    def test_a_tick_made_by_mistake_is_taken_back_and_both_are_logged(self, imported: Any) -> None:
        user = UserFactory()
        gate = ReviewGate()
        ticks = {SHOWN: "1"} | {field_name(reason): "1" for reason in imported.article.reasons.all()}
        first = imported.article.reasons.first()
        gate.save(imported.page, ticks, user)
        del ticks[field_name(first)]
        assert "1 alasan" in gate.blockers(imported.page, ticks)[0]
        assert gate.blockers(imported.page) == []
        gate.save(imported.page, ticks, user)
        assert "1 alasan" in gate.blockers(imported.page)[0]
        first.refresh_from_db()
        assert (first.ticked_at, first.ticked_by) == (None, None)
        log = PageLogEntry.objects.filter(page=imported.page.pk, action__startswith="importing").order_by("pk")
        assert [(entry.action, len(entry.data["reasons"]), entry.user) for entry in log] == [
            ("importing.tick", 4, user),
            ("importing.untick", 1, user),
        ]

    def test_a_form_without_the_panel_takes_no_tick_back(self, imported: Any) -> None:
        tick_reasons(reasons=imported.article.reasons.all(), user=None)
        ReviewGate().save(imported.page, {"title": "x"}, UserFactory())
        assert ReviewGate().blockers(imported.page, {"title": "x"}) == []

    def test_a_form_that_comes_back_shows_what_was_ticked_in_it(self, imported: Any) -> None:
        reason = imported.article.reasons.first()
        request = RequestFactory().post("/", {SHOWN: "1", field_name(reason): "1"})
        assert ReviewGate().render_panel(imported.page, request).count(" checked>") == 1

    def test_it_is_registered_and_silent_about_other_pages(self, agency: Any, imported: Any) -> None:
        page = NewsPageFactory(agency=agency, live=False)
        assert any("Naskah impor" in message for message in gates.blockers(imported.page))
        assert not any("Naskah impor" in message for message in gates.blockers(page))
        assert ReviewGate().render_panel(page, RequestFactory().get("/")) == ""

    def test_the_ticks_of_another_page_do_not_count(self, agency: Any, imported: Any) -> None:
        raw = SOURCE.read_bytes() + b"\n"
        other = import_article(raw=raw, filename="lain.txt", agency=agency)
        ReviewGate().save(
            imported.page, {field_name(reason): "1" for reason in other.article.reasons.all()}, UserFactory()
        )
        assert not ReviewReason.objects.filter(ticked_at__isnull=False).exists()

    def test_the_panel_shows_source_lines_and_reasons(self, imported: Any) -> None:
        with override("id"):
            html = ReviewGate().render_panel(imported.page, RequestFactory().get("/"))
        assert html.count('type="checkbox"') == 4
        assert 'id="import-line-17"' in html
        assert 'href="#import-line-13"' in html
        assert "#sthash.rl6H33Dt.dpuf" in html
        assert "Spasi ganda" in html


class TestEditForm:
    """The whole way: an operator opens the draft, ticks and submits in one go."""

    @pytest.fixture
    def operator(self, agency: Any) -> Client:
        portal()
        client = Client(headers={"host": "localhost"})
        client.force_login(operator_of(agency))
        return client

    def form_data(self, page: NewsPage, **values: Any) -> dict[str, Any]:
        return {
            "title": page.title,
            "slug": page.slug,
            "benefit": "Warga tahu ke mana bertanya.",
            "summary": "",
            "image": "",
            "date": "2017-05-15 07:59",
            "byline": page.byline,
            "district": "",
            "seo_title": "",
            "search_description": "",
            "go_live_at": "",
            "expire_at": "",
            "body-count": "1",
            "body-0-deleted": "",
            "body-0-order": "0",
            "body-0-type": "rich_text",
            "body-0-id": "",
            "body-0-value": '{"blocks": [{"key": "a", "type": "unstyled", "text": "Isi.", "depth": 0,'
            ' "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}',
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "action-submit": "1",
            **values,
        }

    def test_the_operator_sees_the_source_beside_the_draft(self, operator: Client, imported: Any) -> None:
        response = operator.get(reverse("wagtailadmin_pages:edit", args=[imported.page.pk]))
        assert response.status_code == 200
        html = response.content.decode()
        assert 'id="import-line-12"' in html
        assert html.count('name="import-reason-') == 4

    def test_submitting_waits_for_the_ticks(self, operator: Client, imported: Any) -> None:
        address = reverse("wagtailadmin_pages:edit", args=[imported.page.pk])
        response = operator.post(address, self.form_data(imported.page))
        assert "belum dicentang" in response.content.decode()
        page = NewsPage.objects.get(pk=imported.page.pk)
        assert page.current_workflow_state is None

        ticks = {field_name(reason): "1" for reason in imported.article.reasons.all()}
        response = operator.post(address, self.form_data(imported.page, **ticks))
        assert response.status_code == 302
        page = NewsPage.objects.get(pk=imported.page.pk)
        assert page.current_workflow_state is not None
        assert set(imported.article.reasons.values_list("ticked_by__username", flat=True)) == {
            response.wsgi_request.user.username
        }

    def test_a_draft_can_be_saved_without_ticks(self, operator: Client, imported: Any) -> None:
        data = self.form_data(imported.page, benefit="")
        del data["action-submit"]
        address = reverse("wagtailadmin_pages:edit", args=[imported.page.pk])
        assert operator.post(address, data).status_code == 302
        assert imported.page.revisions.count() == 2
