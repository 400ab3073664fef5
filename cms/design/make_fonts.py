"""Makes the web fonts of cms/static/cms/fonts anew from their packages: `make fonts` (needs npm)."""

import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parent.parent / "static" / "cms" / "fonts"
# What Indonesian, Javanese in Latin letters (é, è, ê) and English are written with; the rest is the device's.
LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(ord(sign) for sign in "\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac\u2212"),
]
# The block Javanese (U+A980 to U+A9DF) and the two joiners that its shaping takes into account.
JAVANESE = [*range(0xA980, 0xA9E0), 0x200C, 0x200D, 0x25CC]


@dataclass(frozen=True)
class Source:
    """A font file of a package, and what becomes of it; weights as (lightest, boldest) of a variable font."""

    package: str
    file: str
    target: str
    letters: list[int]
    features: list[str]
    weights: tuple[int, int] | None = None


SOURCES = [
    Source(
        package="@fontsource-variable/plus-jakarta-sans@5.3.0",
        file="plus-jakarta-sans-latin-wght-normal.woff2",
        target="plus-jakarta-sans.woff2",
        letters=LATIN,
        features=["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum"],
        weights=(400, 800),
    ),
    Source(
        package="@fontsource/noto-sans-javanese@5.3.0",
        file="noto-sans-javanese-javanese-400-normal.woff2",
        target="noto-sans-javanese.woff2",
        letters=JAVANESE,
        # Every feature: the script is built of conjuncts and marks.
        features=["*"],
    ),
]


def make(source: Source, folder: Path) -> None:
    """Write the subset of one source and its licence into TARGET."""
    npm = shutil.which("npm") or sys.exit("npm is missing: sudo apt-get install npm")
    subprocess.run([npm, "pack", "--silent", source.package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    archive = next(folder.glob("*.tgz"))
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    archive.unlink()
    font = _narrowed(folder / "package" / "files" / source.file, source.weights)
    options = subset.Options(
        flavor="woff2", hinting=False, layout_features=source.features, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=source.letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(TARGET / source.target)
    shutil.copy(folder / "package" / "LICENSE", TARGET / f"{Path(source.target).stem}.LICENSE.txt")
    shutil.rmtree(folder / "package")
    sys.stdout.write(f"{(TARGET / source.target).stat().st_size:7d}  {source.target}\n")


def _narrowed(path: Path, weights: tuple[int, int] | None) -> TTFont:
    """Return the font with its weight axis cut down to what the style sheets use."""
    font = TTFont(path, recalcTimestamp=False)
    if weights is not None:
        font = instancer.instantiateVariableFont(font, {"wght": weights})
    # Read again: the subsetter trips over tables that the instancer left half read.
    font.flavor = None
    plain = BytesIO()
    font.save(plain)
    return TTFont(BytesIO(plain.getvalue()), recalcTimestamp=False)


if __name__ == "__main__":
    TARGET.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        for each in SOURCES:
            make(each, Path(name))
