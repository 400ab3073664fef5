"""Pictures as phones, cameras and offices make them, and as somebody who means harm does; made when asked for."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

SIZE = (120, 80)
CAMERA = "Kamera Contoh"


@cache
def scene(size: tuple[int, int] = SIZE) -> Any:
    """A picture whose upper left quarter is red, so that one can tell how it is turned."""
    image = Image.new("RGB", size, (20, 120, 60))
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2 - 1, size[1] // 2 - 1), fill=(200, 30, 30))
    return image


def written(image: Any, kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def exif(orientation: int = 1) -> Any:
    """Exif with a camera, a place on earth and a way up."""
    tags = Image.Exif()
    tags[0x010F], tags[0x0112], tags[0x9286] = CAMERA, orientation, b"ASCII\0\0\0rahasia"
    tags.get_ifd(0x8825).update({1: "S", 2: (6.0, 45.0, 0.0), 3: "E", 4: (111.0, 2.0, 0.0)})
    return tags


def laid(orientation: int) -> Any:
    """The scene as a camera stores it that is held so."""
    inverse = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    return scene() if inverse is None else scene().transpose(inverse)


def jpeg(**options: Any) -> bytes:
    return written(scene(), "JPEG", **({"quality": 92} | options))


@cache
def camera_jpeg() -> bytes:
    """Everything that a camera writes: Exif with GPS and a thumbnail, XMP, IPTC, a comment, a colour profile."""
    tags = exif()
    content = jpeg(
        exif=tags,
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>rahasia</x:xmpmeta>",
        comment=b"rahasia",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0c\x1c\x02\x78\0\x07rahasia"
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return content[:2] + segment + content[2:]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int, depth: int, colour: int, rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def deep_png(colour: int) -> bytes:
    """16 bits a channel, at half brightness: grey (0), RGB (2) or RGBA (6)."""
    channels = {0: 1, 2: 3, 6: 4}[colour]
    row = b"\0" + struct.pack(">H", 0x8000) * channels * 8
    return png_of(8, 6, 16, colour, row * 6)


def bomb() -> bytes:
    """12,000 × 12,000 pixels of one colour, in half a megabyte."""
    pack = zlib.compressobj(9)
    row = b"\0" + b"\x7f" * 12_000
    data = b"".join(pack.compress(row) for _row in range(12_000)) + pack.flush()
    header = struct.pack(">IIBBBBB", 12_000, 12_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def gif(frames: int, size: tuple[int, int] = (24, 16)) -> bytes:
    pictures = [Image.new("P", size, number % 250) for number in range(frames)]
    for picture in pictures:
        picture.putpalette([value for number in range(256) for value in (number, 255 - number, 80)])
    return written(
        pictures[0], "GIF", save_all=True, append_images=pictures[1:], duration=80, loop=0, comment=b"rahasia"
    )


def see_through(kind: str) -> bytes:
    image = scene().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(SIZE))
    return written(image, kind)


def wide_gamut(kind: str) -> bytes:
    """The reddest red of Display P3, which sRGB cannot show: (255, 0, 0) there must not stay (255, 0, 0) of a
    profile that nobody reads; a middle green shows the difference."""
    return written(Image.new("RGB", SIZE, (60, 180, 60)), kind, icc_profile=display_p3(), quality=95)


@cache
def display_p3() -> bytes:
    """An ICC profile (ICC.1:2001) of matrix and curve: Display P3's primaries, adapted to D50, at gamma 2.2."""

    def fixed(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    def xyz(x: float, y: float, z: float) -> bytes:
        return b"XYZ \0\0\0\0" + fixed(x) + fixed(y) + fixed(z)

    text = b"Contoh P3\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * 79
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    tags = [
        (b"desc", described + b"\0" * (-len(described) % 4)),
        (b"cprt", b"text\0\0\0\0CC0\0"),
        (b"wtpt", xyz(0.9642, 1.0, 0.8249)),
        (b"rXYZ", xyz(0.51512, 0.24120, -0.00105)),
        (b"gXYZ", xyz(0.29198, 0.69225, 0.04189)),
        (b"bXYZ", xyz(0.15710, 0.06657, 0.78407)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags:
        table += name + struct.pack(">II", 132 + 12 * len(tags) + len(body), len(data))
        body += data
    head = (
        b"\0" * 8
        + struct.pack(">I", 0x02400000)
        + b"mntrRGB XYZ "
        + b"\0" * 12
        + b"acsp"
        + b"\0" * 28
        + fixed(0.9642)
        + fixed(1.0)
        + fixed(0.8249)
    )
    content = head.ljust(128, b"\0") + table + body
    return struct.pack(">I", len(content)) + content[4:]


def archive() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("isi.html", "isi")
    return buffer.getvalue()


def heic() -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return written(scene(), "HEIF", quality=90)


@dataclass(frozen=True)
class Case:
    """`stored` is the kind that is kept, "" for what is refused with a message that holds `words`; else notes do."""

    name: str
    content: Callable[[], bytes]
    stored: str = ""
    words: tuple[str, ...] = ()
    upright: bool = False


MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\0" * 64


def _turned() -> Iterator[Case]:
    for number in range(1, 9):
        yield Case(
            f"miring-{number}.jpg",
            lambda number=number: written(laid(number), "JPEG", exif=exif(number), quality=95),  # type: ignore[misc]
            "jpeg",
            upright=True,
        )
    yield Case("miring.png", lambda: written(laid(6), "PNG", exif=exif(6)), "png", upright=True)
    yield Case("miring.webp", lambda: written(laid(8), "WEBP", exif=exif(8), quality=95), "jpeg", upright=True)
    yield Case("miring.heic", lambda: _turned_heic(), "jpeg", upright=True)


def _turned_heic() -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return written(laid(6), "HEIF", quality=90, exif=exif(6).tobytes())


_PNG_TEXT = PngImagePlugin.PngInfo()
_PNG_TEXT.add_text("Location", "rahasia", zip=True)
_SCRIPT = b"<script>alert(document.domain)</script>"
_EXE = b"MZ\x90\0" + b"\0" * 56 + b"\x40\0\0\0" + b"PE\0\0\x64\x86" + b"\0" * 64

ACCEPTED = (
    Case("gps.jpg", camera_jpeg, "jpeg"),
    Case("progresif.jpg", lambda: jpeg(progressive=True), "jpeg"),
    Case("kelabu.jpg", lambda: written(scene().convert("L"), "JPEG"), "jpeg"),
    Case("cmyk.jpg", lambda: written(scene().convert("CMYK"), "JPEG", quality=95), "jpeg", upright=True),
    Case("p3.jpg", lambda: wide_gamut("JPEG"), "jpeg"),
    Case("p3.png", lambda: wide_gamut("PNG"), "png"),
    Case("profil-rusak.jpg", lambda: jpeg(icc_profile=b"bukan profil" * 20), "jpeg", upright=True),
    Case("teks.png", lambda: written(scene(), "PNG", pnginfo=_PNG_TEXT), "png", upright=True),
    Case("palet.png", lambda: written(scene().convert("P"), "PNG"), "png", upright=True),
    Case("hitam-putih.png", lambda: written(scene().convert("1"), "PNG"), "png"),
    Case("kelabu-16.png", lambda: deep_png(0), "png"),
    Case("rgb-16.png", lambda: deep_png(2), "png"),
    Case("rgba-16.png", lambda: deep_png(6), "png"),
    Case("tembus.png", lambda: see_through("PNG"), "png"),
    Case("tembus.webp", lambda: see_through("WEBP"), "png"),
    Case("tembus.avif", lambda: see_through("AVIF"), "png"),
    Case("foto.webp", lambda: written(scene(), "WEBP", quality=95), "jpeg", upright=True),
    Case("foto.avif", lambda: written(scene(), "AVIF", quality=90), "jpeg", upright=True),
    Case("foto.heic", heic, "jpeg", upright=True),
    Case("diam.gif", lambda: gif(1), "png"),
    Case("bergerak.gif", lambda: gif(5), "gif", ("bingkai pertamanya",)),
    Case("menyamar.jpg", lambda: written(scene(), "WEBP", quality=95), "jpeg", ("Akhiran nama",), upright=True),
    Case("tanpa-akhiran", jpeg, "jpeg", ("Akhiran nama",)),
    Case("bergerak.png", lambda: _several("PNG"), "png", ("hanya yang pertama",), upright=True),
    Case("bergerak.webp", lambda: _several("WEBP"), "jpeg", ("hanya yang pertama",), upright=True),
    # What phones set behind a JPEG: a second view (MPF), a short film, their own index (SEF).
    Case("dua-mata.jpg", lambda: jpeg() + jpeg(), "jpeg", ("data tambahan",)),
    Case("gerak.jpg", lambda: jpeg() + MP4, "jpeg", ("data tambahan",)),
    Case("samsung.jpg", lambda: jpeg() + b"\0\0\x01\x0aImage_UTC_Data1495000000SEFHSEFT", "jpeg", ("data tambahan",)),
    Case("bantalan.jpg", lambda: jpeg() + b"\0" * 4096, "jpeg", upright=True),
    Case("satu-titik.png", lambda: written(Image.new("RGB", (1, 1), "red"), "PNG"), "png"),
    *_turned(),
)


def _several(kind: str) -> bytes:
    return written(scene(), kind, save_all=True, append_images=[scene().rotate(180)], duration=100)


REFUSED = (
    Case("kosong.jpg", lambda: b"", words=("kosong",)),
    Case("program.jpg", lambda: _EXE, words=("bukan gambar",)),
    Case("gambar.svg", lambda: b"<?xml version='1.0'?><svg xmlns='a'>" + _SCRIPT + b"</svg>", words=("SVG", "PNG")),
    Case("svg-menyamar.png", lambda: b"<!-- a --><svg onload='alert(1)'/>", words=("SVG",)),
    Case("halaman.jpg", lambda: b"<!doctype html>" + _SCRIPT, words=("bukan gambar",)),
    Case("dokumen.jpg", lambda: b"%PDF-1.4\n%%EOF", words=("bukan gambar",)),
    Case("foto.tif", lambda: written(scene(), "TIFF"), words=("TIFF", "JPG")),
    Case("foto.bmp", lambda: written(scene(), "BMP"), words=("BMP", "JPG")),
    Case("foto.jp2", lambda: written(scene(), "JPEG2000"), words=("JPEG 2000",)),
    Case("terpotong.jpg", lambda: jpeg()[:-200], words=("terpotong",)),
    Case("terpotong-progresif.jpg", lambda: jpeg(progressive=True)[:-200], words=("terpotong",)),
    Case("terpotong.png", lambda: written(scene(), "PNG")[:-30], words=("terpotong",)),
    Case("terpotong.webp", lambda: written(scene(), "WEBP")[:-40], words=("terpotong",)),
    Case("terpotong.gif", lambda: gif(3)[:-20], words=("tidak",)),
    Case("terpotong.avif", lambda: written(scene(), "AVIF")[:-40], words=("terpotong",)),
    Case("terpotong.heic", lambda: heic()[:-40], words=("terpotong",)),
    Case("rusak.png", lambda: written(scene(), "PNG").replace(b"IDATx", b"IDATy"), words=("rusak",)),
    Case("bom.png", bomb, words=("12000 × 12000", "60 megapiksel")),
    Case("pita.png", lambda: png_of(20_000, 1, 8, 0, b"\0" * 20_001), words=("terlalu panjang",)),
    Case("panjang.gif", lambda: gif(300, (4, 4)), words=("300 bingkai", "paling banyak 100")),
    Case("polyglot.png", lambda: written(scene(), "PNG") + b"<html>" + _SCRIPT, words=("halaman web",)),
    Case("komentar.jpg", lambda: jpeg(comment=b"<?php system($_GET['a']); ?>"), words=("halaman web",)),
    Case("besar-kecil.jpg", lambda: jpeg(comment=b"<ScRiPt >alert(1)</sCrIpT>"), words=("halaman web",)),
    Case("pdf.jpg", lambda: jpeg(comment=b"%PDF-1.5 obj"), words=("berkas lain",)),
    Case("zip.jpg", lambda: jpeg() + archive(), words=("berkas lain",)),
    Case("zip-jauh.png", lambda: written(scene(), "PNG") + b"x" * 5000 + archive(), words=("berkas lain",)),
    Case("exe.jpg", lambda: jpeg() + _EXE, words=("berkas lain",)),
    Case("rar.gif", lambda: gif(1) + b"Rar!\x1a\x07\x01\0" + b"\0" * 30, words=("berkas lain",)),
)
