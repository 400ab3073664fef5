"""The page that every other page of the house is: moderated, marked when it is demo data, told apart by language."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel, TabbedInterface, TitleFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.utils.decorators import cached_classmethod

from cms.forms import ModeratedPageForm
from cms.panels import GatePanel, GuidePanel, KeptInputPanel, ReturnedPanel
from cms.publishing import four_eyes, gates
from cms.publishing.permissions import ModeratedPermissionTester
from cms.registries.chrome import get_chrome
from cms.registries.searchable import Answers, Readers
from cms.seo import Seo
from cms.tenancy.reserved import is_reserved_slug


class BasePage(Page):
    """Abstract. Subclasses declare what they are for the search: see `cms.registries.searchable.Searchable`."""

    is_demo = models.BooleanField(_("data contoh"), default=False, editable=False)

    base_form_class = ModeratedPageForm
    search_kind: ClassVar[str | None]
    search_answers: ClassVar[Answers]
    search_readers: ClassVar[Readers]
    # Part of a site's frame: see cms.publishing.permanence.
    is_fixture: ClassVar[bool] = False
    # What the form says when a field is empty at submitting, by field name; Django's words say nothing of the matter.
    required_messages: ClassVar[dict[str, Any]] = {"title": _("Tulis judul halaman ini.")}
    # Set by cms.tenancy.routing for the request that it found the page for; never stored.
    is_known_public = False

    content_panels: ClassVar[list[Any]] = [
        TitleFieldPanel("title", heading=_("Judul"), placeholder=_("Judul*"), help_text=_("Judul yang dibaca warga."))
    ]
    promote_panels: ClassVar[list[Any]] = [
        FieldPanel("slug", heading=_("Alamat halaman (slug)")),
        FieldPanel(
            "seo_title",
            heading=_("Judul di mesin pencari"),
            help_text=_("Boleh kosong: judul halaman yang dipakai. Sekitar 60 huruf yang tampil."),
        ),
        FieldPanel(
            "search_description",
            heading=_("Deskripsi di mesin pencari"),
            help_text=_("Boleh kosong: ringkasan yang dipakai. Sekitar 160 huruf yang tampil."),
        ),
    ]
    settings_panels: ClassVar[list[Any]] = [PublishingPanel()]

    class Meta:
        abstract = True

    @cached_classmethod
    def get_edit_handler(cls) -> Any:  # noqa: N805
        """Every page type has the same tabs, so that operators find things again."""
        tabs = [
            ObjectList(
                [ReturnedPanel(), KeptInputPanel(), GatePanel(), GuidePanel(), *cls.content_panels], heading=_("Isi")
            ),
            ObjectList(cls.promote_panels, heading=_("Alamat dan pencarian")),
        ]
        if not cls.is_fixture:
            # A schedule ends a page's time on line; a site's frame stays.
            tabs.append(ObjectList(cls.settings_panels, heading=_("Pengaturan")))
        handler = TabbedInterface(tabs, base_form_class=cls.base_form_class)
        return handler.bind_to_model(cls)

    def permissions_for_user(self, user: Any) -> ModeratedPermissionTester:
        return ModeratedPermissionTester(user, self)

    def publish(
        self,
        revision: Any,
        user: Any = None,
        changed: bool = True,
        log_action: Any = True,
        previous_revision: Any = None,
        skip_permission_checks: bool = False,
    ) -> Any:
        """Put a revision on line, or schedule it.

        Raises PermissionDenied without the right, FourEyesError when the user wrote part of it, and
        GateClosed when something is still to be done.
        """
        page = revision.as_object()
        if user is not None and not page.permissions_for_user(user).may_approve():
            raise PermissionDenied("You do not have permission to publish this page.")
        if not four_eyes.is_system_publication():
            gates.require_open(page)
        four_eyes.approve(revision, user)
        return super().publish(
            revision,
            user=user,
            changed=changed,
            log_action=log_action,
            previous_revision=previous_revision,
            skip_permission_checks=True,
        )

    def save_revision(self, *args: Any, overwrite_revision: Any = None, **kwargs: Any) -> Any:
        """Keep what was read by others as it was read: autosave then goes on in a revision of its own."""
        if overwrite_revision is not None and four_eyes.is_settled(overwrite_revision):
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        four_eyes.require_approved(self, kwargs.get("update_fields"))
        if self.live and self.first_published_at is None:
            # What the system puts on line without a revision was public all the same.
            self.first_published_at = timezone.now()
        return super().save(*args, **kwargs)

    def with_content_json(self, content: Any) -> Any:
        """Return the page as a revision has it; a fixture's place is its row's, whatever an old revision says."""
        page = super().with_content_json(content)
        if self.is_fixture:
            page.slug = self.slug
        return page

    def _check_slug_is_unique(self) -> None:
        super()._check_slug_is_unique()
        if is_reserved_slug(self.slug, self.get_parent()):
            raise ValidationError(
                {"slug": _now("Alamat “%(slug)s” dipakai sistem. Pilih yang lain.") % {"slug": self.slug}}
            )

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """A copy starts as a draft: what was approved at one place was not approved at another."""
        if not four_eyes.is_system_publication():
            kwargs["keep_live"] = False
        return super().copy(*args, **kwargs)

    def get_view_restrictions(self) -> Any:
        """Return what restricts this page; asks nothing when routing has found it public already."""
        if self.is_known_public:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["chrome"] = get_chrome(request, self)
        context["seo"] = self.get_seo(request)
        if not context["seo"].description:
            # Search engines show something in any case: rather a sentence of the page's own than a piece of a menu.
            words = {"title": self.title, "site": context["chrome"].name}
            context["seo"].description = _now("%(title)s di situs resmi %(site)s.") % words
        return context

    def get_seo(self, request: HttpRequest) -> Seo:
        """Return the head of this page; item pages add what they know."""
        return Seo(
            title=self.seo_title or self.title,
            description=self.search_description,
            canonical=self.get_full_url(request) or "",
            noindex=self.is_demo or bool(getattr(request, "is_preview", False)),
            modified=self.last_published_at,
        )
