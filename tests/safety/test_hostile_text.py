"""What is posted through the real edit forms, read back as an anonymous citizen: nothing of it runs."""

import json
from itertools import count

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from opd.models import ContactPage, EventPage, NewsPage, ServicePage
from opd.models import TestimonialPage as Testimony
from tests.factories.media import DocumentFactory
from tests.factories.pages import EventPageFactory, ServicePageFactory, TestimonialPageFactory
from tests.factories.sites import section_of, site_tree
from tests.factories.users import editor_of, operator_of
from tests.publishing.drafts import draft_news
from tests.safety.harmless import assert_harmless
from tests.story.people import client_of
from tests.story.test_admin import form_of

pytestmark = pytest.mark.django_db

MARK = "UJI"
TEXT = f"{MARK}\"><script>alert(1)</script><img src=x onerror=alert(1)>'</script><svg/onload=alert(1)>{{{{7*7}}}}"
LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://evil.example/1",
    'https://contoh.invalid/"onmouseover="alert(1)',
    "https://contoh.invalid/'><script>alert(1)</script>",
]
_keys = count()


@pytest.fixture
def dinkes():
    return site_tree("dinkes")["dinkes"]


def block(text, kind="unstyled", entities=(), styles=()):
    return {
        "key": f"k{next(_keys)}",
        "text": text,
        "type": kind,
        "depth": 0,
        "inlineStyleRanges": list(styles),
        "entityRanges": list(entities),
    }


def draftail(*blocks, entities=()):
    """Return what Draftail posts; entity n covers the first three characters of block n."""
    return json.dumps({"blocks": list(blocks), "entityMap": {str(n): entity for n, entity in enumerate(entities)}})


def entity_blocks(entities):
    return [block(f"{MARK} {n}", entities=[{"offset": 0, "length": 3, "key": n}]) for n in range(len(entities))]


