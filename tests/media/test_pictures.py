"""What becomes of every kind of picture that people upload: cleaned, or refused in words that help."""

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from media_pipeline.pictures import names
from media_pipeline.pictures.intake import take
from tests.media import picture_files as files
from tests.media.picture_files import ACCEPTED, CAMERA, REFUSED, Case

_SECRETS = (
    b"rahasia",
    CAMERA.encode(),
    b"Exif",
    b"xmpmeta",
    b"8BIM",
    b"ICC_PROFILE",
    b"iCCP",
    b"tEXt",
    b"zTXt",
    b"eXIf",
)


def taken(content: bytes, name: str = "foto.jpg") -> Any:
    return take(ContentFile(content, name=name))


def pixels(upload: Any) -> Any:
    upload.seek(0)
    image = Image.open(BytesIO(upload.read()))
    image.load()
    return image


def is_upright(image: Any) -> bool:
    """Whether the red quarter is where it was drawn."""
    image = image.convert("RGB")
    corners = [image.getpixel(at) for at in ((10, 10), (110, 10), (10, 70), (110, 70))]
    return [red > green + 40 for red, green, _blue in corners] == [True, False, False, False]


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case.name)
def test_a_picture_is_stored_with_its_pixels_alone(case: Case) -> None:
    upload = taken(case.content(), case.name)
    stored = upload.read()
    image = pixels(upload)
    assert image.format == case.stored.upper()
    assert upload.name.endswith(f".{names.ENDINGS[case.stored]}")
    assert not [secret for secret in _SECRETS if secret in stored]
    assert not image.getexif()
    assert "icc_profile" not in image.info
    assert image.mode in {"1", "L", "LA", "P", "RGB", "RGBA"}
    notes = " ".join(upload.intake.notes)
    assert bool(notes) == bool(case.words)
    assert all(word in notes for word in case.words)
    if case.upright:
        assert image.size == files.SIZE
        assert is_upright(image)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_anything_else_is_refused_in_words(case: Case) -> None:
    with pytest.raises(ValidationError) as caught:
        taken(case.content(), case.name)
    (message,) = caught.value.messages
    assert all(word in message for word in case.words), message


def test_the_colours_of_a_wide_profile_become_those_of_srgb() -> None:
    for kind in ("JPEG", "PNG"):
        red, green, blue = pixels(taken(files.wide_gamut(kind))).convert("RGB").getpixel((5, 5))
        # Display P3 (60, 180, 60) at gamma 2.2 lies outside what sRGB shows in red.
        assert red < 30
        assert green > 180
        assert blue < 60


def test_inks_become_the_colours_that_they_print() -> None:
    image = pixels(taken(files.written(Image.new("CMYK", (40, 40), (255, 0, 0, 0)), "JPEG", quality=95)))
    red, green, blue = image.getpixel((5, 5))
    assert red < 60 < 150 < min(green, blue)


@pytest.mark.parametrize("colour", [0, 2, 6])
def test_sixteen_bits_keep_their_brightness(colour: int) -> None:
    image = pixels(taken(files.deep_png(colour), "a.png"))
    assert abs(image.convert("RGBA").getpixel((3, 3))[0] - 128) <= 1
    assert image.mode in {"L", "RGB", "RGBA"}


def test_what_moves_goes_on_moving() -> None:
    image = pixels(taken(files.gif(5), "a.gif"))
    assert (image.n_frames, image.info["duration"], image.info["loop"]) == (5, 80, 0)
    assert "comment" not in image.info


def test_a_photo_loses_next_to_nothing() -> None:
    noise = Image.effect_noise((300, 200), 40).convert("RGB")
    content = files.written(noise, "JPEG", quality=85)
    upload = taken(content)
    assert 0.9 < upload.size / len(content) < 1.1
    before, after = Image.open(BytesIO(content)).convert("L"), pixels(upload).convert("L")
    differences = [abs(a - b) for a, b in zip(before.tobytes(), after.tobytes(), strict=True)]
    assert sum(differences) / len(differences) < 1


def test_the_colour_of_its_room_is_the_picture_s_own() -> None:
    assert taken(files.written(Image.new("RGB", (50, 40), (0, 0, 255)), "PNG"), "a.png").intake.color == "#0000ff"
    assert taken(files.written(Image.new("RGBA", (50, 40), (0, 0, 0, 0)), "PNG"), "a.png").intake.color == "#ffffff"


def test_the_same_upload_is_known_by_its_bytes() -> None:
    one, again, other = (taken(content) for content in (files.jpeg(), files.jpeg(), files.camera_jpeg()))
    assert one.intake.upload_hash == again.intake.upload_hash != other.intake.upload_hash
    assert one.read() == again.read()


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Users\\budi\\Foto Kegiatan.JPG", "foto-kegiatan.jpg"),
        ("foto\u202egpj.exe", "fotogpj.jpg"),
        ("kegiatan\0.php.jpeg", "kegiatan-php.jpg"),
        ("\u200b\u202e.jpg", "gambar.jpg"),
        ("con.jpg", "gambar-con.jpg"),
        ("Ségoro – Láut.png", "segoro-laut.jpg"),
        ("a" * 300 + ".jpg", "a" * 60 + ".jpg"),
        ("", "gambar.jpg"),
        ("...", "gambar.jpg"),
        ("<img src=x onerror=alert(1)>.jpg", "img-srcx-onerroralert1.jpg"),
        ("ꦥꦠꦶ.jpg", "pt.jpg"),
    ],
)
def test_names_are_short_and_plain_and_end_in_what_the_file_is(name: str, stored: str) -> None:
    made = names.stored_name(name, "jpeg")
    assert made.isascii()
    assert made.endswith(".jpg")
    assert len(made) <= 64
    if name != "ꦥꦠꦶ.jpg":
        assert made == stored


def test_more_than_the_limits_allow_is_refused_before_it_is_opened(settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 500
    with pytest.raises(ValidationError, match="terlalu besar"):
        taken(files.jpeg())
