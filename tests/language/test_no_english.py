"""Who writes, approves or translates meets no English: not on a screen, in a hint, in a dialog or in a mail."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response

from tests.language.english import english_in
from tests.language.reading import Wording, wordings_of
from tests.language.screens import LOGGED_OUT, STORIES, Screen
from tests.language.world import World
from tests.story.people import desk_of
from tests.support.browser import ContextFactory
from tests.support.live_site import LiveSite

# Wagtail's scripts have run; its page for a wrong address has none.
READY = "body.ready, .cms-missing"


class Reader:
    """Walks through screens and keeps what was English on each, once."""

    def __init__(self, page: Page, live_site: LiveSite, places: dict[str, Any]) -> None:
        self._page = page
        self._site = live_site
        self._places = places
        self._seen: set[Wording] = set()
        self.problems: list[str] = []

    def read(self, screen: Screen) -> None:
        address = screen.address.format(**self._places)
        response = self._page.goto(self._site.address(path=address))
        self._page.locator(READY).wait_for(state="attached")
        self._check_it_opened(screen, address, response)
        self._look(address)
        for step in screen.then:
            step(self._page)
            self._look(f"{address} {step.__name__}")

    def _check_it_opened(self, screen: Screen, address: str, response: Response | None) -> None:
        elsewhere = urlsplit(self._page.url).path != urlsplit(address).path
        status = 302 if elsewhere else response.status if response else 0
        if status != screen.status:
            self.problems.append(f"{address} did not open: {status}, now at {self._page.url}")

    def _look(self, where: str) -> None:
        new = wordings_of(self._page) - self._seen
        self._seen |= new
        for wording in sorted(new, key=lambda each: each.text):
            reason = english_in(wording.text)
            if reason:
                self.problems.append(f"{where}: {wording.kind} {wording.text[:120]!r} ({reason}) in {wording.where}")


def _read_all(reader: Reader, screens: list[Screen]) -> None:
    for screen in screens:
        reader.read(screen)
    assert not reader.problems, "\n" + "\n".join(reader.problems)


# A browser set to English gets Indonesian all the same.
@pytest.mark.browser
def test_the_way_in_has_no_english(live_site: LiveSite, context_factory: ContextFactory) -> None:
    world = World()
    page = context_factory(locale="en-US").new_page()
    _read_all(Reader(page, live_site, world.places), LOGGED_OUT)


@pytest.mark.browser
@pytest.mark.parametrize("role", STORIES)
def test_a_story_has_no_english(role: str, live_site: LiveSite, context_factory: ContextFactory) -> None:
    world = World()
    desk = desk_of(world.people[role], live_site, context_factory, locale="en-US")
    _read_all(Reader(desk, live_site, world.places), STORIES[role])
