"""The catalogues themselves: complete, compiled, and safe to fill in."""

from collections import Counter

import polib
import pytest

from tests.language.catalogues import DOMAINS, LOCALE, PLACEHOLDER, TAG, libraries, ours, translations

COMPILED = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def _forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("path", COMPILED, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_what_is_served_is_what_stands_in_the_source(path):
    def content(entries):
        return {(entry.msgctxt or "", entry.msgid): _forms(entry) for entry in entries}

    served = polib.mofile(str(path.with_suffix(".mo")))
    assert content(served) == content(polib.pofile(str(path))), "make messages"


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_is_finished_and_stands_once(domain):
    catalogue = ours(domain)
    assert [entry.msgid for entry in catalogue if entry.fuzzy or entry.obsolete or not all(_forms(entry))] == []
    twice = Counter((entry.msgctxt, entry.msgid) for entry in catalogue)
    assert [key for key, count in twice.items() if count > 1] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_indonesian_has_one_plural_form(domain):
    catalogue = ours(domain)
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert [entry.msgid for entry in catalogue if entry.msgid_plural and set(entry.msgstr_plural) != {0}] == []


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("pattern", [PLACEHOLDER, TAG], ids=["placeholders", "tags"])
def test_a_translation_fills_in_what_its_message_does(domain, pattern):
    def parts(text):
        return sorted(pattern.findall(text))

    wrong = [
        (entry.msgid, form)
        for entry in ours(domain)
        for form in _forms(entry)
        # The one form of Indonesian stands for "1 page" as well as for "%(count)s pages".
        if parts(form) != parts(entry.msgid_plural or entry.msgid)
    ]
    assert wrong == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_edges_of_a_message_stay(domain):
    """Wagtail glues some of them together: "Delete " and a name."""
    for entry in ours(domain):
        for form in _forms(entry):
            assert (form[:1].isspace(), form[-1:].isspace()) == (entry.msgid[:1].isspace(), entry.msgid[-1:].isspace())


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_installed_library_has_a_message_without_indonesian(domain):
    missing = {entry.msgid for catalogue in libraries(domain) for entry in catalogue if not translations(entry, domain)}
    assert sorted(missing) == []
