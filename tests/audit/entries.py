"""Log entries as people leave them, and the page that shows them."""

from typing import Any

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.log_actions import log

from tests.story.people import client_of


def note(instance: Any, action: str, by: Any = None, **data: Any) -> Any:
    return log(instance=instance, action=action, user=by, data=data)


def soup_of(user: Any, **query: Any) -> BeautifulSoup:
    response = client_of(user).get(reverse("audit:index"), query)
    assert response.status_code == 200, response.headers.get("Location")
    return BeautifulSoup(response.content, "html.parser")


def lines(user: Any, **query: Any) -> list[str]:
    """Return the text of every row that a person sees."""
    return [" ".join(row.get_text(" ").split()) for row in soup_of(user, **query).select(".audit-table tbody tr")]


def seen(user: Any, **query: Any) -> str:
    return "\n".join(lines(user, **query))
