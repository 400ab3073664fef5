"""A site looks as its home page says, on every page and in every language, once somebody else approved it."""

import re
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from PIL import Image as PillowImage
from wagtail.models import Locale

from media_pipeline.models import Rendition
from media_pipeline.renditions import make_all
from opd.models import OpdHomePage
from tests.factories.media import ImageFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import home_of, portal, provisioned
from tests.factories.users import editor_of
from tests.pages.samples import dress, live, pictures

pytestmark = pytest.mark.django_db
HOST = {"host": "dinkes.localhost"}
ADMIN = {"host": "localhost"}
PATHS = ("/", "/berita/", "/kontak/", "/cari/?q=imunisasi", "/tidak-ada/")


def soup(client: Client, path: str, host: dict[str, str] = HOST) -> BeautifulSoup:
    return BeautifulSoup(client.get(path, headers=host).content, "html.parser")


def palettes(client: Client, *paths: str) -> set[str]:
    return {str(soup(client, path).html["data-palette"]) for path in paths}


def test_a_palette_holds_on_every_page_and_in_every_language_as_soon_as_it_is_on_line(client: Client) -> None:
    agency = provisioned("dinkes", languages=("en",))
    live(home_of(agency).get_translation(Locale.objects.get(language_code="en")))
    paths = (*PATHS, "/en/", "/en/search/")
    assert palettes(client, *paths) == {"nila"}, "the kind's own"

    home = home_of(agency)
    home.palette = "sawah"
    home.save_revision()
    assert palettes(client, *paths) == {"nila"}, "a draft changes nothing"

    live(home)
    assert palettes(client, *paths) == {"sawah"}


def test_the_look_of_another_language_is_nobody_s_to_change(client: Client) -> None:
    agency = provisioned("dinkes", languages=("en",))
    english = home_of(agency).get_translation(Locale.objects.get(language_code="en"))
    english.palette = "bata"
    live(english)
    assert palettes(client, "/", "/en/") == {"nila"}

    portal()
    client.force_login(editor_of(agency))
    shown = BeautifulSoup(
        client.get(reverse("wagtailadmin_pages:edit", args=[english.pk]), headers=ADMIN).content, "html.parser"
    )
    radios = shown.select('input[name="palette"]')
    assert radios
    assert all(radio.has_attr("disabled") for radio in radios)


@pytest.mark.contract
def test_a_logo_heads_every_page_once_its_files_are_made(client: Client) -> None:
    agency = provisioned("dinkes")
    logo = ImageFactory(collection=agency.collection, file__width=900, file__height=1200)
    dress(agency, [logo, logo])
    Rendition.objects.filter(image=logo).delete()
    assert soup(client, "/").select_one(".lockup__mark"), "the wordmark until then"

    make_all([logo])
    for path in PATHS:
        image = soup(client, path).select_one("a.lockup img")
        assert (image["alt"], image["width"], image["height"]) == ("", "96", "128"), path
        assert image["src"].endswith(".png")


def test_the_portal_has_its_logo_and_other_sites_have_not(client: Client) -> None:
    owner, agency = portal(), provisioned("dinkes")
    home = home_of(owner)
    [home.logo] = pictures(owner, 1)
    live(home)
    assert soup(client, "/", ADMIN).select_one("a.lockup img")
    assert not soup(client, "/").select_one("a.lockup img")
    assert agency.site is not None


def test_a_logo_keeps_its_transparent_ground() -> None:
    file = BytesIO()
    PillowImage.new("RGBA", (600, 300), (200, 0, 0, 0)).save(file, "PNG")
    image = ImageFactory(file__from_func=lambda: BytesIO(file.getvalue()), file__filename="logo.png")
    make_all([image])
    for rendition in Rendition.objects.filter(image=image, filter_spec__startswith="max-320x128"):
        with rendition.file.open() as made, PillowImage.open(made) as shown:
            assert shown.size == (256, 128)
            assert shown.convert("RGBA").getpixel((5, 5))[3] == 0


