"""A picture gets its files although tasks are lost, stores fail and tables change; what is old goes."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from media_pipeline import ladders, making, renditions, tasks
from media_pipeline.models import Image, Rendition
from media_pipeline.storage.names import bare
from tests.factories.media import ImageFactory
from tests.media.test_renditions import fresh, image_of, make_some

pytestmark = pytest.mark.django_db


def late(image: Image, **fields: Any) -> None:
    Image.objects.filter(pk=image.pk).update(files_tried_at=timezone.now() - timedelta(days=2), **fields)


def test_what_a_restart_cut_off_is_asked_for_again_and_made() -> None:
    image = image_of(600, 400)
    assert making.ask_again() == 0, "its own task may still come"
    late(image)
    assert making.ask_again() == 1
    assert renditions.missing(fresh(image)) == []
    assert (fresh(image).files_form, fresh(image).files_tries) == (ladders.FORM, 0)
    late(image)
    assert making.ask_again() == 0


def test_a_picture_that_cannot_be_made_is_given_up_and_said_to_be() -> None:
    image = image_of(600, 400)
    image.file.storage.delete(image.file.name)
    for _try in range(ladders.MAX_TRIES):
        assert not fresh(image).files_failed
        with pytest.raises(OSError, match=bare(image.file.name)):
            tasks.make_renditions.func(image.pk)
    assert fresh(image).files_failed
    late(image)
    assert making.ask_again() == 0


def test_a_changed_picture_starts_anew() -> None:
    image = image_of(600, 400)
    renditions.make(image)
    late(image, files_tries=ladders.MAX_TRIES, files_form=0)
    image = fresh(image)
    image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = 90
    image.save()
    assert (fresh(image).files_form, fresh(image).files_tries) == (0, 0)


def test_files_of_an_older_crop_go_when_the_new_ones_are_there() -> None:
    image = image_of(1600, 800)
    renditions.make(image)
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 100, 100, 50, 50
    image.save()
    renditions.make(fresh(image))
    assert Rendition.objects.filter(image=image).count() == len(ladders.wanted(image))


def test_what_no_table_names_any_more_goes_from_a_public_picture_a_day_later() -> None:
    image = image_of(600, 400)
    Image.objects.filter(pk=image.pk).update(first_public_at=timezone.now())
    make_some(fresh(image), "width-123|format-webp")
    renditions.make(fresh(image))
    assert making.collect_old() == 0, "a page that is open somewhere may still ask for it"
    late(image)
    assert making.collect_old() == 1
    assert renditions.missing(fresh(image)) == []


def test_the_command_cleans_up_and_says_how_much(capsys: Any) -> None:
    image = image_of(600, 400)
    renditions.make(image)
    make_some(fresh(image), "width-123|format-webp")
    call_command("make_renditions", "--bersihkan")
    assert "1 berkas lama dihapus" in capsys.readouterr().out
    assert not Rendition.objects.filter(filter_spec="width-123|format-webp").exists()
    assert renditions.missing(fresh(image)) == []


def test_a_picture_that_changes_while_its_files_are_made_gets_none_of_them() -> None:
    from media_pipeline.pictures import making_of

    image = image_of(600, 400)
    job = making_of.prepare(image, renditions.missing(image))
    made = job.run()
    Image.objects.filter(pk=image.pk).update(focal_point_x=1)
    before = set(Rendition.objects.values_list("pk", flat=True))
    assert making_of.keep(job, made) == 0
    assert set(Rendition.objects.values_list("pk", flat=True)) == before
    assert fresh(image).files_form == 0


def test_files_hold_nothing_but_pixels_and_the_picture_gets_its_colour() -> None:
    from tests.media import picture_files as files

    image = ImageFactory(file=ContentFile(files.camera_jpeg(), name="lama.jpg"))
    renditions.make(image)
    for rendition in Rendition.objects.filter(image=image):
        with rendition.file.open() as file:
            content = file.read()
        assert not [word for word in (b"rahasia", b"Exif", b"ICC_PROFILE", b"GPS") if word in content]
    assert fresh(image).color.startswith("#")
