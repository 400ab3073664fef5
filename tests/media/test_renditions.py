"""Files of a picture: which there are, that tasks make them, and that a reader never does."""

from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.template import Context, Template
from PIL import Image as PillowImage
from wagtail.images.models import Filter

from cms.blocks import ContentStreamBlock
from media_pipeline import ladders, renditions, tasks
from media_pipeline.models import Image, Rendition
from tests.blocks.test_previews import tags_of
from tests.factories.media import ImageFactory

pytestmark = pytest.mark.django_db


def image_of(width: int, height: int, **fields: Any) -> Image:
    image: Image = ImageFactory(file__width=width, file__height=height, **fields)
    return image


def fresh(image: Image) -> Image:
    """Return the picture as a request would read it: nothing prefetched."""
    found: Image = Image.objects.get(pk=image.pk)
    return found


def make_some(image: Image, *specs: str) -> list[Rendition]:
    renditions.make(image, [Filter(spec=spec) for spec in specs])
    return [image.renditions.get(filter_spec=spec) for spec in specs]


def shown(image: Image | None, arguments: str = '"card"') -> list[tuple[str, dict[str, str | None]]]:
    template = Template("{% load pictures %}{% responsive_picture image " + arguments + " %}")
    return tags_of(template.render(Context({"image": image})))


def pictures_of(html: str) -> list[Any]:
    """Return the pictures that are seen, without those kept for the large view."""
    return BeautifulSoup(html, "html.parser").select("img:not(template *)")


class TestLadder:
    @pytest.mark.parametrize(
        ("size", "card", "content"),
        [
            ((1600, 1067), [(400, 267), (800, 533)], [480, 960, 1440]),
            ((960, 640), [(400, 267), (800, 533)], [480, 960]),
            ((700, 500), [(400, 267), (700, 467)], [480, 700]),
            ((300, 900), [(300, 200)], [300]),
        ],
    )
    def test_no_width_is_made_twice_and_none_is_blown_up(
        self, size: tuple[int, int], card: list[tuple[int, int]], content: list[int]
    ) -> None:
        image = image_of(*size)
        renditions.make(image)
        picture = image.picture("card")
        assert [source.mime for source in picture.sources] == ["image/avif", "image/webp"]
        for source in picture.sources:
            assert [file.width for file in source.files] == [width for width, _height in card]
            # Willow rounds the crop before it scales: a picture that fills no whole rung may be two pixels off.
            assert all(abs(file.height - height) <= 2 for file, (_, height) in zip(source.files, card, strict=True))
        for source in image.picture("content").sources:
            assert [file.width for file in source.files] == content

    def test_the_files_are_what_their_names_say(self) -> None:
        image = image_of(1600, 1067)
        renditions.make(image)
        for rendition in Rendition.objects.filter(image=image).exclude(filter_spec=ladders.ADMIN_THUMBNAIL):
            with rendition.file.open() as file, PillowImage.open(file) as made:
                assert made.size == (rendition.width, rendition.height)
                operation = rendition.filter_spec.rpartition("|")[2].removeprefix("format-")
                assert made.format == operation.partition("-")[0].upper()

    def test_a_crop_follows_the_focal_point(self) -> None:
        image = image_of(1600, 800)
        renditions.make(image)
        first = image.picture("card").fallback
        image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 100, 100, 50, 50
        image.save()
        assert renditions.make(fresh(image)) == 5, "the five card files, and no other"
        assert fresh(image).picture("card").fallback != first

    def test_every_name_of_the_table_can_be_shown(self) -> None:
        image = image_of(500, 400)
        renditions.make(image)
        for name in ladders.LADDERS:
            assert image.picture(name).fallback is not None
        with pytest.raises(KeyError):
            image.picture("poster-raksasa")


