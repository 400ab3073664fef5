"""Browser and client logins of the story's people."""

from io import BytesIO
from typing import Any

from django.test import Client
from PIL import Image, ImageDraw
from playwright.sync_api import Page

from tests.factories.users import PASSWORD
from tests.support.browser import ContextFactory
from tests.support.live_site import LiveSite


def jpeg(width: int = 900, height: int = 600) -> bytes:
    """Return a real picture, as a camera's would be: not one colour."""
    picture = Image.new("RGB", (width, height), "#0a5c7a")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((60, 320, width - 60, height), fill="#d9b25f")
    draw.ellipse((width - 260, 60, width - 120, 200), fill="#f3efe0")
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=85)
    return stream.getvalue()


def desk_of(user: Any, live_site: LiveSite, context_factory: ContextFactory, **options: Any) -> Page:
    """Return a browser page in which the person has logged in and sees the admin's home."""
    page = context_factory(**options).new_page()
    page.goto(live_site.address(path="/admin/login/"))
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(live_site.address(path="/admin/"))
    return page


def client_of(user: Any) -> Client:
    """Return a client in which the person has logged in, on the portal's host."""
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return client
