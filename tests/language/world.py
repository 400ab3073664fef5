"""An OPD with something on every screen: a draft, one under review, one on line, one returned, files, a translation."""

from typing import Any

from django.contrib.auth.models import Permission
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from cms.accounts.tokens import invitation_tokens, password_reset_tokens
from cms.archive.services import archive_page
from cms.models import KeptInput, User
from home.models import WhoHandlesPage
from opd.alerts.states import Step
from opd.models import Agency, ContactPage, NewsIndexPage, ProfilePage
from opd.models import TestimonialIndexPage as Testimonials
from search.models import BestBet, QueryLog, Synonym
from search.synonym_services import save_synonym
from search.synonym_terms import read_terms
from tests.factories.alerts import draft as alert_draft
from tests.factories.alerts import issued, step
from tests.factories.media import DocumentFactory, ImageFactory, VideoFactory
from tests.factories.pages import EventPageFactory, NewsPageFactory, ServicePageFactory
from tests.factories.pages import TestimonialPageFactory as TestimonialFactory
from tests.factories.sites import home_of, portal, provisioned, section_of
from tests.factories.users import UserFactory, diskominfo, editor_of, operator_of
from tests.gallery.albums import draft_album
from tests.publishing.drafts import decide, draft_news, submit

BODY = [
    ("rich_text", '<p><a href="https://contoh.invalid/">Tautan uji</a> tentang imunisasi.</p>'),
    ("heading", {"text": "Judul bagian", "level": "h2"}),
]


class World:
    """`people` by role, and `places`: what stands in braces in a screen's address."""

    def __init__(self) -> None:
        portal_agency = portal()
        self.agency = provisioned("dinkes", languages=("en",))
        self.people: dict[str, User] = {
            "operator": operator_of(self.agency, first_name="Rini", last_name="Contoh"),
            "editor": editor_of(self.agency, first_name="Budi", last_name="Contoh"),
            "translator": editor_of(self.agency, first_name="Sri", last_name="Contoh"),
            "portal_editor": editor_of(portal_agency, first_name="Tri", last_name="Contoh"),
            "diskominfo": diskominfo(first_name="Wati", last_name="Contoh"),
        }
        self.people["translator"].user_permissions.add(Permission.objects.get(codename="submit_translation"))
        self.places: dict[str, Any] = {
            "home": home_of(self.agency).pk,
            "portal": home_of(portal_agency).pk,
            "directory": section_of(portal_agency, WhoHandlesPage).pk,
            "section": section_of(self.agency, NewsIndexPage).pk,
            "testimonials": section_of(self.agency, Testimonials).pk,
            "profile": section_of(self.agency, ProfilePage).pk,
            "contact": section_of(self.agency, ContactPage).pk,
        }
        self.places["reset"] = self._link_to_a_new_password()
        self._write_pages()
        self._write_alerts()
        self._keep_files()
        self._search()

    def _search(self) -> None:
        """What was asked, a synonym whose terms changed, and a recommendation."""
        for total in (0, 3):
            QueryLog.objects.bulk_create(
                QueryLog(
                    asked_at=timezone.now(), locale="id", agency_code=code, text=f"kata {total}", total=total,
                    all_words=True,
                )
                for code in ("", self.agency.code) * 3
            )  # fmt: skip
        synonym = Synonym.objects.get(term="PBG")
        save_synonym(synonym=synonym, terms=read_terms("PBG", ["imb", "izin bangun"], "id"))
        bet = BestBet.objects.create(locale="id", url="https://contoh.invalid/", title="Saran uji")
        self.places |= {"synonym": synonym.pk, "best_bet": bet.pk}

    def _link_to_a_new_password(self) -> str:
        user = self.people["operator"]
        return f"{urlsafe_base64_encode(force_bytes(user.pk))}/{password_reset_tokens.make_token(user)}"

    def _write_pages(self) -> None:
        operator, editor = self.people["operator"], self.people["editor"]
        draft = draft_news(self.agency, operator, title="Naskah uji", body=BODY)
        first = draft.get_latest_revision()
        draft.title = "Naskah uji kedua"
        second = draft.save_revision(user=operator)
        review = draft_news(self.agency, operator, title="Naskah menunggu")
        submit(review, operator)
        returned = draft_news(self.agency, operator, title="Naskah kembali")
        submit(returned, operator)
        decide(returned, editor, "reject", comment="Tulis jam layanannya.")
        live = NewsPageFactory(agency=self.agency, title="Berita tayang", body=BODY)
        live.save_revision(user=operator)
        event = EventPageFactory(agency=self.agency, title="Acara uji")
        TestimonialFactory(agency=self.agency, title="Testimoni uji")
        ServicePageFactory(agency=self.agency, title="Layanan uji")
        self.places |= {
            "draft": draft.pk,
            "first_revision": first.pk,
            "second_revision": second.pk,
            "review": review.pk,
            "returned": returned.pk,
            "live": live.pk,
            "event": event.pk,
            "album": draft_album(self.agency, operator, ImageFactory(collection=self.agency.collection)).pk,
            "translated": self._translate(live),
        }
        self._keep(draft)

    def _write_alerts(self) -> None:
        """One that waits for the Editor, one that shows, one that one person issued alone."""
        Agency.objects.filter(pk=self.agency.pk).update(issues_alerts=True)
        operator, editor = self.people["operator"], self.people["editor"]
        own = alert_draft(self.agency, operator)
        waiting = step(alert_draft(self.agency, operator), Step.SUBMIT, operator)
        alone = step(alert_draft(self.agency, editor), Step.ISSUE_ALONE, editor, "Sendirian di kantor.")
        standing = issued(self.agency, operator, editor)
        self.places |= {"alert": own.pk, "waiting": waiting.pk, "alone": alone.pk, "standing": standing.pk}

    def _keep(self, draft: Any) -> None:
        """A page in the archive, and a form that was sent too late."""
        gone = NewsPageFactory(agency=self.agency, title="Berita lama")
        entry = archive_page(page=gone, actor=self.people["editor"], reason="Jadwalnya sudah lewat.")
        kept = KeptInput.objects.create(
            form_id="0" * 32,
            user=self.people["operator"],
            page=draft,
            parent=draft.get_parent(),
            content_type=draft.content_type,
            title="Ketikan uji",
            data={"title": ["Ketikan uji"], "body-count": ["0"]},
        )
        self.places |= {"archived": entry.pk, "kept": kept.pk, "invitation": self._invitation()}

    def _invitation(self) -> str:
        user = UserFactory(username="undangan", invited_at=timezone.now())
        return f"{urlsafe_base64_encode(force_bytes(user.pk))}/{invitation_tokens.make_token(user)}"

    def _translate(self, page: Any) -> int:
        source, _made = TranslationSource.update_or_create_from_instance(page)
        english = Locale.objects.get(language_code="en")
        translation = Translation.objects.create(source=source, target_locale=english)
        translation.save_target(publish=False)
        self.places["source"] = source.pk
        return int(page.get_translation(english).pk)

    def _keep_files(self) -> None:
        collection = self.agency.collection
        operator = self.people["operator"]
        owned = {"collection": collection, "uploaded_by_user": operator}
        self.places |= {
            "image": ImageFactory(**owned).pk,
            "document": DocumentFactory(**owned).pk,
            "video": VideoFactory(**owned).pk,
        }