class TestMaking:
    def test_a_saved_picture_has_its_files_made_after_the_commit(self, django_capture_on_commit_callbacks: Any) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            image = image_of(1000, 800)
            assert not Rendition.objects.filter(image=image).exists()
        assert renditions.missing(fresh(image)) == []
        assert Rendition.objects.filter(image=image).count() == len(ladders.wanted(image))

    def test_a_new_title_makes_nothing(self, django_capture_on_commit_callbacks: Any) -> None:
        image = image_of(600, 400)
        image.title = "Lain"
        with django_capture_on_commit_callbacks() as callbacks:
            image.save(update_fields=["title"])
        assert not [callback for callback in callbacks if "make_renditions" in repr(callback)]

    def test_the_task_may_run_twice_and_after_the_picture_is_gone(self) -> None:
        image = image_of(600, 400)
        assert tasks.make_renditions.func(image.pk) == len(ladders.wanted(image))
        assert tasks.make_renditions.func(image.pk) == 0
        image_id = image.pk
        image.delete()
        assert tasks.make_renditions.func(image_id) == 0

    def test_the_command_makes_what_is_missing_and_says_how_far_it_is(self, capsys: Any) -> None:
        done, waiting = image_of(600, 400), image_of(600, 400, title="Panen raya")
        renditions.make(done)
        call_command("make_renditions")
        said = capsys.readouterr().out
        assert "[2/2] Panen raya" in said
        assert renditions.missing(fresh(waiting)) == []
        call_command("make_renditions")
        assert "0 berkas baru" in capsys.readouterr().out

    def test_the_command_names_a_broken_original_and_goes_on(self, capsys: Any) -> None:
        broken, good = image_of(600, 400), image_of(600, 400)
        broken.file.storage.delete(broken.file.name)
        with pytest.raises(CommandError, match="1 dari 2"):
            call_command("make_renditions")
        assert broken.file.name in capsys.readouterr().err
        assert renditions.missing(fresh(good)) == []

    def test_a_transparent_picture_gets_a_jpeg_too(self) -> None:
        buffer = BytesIO()
        PillowImage.new("RGBA", (600, 400), (0, 0, 0, 0)).save(buffer, "PNG")
        image = ImageFactory(file=ContentFile(buffer.getvalue(), name="tembus.png"))
        renditions.make(image)
        with Rendition.objects.get(image=image, filter_spec="width-960|format-jpeg").file.open() as file:
            assert PillowImage.open(file).getpixel((5, 5)) == (255, 255, 255)


class TestAvif:
    def test_it_is_written_with_the_quality_and_speed_that_the_spec_names(self) -> None:
        buffer = BytesIO()
        PillowImage.radial_gradient("L").resize((600, 400)).convert("RGB").save(buffer, "PNG")
        image = ImageFactory(file=ContentFile(buffer.getvalue(), name="bulat.png"))
        (rendition,) = make_some(image, "width-600|avif-50-8")
        with rendition.file.open() as file:
            made = file.read()
        wanted, slow = BytesIO(), BytesIO()
        with PillowImage.open(buffer) as original:
            original.save(wanted, "AVIF", quality=50, speed=8, max_threads=1)
            original.save(slow, "AVIF", quality=50, max_threads=1)
        assert made == wanted.getvalue() != slow.getvalue()

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK"])
    def test_pictures_of_every_kind_of_pixel_have_it(self, mode: str) -> None:
        buffer = BytesIO()
        kind = "JPEG" if mode == "CMYK" else "PNG"
        PillowImage.new(mode, (7, 5)).save(buffer, kind)
        image = ImageFactory(file=ContentFile(buffer.getvalue(), name=f"kecil.{kind.lower()}"))
        renditions.make(image)
        for ladder in ladders.LADDERS:
            assert image.picture(ladder).sources[0].mime == "image/avif"

    @pytest.mark.parametrize("spec", ["avif-101-8", "avif-50-11", "avif-50--1", "avif-50"])
    def test_numbers_that_the_encoder_does_not_know_are_refused(self, spec: str) -> None:
        with pytest.raises((ValueError, TypeError)):
            image_of(40, 40).get_rendition(f"width-20|{spec}")

    def test_a_picture_from_before_has_what_it_lacks_made_by_the_command(self) -> None:
        image = image_of(1600, 1067)
        renditions.make(image)
        before = Rendition.objects.exclude(filter_spec__contains="|avif")
        kept = set(before.values_list("pk", "file"))
        Rendition.objects.filter(filter_spec__contains="|avif").delete()
        call_command("make_renditions", verbosity=0)
        assert set(before.values_list("pk", "file")) == kept, "nothing is made anew"
        assert [source.mime for source in fresh(image).picture("card").sources] == ["image/avif", "image/webp"]


