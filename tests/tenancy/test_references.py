"""What a page may refer to: one's own pictures, files and drafts, and what every reader sees of others."""

import pytest
from django.urls import reverse

from cms.forms import NOT_YOURS
from opd.models import NewsPage
from tests.factories.media import ImageFactory
from tests.story.people import client_of
from tests.tenancy.hostile import JSON, foreign_forms, news_form, picture_block, running_text
from tests.tenancy.world import World, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def edit(world: World, form: dict, who: str = "b_operator", headers: dict | None = None):
    address = reverse("wagtailadmin_pages:edit", args=[world.b_page.pk])
    return client_of(getattr(world, who)).post(address, form, headers=headers or {})


def latest(world: World) -> NewsPage:
    return NewsPage.objects.get(pk=world.b_page.pk).get_latest_revision_as_object()


def test_own_pictures_files_and_drafts_and_public_pages_of_others_are_accepted(world):
    documents = {
        "title": "",
        "documents": {
            "count": "1",
            "0": {"deleted": "", "order": "0", "type": "item", "value": {"document": world.b_document.pk, "title": ""}},
        },
    }
    body = [
        ("image", picture_block(world.b_image.pk)),
        ("documents", documents),
        ("video", {"title": "Video", "video": world.b_video.pk, "url": "", "poster": ""}),
        ("rich_text", running_text("LINK", world.b_reviewed.pk)),
        ("rich_text", running_text("LINK", world.a_live.pk)),
        ("rich_text", running_text("DOCUMENT", world.b_document.pk)),
    ]
    response = edit(world, news_form(body, image=world.b_image.pk))
    assert response.status_code == 302, response.context["form"].errors
    saved = latest(world)
    assert saved.image == world.b_image
    assert [block.block_type for block in saved.body] == [kind for kind, _value in body]


def test_every_way_to_name_another_opd_s_things_is_refused_in_words_and_keeps_the_text(world):
    revisions = world.b_page.revisions.count()
    for name, form in foreign_forms(world):
        response = edit(world, form)
        assert response.status_code == 200, name
        text = response.content.decode()
        assert str(NOT_YOURS) in text, name
        assert "Ketikan penulis" in text, name
        assert edit(world, form, headers=JSON).json()["success"] is False, name
    assert world.b_page.revisions.count() == revisions
    assert not NewsPage.objects.filter(title="Ketikan penulis").exists()


def test_a_draft_keeps_what_it_held_when_the_picture_went_to_another_opd(world):
    picture = ImageFactory(collection=world.b.collection)
    body = [("image", picture_block(picture.pk))]
    assert edit(world, news_form(body, image=picture.pk)).status_code == 302
    picture.collection = world.a.collection
    picture.save()
    response = edit(world, news_form(body, image=picture.pk, title="Judul lain"))
    assert response.status_code == 302
    assert (latest(world).title, latest(world).image) == ("Judul lain", picture)


def test_a_new_page_is_refused_as_well(world):
    address = reverse("wagtailadmin_pages:add", args=["opd", "newspage", world.b_news.pk])
    response = client_of(world.b_operator).post(address, news_form(image=world.a_image.pk))
    assert response.status_code == 200
    assert str(NOT_YOURS) in str(response.context["form"].errors)


def test_who_works_with_everything_may_use_everything(world):
    response = edit(world, news_form(image=world.a_image.pk), who="superuser")
    assert response.status_code == 302
