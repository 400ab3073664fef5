"""An article is read aloud in order by a voice of the device, and only where there is one."""

import pytest

from tests.support.axe import assert_no_axe_violations

pytestmark = pytest.mark.browser

# The browser's own part, which no test machine has a voice for: it remembers what it was told to say.
SPEECH = """
window.said = [];
window.cancelled = 0;
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const speech = new EventTarget();
speech.getVoices = () => %s;
speech.speak = (utterance) => window.said.push(utterance);
speech.cancel = () => (window.cancelled += 1);
Object.defineProperty(window, "speechSynthesis", { value: speech });
window.finishSaying = () => window.said.at(-1).onend();
"""
INDONESIAN = '[{ lang: "en-US", localService: true }, { lang: "in_ID", localService: true, name: "Suara" }]'
ELSEWHERE = '[{ lang: "id-ID", localService: false }, { lang: "en-US", localService: true }]'
TOGGLE, STOP = "[data-read=toggle]", "[data-read=stop]"


@pytest.fixture
def open_article(site, context_factory):
    def opened(voices, **options):
        context = context_factory(**options)
        context.add_init_script(SPEECH % voices)
        page = context.new_page()
        page.goto(site["article"])
        return page

    return opened


def said(page):
    return page.evaluate("window.said.map((one) => one.text)")


def test_it_reads_in_order_marks_where_it_is_pauses_and_stops(open_article):
    page = open_article(INDONESIAN)
    toggle = page.locator(TOGGLE)
    toggle.wait_for()
    assert toggle.inner_text() == "Dengarkan"
    toggle.focus()
    page.keyboard.press("Enter")
    assert said(page) == ["Kabar uji"]
    assert page.evaluate("window.said[0].voice.name + ' ' + window.said[0].lang") == "Suara in-ID"
    assert page.locator(".is-read-aloud").inner_text() == "Kabar uji"
    assert_no_axe_violations(page)
    page.evaluate("window.finishSaying()")
    assert toggle.inner_text() == "Jeda"
    page.keyboard.press("Enter")
    assert toggle.inner_text() == "Lanjutkan"
    # The end of what was cut off comes late, and moves nothing.
    page.evaluate("window.finishSaying()")
    assert len(said(page)) == 2
    page.keyboard.press("Enter")
    assert said(page)[1] == said(page)[2]
    # The focus stays with who has it while the mark wanders.
    for _ in range(20):
        if page.locator(".is-read-aloud").count():
            page.evaluate("window.finishSaying()")
    assert page.evaluate("(toggle) => document.activeElement.matches(toggle)", TOGGLE)
    words = said(page)[3:]
    order = ["Manfaat bagi warga", "Yang perlu disiapkan", "Datang pagi. Antre di loket dua.", "KTP-el", "Berapa?"]
    assert [word for word in words if word in order] == order
    # A closed answer is not on the screen, a date or a button is no part of the text.
    assert not any("Gratis" in word or "Terbit" in word or "Dengarkan" in word for word in words)
    assert toggle.inner_text() == "Dengarkan"
    assert not page.locator(STOP).is_visible()


def test_it_falls_silent_by_button_by_escape_and_when_one_leaves(open_article):
    page = open_article(INDONESIAN, viewport={"width": 320, "height": 700}, color_scheme="dark")
    page.locator(TOGGLE).click()
    # The text moves on while it is read; the buttons stay in sight, above what they cover.
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    box = page.locator(STOP).bounding_box()
    assert 0 < box["y"] < 700 - box["height"]
    page.locator(STOP).click()
    assert page.locator(".is-read-aloud").count() == 0
    assert page.evaluate("(toggle) => document.activeElement.matches(toggle)", TOGGLE)
    page.locator(TOGGLE).click()
    page.keyboard.press("Escape")
    assert page.locator(".is-read-aloud").count() == 0
    page.locator(TOGGLE).click()
    before = page.evaluate("window.cancelled")
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("window.cancelled") == before + 1


def test_nothing_is_offered_without_a_voice_of_the_device(open_article):
    for voices in ("[]", ELSEWHERE):
        page = open_article(voices)
        page.wait_for_load_state("networkidle")
        assert not page.locator(TOGGLE).is_visible(), voices
        # Voices may come later; they are offered then.
        page.evaluate(f"speechSynthesis.getVoices = () => {INDONESIAN}")
        page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
        assert page.locator(TOGGLE).is_visible()