class TestShowing:
    def test_the_whole_element(self) -> None:
        image = image_of(1600, 1067, description="Sawah di Tayu")
        renditions.make(image)
        tags = shown(fresh(image))
        assert [tag for tag, _attributes in tags] == ["picture", "source", "source", "img"]
        sources, img = [attributes for _tag, attributes in tags[1:3]], tags[3][1]
        assert [source["type"] for source in sources] == ["image/avif", "image/webp"]
        for source in sources:
            assert [part.rsplit(" ", 1)[1] for part in (source["srcset"] or "").split(", ")] == ["400w", "800w"]
            assert source["sizes"]
        assert (img["width"], img["height"]) == ("800", "533")
        assert img["alt"] == "Sawah di Tayu"
        assert (img["loading"], img["decoding"]) == ("lazy", "async")
        assert (img["src"] or "").endswith(".jpg")

    def test_the_first_picture_of_a_page_is_not_lazy(self) -> None:
        image = image_of(600, 400)
        renditions.make(image)
        img = shown(fresh(image), '"hero" lazy=False alt="" sizes="50vw" css_class="hero__picture"')[-1][1]
        assert "loading" not in img
        assert img["fetchpriority"] == "high"
        assert img["alt"] == ""
        assert img["class"] == "hero__picture"

    def test_showing_makes_no_file_and_asks_once(self, django_assert_num_queries: Any) -> None:
        image = fresh(image_of(1600, 1067, description="Sawah"))
        with django_assert_num_queries(1):
            ((tag, attributes),) = shown(image)
            shown(image, '"content"')
        assert tag == "svg"
        assert attributes["class"] == "picture-placeholder"
        assert (attributes["width"], attributes["height"]) == ("800", "533")
        assert attributes["aria-label"] == "Sawah"
        assert Rendition.objects.count() == 0

    def test_until_the_task_has_ended_the_largest_file_is_shown(self) -> None:
        image = image_of(1600, 1067)
        make_some(image, "width-480|format-webp", ladders.ADMIN_THUMBNAIL)
        tags = shown(fresh(image))
        assert [tag for tag, _attributes in tags] == ["picture", "img"]
        assert tags[1][1]["width"] == "480"
        assert Rendition.objects.count() == 2

    @pytest.mark.parametrize(
        ("made", "offered", "shown_to_all"),
        [
            # A database from before AVIF, and one whose AVIF is being made.
            (["480|webp", "960|webp", "1440|webp", "960|jpeg"], ["image/webp"], 960),
            (["480|avif", "480|webp", "960|webp", "1440|webp", "960|jpeg"], ["image/webp"], 960),
            (["480|avif", "1440|avif", "480|webp", "1440|webp"], ["image/avif", "image/webp"], 1440),
            (["480|avif", "960|avif", "480|webp"], ["image/avif"], 480),
            (["480|avif", "480|webp", "960|jpeg"], [], 960),
            # A browser that cannot read AVIF would see a broken picture.
            (["480|avif", "960|avif", "1440|avif"], None, None),
        ],
    )
    def test_no_format_keeps_a_wider_file_of_another_from_a_reader(
        self, made: list[str], offered: list[str] | None, shown_to_all: int | None
    ) -> None:
        operations = {"avif": ladders.FORMATS[0].operation, "webp": "format-webp", "jpeg": "format-jpeg"}
        image = image_of(1600, 1067)
        parts = [one.split("|") for one in made]
        make_some(image, *(f"width-{width}|{operations[form]}" for width, form in parts))
        tags = shown(fresh(image), '"content"')
        if offered is None:
            assert [tag for tag, _attributes in tags] == ["svg", "rect"]
            assert fresh(image).picture("content").largest is None
            return
        assert [attributes["type"] for tag, attributes in tags if tag == "source"] == offered
        assert tags[-1][1]["width"] == str(shown_to_all)
        largest = fresh(image).picture("content").largest
        assert largest is not None
        assert not largest.url.endswith(".avif")

    def test_no_picture_is_nothing(self) -> None:
        assert shown(None) == []

    def test_prefetched_pictures_cost_no_query_each(self, django_assert_num_queries: Any) -> None:
        for _number in range(5):
            renditions.make(image_of(600, 400))
        with django_assert_num_queries(2):
            images = list(Image.objects.with_renditions("card"))
        with django_assert_num_queries(0):
            assert all(shown(image)[0][0] == "picture" for image in images)

    def test_words_are_escaped(self) -> None:
        image = image_of(600, 400, description='"><script>')
        renditions.make(image)
        assert [tag for tag, _attributes in shown(fresh(image))] == ["picture", "source", "source", "img"]

    def test_a_shared_link_shows_a_jpeg_without_another_query(self, django_assert_num_queries: Any) -> None:
        image = image_of(1600, 1067)
        renditions.make(image)
        image = fresh(image)
        renditions.attach_renditions([image])
        with django_assert_num_queries(0):
            file = renditions.share_rendition(image)
        assert file is not None
        assert file.url.endswith(".jpg")
        assert renditions.share_rendition(None) is None