def hostile_richtext():
    entities = [{"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}} for url in LINKS]
    entities += [
        {"type": "IMAGE", "mutability": "IMMUTABLE", "data": {"id": 1, "src": "javascript:alert(1)", "alt": TEXT}},
        {"type": "EMBED", "mutability": "IMMUTABLE", "data": {"url": "https://evil.example/v", "html": TEXT}},
        {"type": "DOCUMENT", "mutability": "MUTABLE", "data": {"id": '1"><script>', "url": "javascript:alert(1)"}},
        {"type": "LINK", "mutability": "MUTABLE", "data": {"id": '1"onclick="x', "parentId": 1, "url": "/x"}},
        {"type": "EVIL", "mutability": "MUTABLE", "data": {"html": "<script>alert(1)</script>"}},
    ]
    kinds = [block(TEXT, kind) for kind in ("header-one", "atomic", "code-block", "<script>", "unordered-list-item")]
    styled = block(TEXT, styles=[{"offset": 0, "length": 9, "style": "<script>"}])
    return draftail(*entity_blocks(entities), *kinds, styled, entities=entities)


def hostile_body():
    table = {
        "data": [[TEXT, "=HYPERLINK(1)"], [TEXT, TEXT]],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": TEXT,
        "cell": [{"row": 0, "col": 0, "className": '"><script>alert(1)</script>', "hidden": False}],
        "mergeCells": [{"row": 0, "col": 0, "rowspan": '1"onclick="x', "colspan": 1}],
    }
    return streamfield(
        [
            ("rich_text", hostile_richtext()),
            ("heading", {"text": TEXT[:90], "level": "h2"}),
            ("quote", {"text": TEXT, "author": TEXT[:90]}),
            ("callout", {"severity": "penting", "title": TEXT[:90], "text": hostile_richtext()}),
            ("table", json.dumps(table)),
        ]
    )


def save(agency, page, **changes):
    """Post the edit form as the OPD's Operator; return the response."""
    client = client_of(operator_of(agency))
    data = form_of(client, page)
    for name in {name.split("-")[0] for name in changes if name.endswith("-count")}:
        for key in [key for key in data if key.startswith(f"{name}-")]:
            del data[key]
    for name, value in changes.items():
        data[name] = value
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def publish(agency, page):
    page = type(page).objects.get(pk=page.pk)
    page.get_latest_revision().publish(user=editor_of(agency))
    return type(page).objects.get(pk=page.pk)


def read(client, path):
    response = client.get(path, headers={"host": "dinkes.localhost"})
    assert response.status_code == 200, path
    return response


def path_of(page):
    return "/" + page.full_url.split("//", 1)[1].split("/", 1)[1]


def test_hostile_news_is_harmless_on_its_page_in_lists_search_and_feeds(dinkes, client):
    page = draft_news(dinkes, operator_of(dinkes))
    assert save(
        dinkes,
        page,
        title=TEXT,
        summary=TEXT,
        benefit=TEXT,
        seo_title=TEXT,
        search_description=TEXT,
        **nested_form_data({"body": hostile_body()}),
    ).status_code in {200, 302}
    page = publish(dinkes, NewsPage.objects.get(pk=page.pk))
    soup = assert_harmless(read(client, path_of(page)).content.decode())
    assert soup.find("h1").get_text().strip() == TEXT
    assert soup.get_text().count(MARK) > 10, "the body did not arrive: the test tests nothing"
    for path in ("/", "/berita/", f"/cari/?q={MARK}"):
        assert_harmless(read(client, path).content.decode())
    for path in ("/feeds/berita.rss", "/feeds/berita.atom", "/sitemap.xml"):
        text = read(client, path).content.decode()
        assert "<script" not in text, path
        assert "<img" not in text, path


def test_links_that_a_browser_would_run_lose_their_target_and_keep_their_words(dinkes, client):
    page = draft_news(dinkes, operator_of(dinkes))
    entities = [{"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}} for url in LINKS]
    entities.append({"type": "LINK", "mutability": "MUTABLE", "data": {"url": "https://baik.invalid/"}})
    body = streamfield([("rich_text", draftail(*entity_blocks(entities), entities=entities))])
    save(dinkes, page, **nested_form_data({"body": body}))
    soup = assert_harmless(read(client, path_of(publish(dinkes, page))).content.decode())
    article = soup.find("main")
    assert article.find("a", href="https://baik.invalid/")
    assert all(f"{MARK} {n}" in article.get_text() for n in range(len(entities)))


def test_what_the_feature_list_does_not_allow_is_not_stored(dinkes):
    page = draft_news(dinkes, operator_of(dinkes))
    save(dinkes, page, **nested_form_data({"body": streamfield([("rich_text", hostile_richtext())])}))
    stored = json.dumps(NewsPage.objects.get(pk=page.pk).get_latest_revision().content)
    for forbidden in ("<embed", "<h1", "<img", "<script", "javascript:", "evil.example/v", "<svg"):
        assert forbidden not in stored, forbidden


@pytest.mark.parametrize("url", LINKS[:10])
def test_a_channel_that_is_no_web_address_is_refused_in_words_and_kept(dinkes, url):
    page = section_of(dinkes, ContactPage)
    channels = streamfield([("channel", {"label": f"{MARK} saluran", "url": url})])
    response = save(dinkes, page, **nested_form_data({"channels": channels}))
    assert response.status_code in {200, 400}
    assert f"{MARK} saluran" in response.content.decode()
    revision = ContactPage.objects.get(pk=page.pk).get_latest_revision()
    assert revision is None or MARK not in json.dumps(revision.content)


@pytest.mark.parametrize("url", [*LINKS[:10], "ftp://evil.example/"])
def test_a_video_elsewhere_that_is_no_web_address_is_refused(dinkes, url):
    page = draft_news(dinkes, operator_of(dinkes))
    body = streamfield([("video", {"title": f"{MARK} video", "video": "", "url": url, "poster": ""})])
    response = save(dinkes, page, **nested_form_data({"body": body}))
    assert response.status_code in {200, 400}
    assert MARK not in json.dumps(NewsPage.objects.get(pk=page.pk).get_latest_revision().content)


def test_a_hostile_event_is_harmless_on_its_page_and_in_calendars(dinkes, client):
    page = EventPageFactory(agency=dinkes)
    injected = f"{MARK}\r\nATTENDEE:mailto:evil@evil.example\r\nBEGIN:VALARM {TEXT}"[:190]
    save(dinkes, page, title=TEXT, place=injected, contact=injected, summary=injected)
    page = publish(dinkes, EventPage.objects.get(pk=page.pk))
    assert MARK in page.place
    assert_harmless(read(client, path_of(page)).content.decode())
    assert_harmless(read(client, "/agenda/").content.decode())
    for path in ("/feeds/agenda.ics", f"/feeds/agenda/{page.pk}.ics"):
        response = read(client, path)
        lines = response.content.decode().split("\r\n")
        assert not any(line.startswith(("ATTENDEE", "BEGIN:VALARM")) for line in lines), path
        assert "\n" not in response["Content-Disposition"]


@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY;COUNT=3\r\nATTENDEE:mailto:x@evil.example", "<script>alert(1)</script>", "FREQ=SECONDLY"]
)
def test_a_rule_that_is_no_rule_is_refused(dinkes, rule):
    page = EventPageFactory(agency=dinkes)
    save(dinkes, page, rule=rule, repeats="other")
    assert EventPage.objects.get(pk=page.pk).get_latest_revision_as_object().rule in {"", None}


def test_a_rule_that_came_past_the_form_puts_no_line_into_a_calendar(dinkes, client):
    page = EventPageFactory(agency=dinkes)
    EventPage.objects.filter(pk=page.pk).update(rule="FREQ=DAILY;COUNT=3\r\nATTENDEE:mailto:x@evil.example")
    assert "ATTENDEE" not in read(client, f"/feeds/agenda/{page.pk}.ics").content.decode()


def test_people_and_addresses_are_shown_as_text(dinkes, client):
    person = TestimonialPageFactory(agency=dinkes)
    save(dinkes, person, title=TEXT, quote=TEXT, person_name=TEXT[:90])
    person = publish(dinkes, Testimony.objects.get(pk=person.pk))
    assert MARK in person.person_name
    contact = section_of(dinkes, ContactPage)
    hours = streamfield([("opening", {"days": f"{MARK}<script>x", "time": "<img src=x onerror=x>"})])
    save(dinkes, contact, address=TEXT, **nested_form_data({"hours": hours}))
    contact = publish(dinkes, contact)
    assert MARK in contact.address
    for path in (path_of(person), path_of(contact), "/testimoni/", "/"):
        assert_harmless(read(client, path).content.decode())


def test_the_rich_texts_of_a_service_are_harmless(dinkes, client):
    page = ServicePageFactory(agency=dinkes)
    names = ("requirements", "procedure", "complaint", "legal_basis")
    save(dinkes, page, title=TEXT, duration=TEXT[:90], cost=TEXT[:90], **dict.fromkeys(names, hostile_richtext()))
    page = publish(dinkes, ServicePage.objects.get(pk=page.pk))
    assert MARK in page.requirements
    assert_harmless(read(client, path_of(page)).content.decode())


@pytest.mark.parametrize(
    "name", ['"><script>alert(1)</script>.pdf', "a\r\nSet-Cookie: x=1.pdf", "laporan\u202efdp.exe.pdf"]
)
def test_a_document_s_name_breaks_neither_page_nor_header(dinkes, client, name):
    document = DocumentFactory(collection=dinkes.collection, file__filename=name, title=name)
    page = draft_news(dinkes, operator_of(dinkes))
    body = streamfield([("documents", {"title": "", "documents": streamfield([])})])
    body["0"]["value"]["documents"] = {
        "count": "1",
        "0": {"deleted": "", "order": "0", "id": "", "value": {"document": str(document.pk), "title": ""}},
    }
    save(dinkes, page, **nested_form_data({"body": body}))
    html = read(client, path_of(publish(dinkes, page))).content.decode()
    soup = assert_harmless(html)
    assert soup.find("a", href=document.url)
    # Whatever the name pretends, the file's real kind stands beside it.
    assert "PDF" in soup.find("main").get_text()
    answer = read(client, document.url)
    answer.getvalue()
    assert not {"Set-Cookie"} & set(answer.headers)
    assert answer["Content-Type"] == "application/pdf"
