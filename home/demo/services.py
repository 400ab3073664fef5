"""Makes the demo: sites, accounts, pictures and items; a second run adds only what is missing and changes nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.models import User
from home.demo import bulk, items, media, people, press
from home.demo.alerts import make_alerts
from home.demo.front import choose_services
from home.demo.sections import fill_sections
from home.demo.showcase import SLUG, showcase
from home.demo.texts import CODES, DATA_DIR, bank
from media_pipeline import renditions
from media_pipeline.models import Image
from opd.agenda.services import refresh_occurrences
from opd.importing.services import import_article
from opd.models import Agency, District, Topic
from opd.pages import EventPage, NewsIndexPage, NewsPage, TestimonialPage
from opd.provisioning.services import provision
from opd.registry.loader import load_registry

ARTICLE = DATA_DIR / "sumber-2017-05-15.txt"
ARTICLE_AGENCY = "diskominfo"
_RETURN_REASON = (
    "Judulnya bagus, tetapi warga belum tahu caranya: tulis tempat, jam, dan apa yang dibawa. "
    "Nama yang hadir boleh dihapus. (Contoh alasan)"
)


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the work; `weight` is its share of the whole, measured on two cores."""

    name: str
    weight: int


REGISTRY = Step("Registri OPD", 1)
SITES = Step("Situs OPD", 16)
ACCOUNTS = Step("Akun contoh", 1)
PICTURES = Step("Gambar", 10)
ITEMS = Step("Isi contoh", 14)
FILES = Step("Ukuran gambar", 50)
SEARCH = Step("Pencarian", 8)
STEPS = (REGISTRY, SITES, ACCOUNTS, PICTURES, ITEMS, FILES, SEARCH)

# Told the step, how much of it is done, of how much, and what was done last.
Progress = Callable[[Step, int, int, str], None]


@dataclass(slots=True)
class SeedReport:
    """What this run added; all zero when everything was there."""

    sites: int = 0
    accounts: int = 0
    pictures: int = 0
    items: int = 0
    files: int = 0

    @property
    def added_anything(self) -> bool:
        return any((self.sites, self.accounts, self.pictures, self.items, self.files))


def seed(
    *, progress: Progress, codes: Sequence[str] = CODES, per_kind: int = 6, pictures: int = 6, only: bool = False
) -> SeedReport:
    """Make the demo of the agencies `codes`; every other active agency gets its empty site, unless `only`.

    `per_kind` bounds the items of each kind, `pictures` the drawings of each agency. Each agency is all or nothing, so
    a run that was stopped is continued by the next. Index work is done once at the end, none is left in a queue.
    """
    report = SeedReport()
    with bulk.tasks_left_out():
        load_registry()
        progress(REGISTRY, 1, 1, "")
        agencies = _provision_all(report, codes if only else None, progress)
        chosen = {code: agencies[code] for code in codes if code in agencies}
        report.accounts = people.make_accounts(people.ACCOUNTS, chosen)
        report.items += make_alerts(chosen)
        progress(ACCOUNTS, 1, 1, "")
        _draw(report, chosen, pictures, progress)
        _write(report, chosen, per_kind, progress)
        _make_files(report, progress)
        # The administrator's account comes last, so that its absence tells the next run that this one was stopped.
        if report.added_anything or not User.objects.filter(username=people.ADMIN).exists():
            bulk.rebuild_indexes()
            report.accounts += people.make_accounts([people.ADMIN_ACCOUNT], {})
        progress(SEARCH, 1, 1, "")
    return report


def _provision_all(report: SeedReport, only: Sequence[str] | None, progress: Progress) -> dict[str, Agency]:
    found = Agency.objects.active().with_names().with_hosts()
    agencies = list(found if only is None else found.filter(code__in=only))
    provisioned = {}
    for number, agency in enumerate(agencies, start=1):
        # All or nothing: where a site is, it was whole once. Mending one is the `provision` command's work.
        if agency.site_id is None:
            provisioned[agency.code] = provision(agency=agency).agency
            report.sites += 1
        else:
            provisioned[agency.code] = agency
        progress(SITES, number, len(agencies), agency.code)
    return provisioned


def _draw(report: SeedReport, agencies: dict[str, Agency], count: int, progress: Progress) -> None:
    total = sum(len(media.wanted_pictures(bank(code), count)) for code in agencies)
    done = 0
    for code, agency in agencies.items():

        def drawn(code: str = code) -> None:
            nonlocal done
            done += 1
            progress(PICTURES, done, total, code)

        with transaction.atomic():
            report.pictures += media.make_pictures(agency, bank(code), count, drawn)
    progress(PICTURES, total, total, "")


def _write(report: SeedReport, agencies: dict[str, Agency], per_kind: int, progress: Progress) -> None:
    topics = {topic.name: topic for topic in Topic.objects.all()}
    districts = list(District.objects.order_by("name"))
    for number, (code, agency) in enumerate(agencies.items(), start=1):
        desk = items.Desk(
            agency=agency,
            words=bank(code),
            today=timezone.localdate(),
            topics=topics,
            districts=districts,
            pictures=media.pictures_of(agency),
            write_document=lambda title, summary, agency=agency: media.make_document(agency, title, summary),  # type: ignore[misc]
        )
        with transaction.atomic():
            made = _write_agency(desk, per_kind)
        report.items += made
        progress(ITEMS, number, len(agencies), f"{code}: {made} isi")
    with transaction.atomic():
        choose_services()