class TestPageOfPictures:
    """What an item page does: pictures of its blocks with one query, their files with one more."""

    def stream(self, images: list[Image]) -> Any:
        gallery = [{"image": image.pk, "caption": "", "alt_text": ""} for image in images[2:]]
        single = {"alt_text": "", "decorative": False, "caption": "", "credit": ""}
        return ContentStreamBlock().to_python(
            [
                {"type": "image", "value": {"image": images[0].pk, **single}, "id": "1"},
                {"type": "gallery", "value": {"title": "", "images": gallery}, "id": "2"},
                {"type": "image", "value": {"image": images[1].pk, **single, "alt_text": "Lain"}, "id": "3"},
            ]
        )

    def test_ten_pictures_cost_two_queries(self, django_assert_num_queries: Any) -> None:
        images = [image_of(600, 400) for _number in range(10)]
        for image in images:
            renditions.make(image)
        stream = self.stream(images)
        with django_assert_num_queries(2):
            found = renditions.collect_images(stream)
            renditions.attach_renditions(found)
            html = stream.stream_block.render(stream)
        assert [image.pk for image in found] == [images[0].pk, *(image.pk for image in images[2:]), images[1].pk]
        assert len(pictures_of(html)) == 10

    def test_one_picture_in_two_blocks_keeps_each_blocks_words(self) -> None:
        image = image_of(600, 400, description="Asli")
        renditions.make(image)
        stream = self.stream([image, image, image])
        renditions.attach_renditions(renditions.collect_images(stream))
        html = stream.stream_block.render(stream)
        assert [image["alt"] for image in pictures_of(html)] == ["Asli", "Asli", "Lain"]

    def test_a_deleted_picture_is_left_out(self) -> None:
        images = [image_of(600, 400) for _number in range(3)]
        stream = self.stream(images)
        images[0].delete()
        found = renditions.collect_images(stream)
        assert [image.pk for image in found] == [images[2].pk, images[1].pk]

    def test_a_page_without_pictures_asks_nothing(self, django_assert_num_queries: Any) -> None:
        stream = ContentStreamBlock().to_python([("rich_text", "<p>Teks</p>")])
        with django_assert_num_queries(0):
            renditions.attach_renditions(renditions.collect_images(stream))

    def test_pictures_of_an_unsaved_preview_are_shown_too(self, django_assert_num_queries: Any) -> None:
        image = image_of(600, 400)
        renditions.make(image)
        stream = ContentStreamBlock().to_python([("image", {"image": fresh(image), "alt_text": "Baru"})])
        renditions.attach_renditions(renditions.collect_images(stream))
        with django_assert_num_queries(0):
            html = stream.stream_block.render(stream)
        assert "<img" in html