def test_a_preview_shows_the_look_that_is_proposed(client: Client) -> None:
    portal()
    agency = provisioned("dinkes")
    home = home_of(agency)
    home.palette, [home.logo] = "bakaran", pictures(agency, 1)
    home.save_revision()
    client.force_login(editor_of(agency))
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[home.pk]), headers=ADMIN)
    shown = BeautifulSoup(answer.content, "html.parser")
    assert shown.html["data-palette"] == "bakaran"
    assert shown.select_one("a.lockup img")


def test_the_form_names_the_kind_s_palette_and_keeps_what_is_chosen(client: Client) -> None:
    portal()
    agency = provisioned("kec-contoh")
    client.force_login(editor_of(agency))
    address = reverse("wagtailadmin_pages:edit", args=[home_of(agency).pk])
    shown = BeautifulSoup(client.get(address, headers=ADMIN).content, "html.parser")
    labels = {label.input["value"]: label.get_text(strip=True) for label in shown.select(".palette-select__option")}
    assert labels[""] == "Bawaan jenis OPD ini (Sawah)"
    assert shown.select_one('.palette-select__option [data-palette="sawah"]')
    data = {field["name"]: field.get("value", "") for field in shown.select("#page-edit-form input[name]")}
    data |= {"palette": "laut", "title": "Kecamatan Contoh"}
    assert client.post(address, data, headers=ADMIN).status_code == 302
    assert OpdHomePage.objects.get(agency=agency).get_latest_revision_as_object().palette == "laut"


def test_the_picture_at_the_head_is_decoration_of_the_home_page_alone(client: Client) -> None:
    agency = provisioned("dinkes")
    dress(agency, pictures(agency, 2), tagline="Kalimat pembuka contoh.")
    hero = soup(client, "/").select_one(".hero--picture")
    assert hero.select_one(".hero__picture img")["alt"] == ""
    assert not hero.select(".hero__picture :is(p, h1)")
    assert not soup(client, "/berita/").select(".hero__picture")


@pytest.mark.browser
def test_no_word_lies_on_the_picture_and_a_name_of_90_letters_fits(live_site, context_factory) -> None:
    name = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga Contoh"
    assert len(name) >= 90
    agency = provisioned("dinkes", name=name)
    dress(agency, pictures(agency, 2), tagline="Kalimat pembuka " * 10)
    page = context_factory().new_page()
    for width in (320, 640, 960, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(live_site.address("dinkes"))
        assert re.search("Keluarga Contoh", page.locator(".lockup").inner_text())
        words, picture = (page.locator(part).bounding_box() for part in (".hero__text", ".hero__picture"))
        apart = words["x"] + words["width"] <= picture["x"] or words["y"] + words["height"] <= picture["y"]
        assert apart, (width, words, picture)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), width


WORD_IN_LINES = """(word) => {
  const name = document.querySelector(".lockup__name");
  const at = name.firstChild.data.indexOf(word);
  const range = document.createRange();
  range.setStart(name.firstChild, at);
  range.setEnd(name.firstChild, at + word.length);
  return range.getClientRects().length;
}"""


@pytest.mark.browser
def test_a_name_is_broken_between_words_and_a_word_of_90_letters_stays_on_the_page(live_site, context_factory) -> None:
    agency = provisioned("dinkes", name="Dinas Kependudukan dan Pencatatan Sipil")
    dress(agency, pictures(agency, 2))
    long_word = provisioned("disdukcapil", name="W" * 90)
    for letter in "ABC":
        news = NewsPageFactory(agency=long_word, title=letter * 90)
    page = context_factory().new_page()
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(live_site.address("dinkes"))
    assert page.evaluate(WORD_IN_LINES, "Kependudukan") == 1
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for address in (live_site.address("disdukcapil"), news.full_url, live_site.address("", "/berita/")):
            page.goto(address)
            overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert overflow <= 0, (width, address, overflow)