def _write_agency(desk: items.Desk, per_kind: int) -> int:
    """Write an agency's items; a section that holds any demo item is left as it is."""
    home = desk.agency.site.root_page.specific  # type: ignore[union-attr]
    author = _author(desk.agency)
    pages = list(_add_items(home, desk, per_kind, author))
    press.record(pages, author)
    for page in pages:
        if isinstance(page, EventPage):
            # Its first rows were written before its cancelled dates were stored.
            refresh_occurrences(page)
    made = len(pages) + fill_sections(home, desk, author)
    if desk.agency.code == media.SHOWCASE and pages:
        made += _add_showcase(home, desk, author) + _add_drafts(home, desk)
    if desk.agency.code == ARTICLE_AGENCY:
        made += import_article(raw=ARTICLE.read_bytes(), filename=ARTICLE.name, agency=desk.agency).created
    return made


def _author(agency: Agency) -> User | None:
    return people.demo_users().filter(groups=agency.operators_id).order_by("pk").first()


def _add_items(home: Any, desk: items.Desk, per_kind: int, author: User | None) -> Iterator[Any]:
    for kind, index_model, make in items.KINDS:
        section = index_model.objects.child_of(home).first()
        if section is None or index_model.get_item_model().objects.child_of(section).filter(is_demo=True).exists():
            continue
        taken = set(section.get_children().values_list("slug", flat=True))
        for number in range(min(per_kind, len(getattr(desk.words, kind)))):
            page = make(desk, number)
            if page.slug not in taken:
                press.add_live(section, page, author)
                yield page


def _add_showcase(home: Any, desk: items.Desk, author: User | None) -> int:
    section = NewsIndexPage.objects.child_of(home).get()
    testimonial = TestimonialPage.objects.descendant_of(home).filter(is_demo=True).first()
    if testimonial is None or len(desk.pictures) < 2 or section.get_children().filter(slug=SLUG).exists():
        return 0
    document = media.make_document(desk.agency, "Formulir permohonan", "Contoh formulir untuk diunduh.")
    video = media.make_video(desk.agency)
    page = showcase(desk, testimonial=testimonial, document=document, video=video)
    press.add_live(section, page, author)
    press.record([page], author)
    return 1


def _add_drafts(home: Any, desk: items.Desk) -> int:
    """Leave two drafts on the operator's desk: one waits for an editor, one came back with a reason."""
    operator, workflow = _author(desk.agency), desk.agency.workflow
    editor = people.demo_users().filter(groups=desk.agency.editors_id).order_by("pk").first()
    section = NewsIndexPage.objects.child_of(home).get()
    if operator is None or editor is None or workflow is None:
        return 0
    waiting, returned = (
        _draft(section, desk, operator, title, benefit)
        for title, benefit in (
            ("Puskesmas keliling menambah jam sore", "Pekerja dapat berobat sepulang kerja tanpa izin pulang awal."),
            ("Rapat persiapan pekan imunisasi", "Orang tua memperoleh jadwal imunisasi lebih awal."),
        )
    )
    with _without_mail([operator, *User.objects.filter(groups=desk.agency.editors_id)]):
        workflow.start(waiting, operator)
        state = workflow.start(returned, operator)
        state.current_task_state.task.specific.on_action(
            state.current_task_state, user=editor, action_name="reject", comment=_RETURN_REASON
        )
    return 2


def _draft(section: Any, desk: items.Desk, operator: User, title: str, benefit: str) -> NewsPage:
    page = items.news(desk, 0)
    page.title, page.benefit, page.slug = title, benefit, ""
    page.date = timezone.now()
    page.is_demo, page.live, page.has_unpublished_changes, page.owner = True, False, True, operator
    section.add_child(instance=page)
    page.save_revision(user=operator, log_action="wagtail.create")
    return page


@contextmanager
def _without_mail(people: Iterable[User]) -> Iterator[None]:
    """Keep the seed's own submissions from being mailed; everybody's wishes about mail are as before afterwards."""
    profiles = [UserProfile.get_for_user(person) for person in people]
    names = ["submitted_notifications", "rejected_notifications"]
    before = [{name: getattr(profile, name) for name in names} for profile in profiles]
    for profile in profiles:
        profile.submitted_notifications = profile.rejected_notifications = False
        profile.save(update_fields=names)
    try:
        yield
    finally:
        for profile, wishes in zip(profiles, before, strict=True):
            UserProfile.objects.filter(pk=profile.pk).update(**wishes)


def _make_files(report: SeedReport, progress: Progress) -> None:
    """Make the sizes of the demo's pictures that are missing."""
    found = Image.objects.filter(is_demo=True).with_renditions().order_by("pk")
    total, done = found.count(), 0

    def made(image: Image, count: int, failure: OSError | None) -> None:
        nonlocal done
        done += 1
        progress(FILES, done, total, f"{count} ukuran")

    report.files = renditions.make_all(list(found), made)
    progress(FILES, total, total, "")
