"""`make bench-media`: pictures beside Pillow, sharp and libvips, and many at once through a real server and worker.

Needs a quiet machine. Exits with 1 where a figure misses what is wanted of it.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.media.bench.photo import SIZE, photo
from tests.media.bench.ssim import ssim

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
ROUNDS = 3
VIPS = ["run", "--no-project", "--with", "pyvips==3.2.0", "--with", "pyvips-binary", "python"]
# What is wanted: of the ladder, of one AVIF of 1200 pixels, and of thirty photos at once.
LADDER_GROWTH, ONE_GROWTH, ONE_SHARE, ONE_SSIM = 250, 80, 0.6, 0.955
BULK_SECONDS, ANSWER_SECONDS = 60, 0.3
Report = dict[str, Any]


def ladder_plan() -> Report:
    """Return the plan of every file that the house makes of a photo; needs no database."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.base")
    os.environ.setdefault("SECRET_KEY", "bench")
    django.setup()
    from media_pipeline import ladders
    from media_pipeline.models import Image
    from media_pipeline.pictures.plans import plan_of

    image = Image(width=SIZE[0], height=SIZE[1], file="foto.jpg", collection_id=1)
    return plan_of(image, ladders.wanted(image))


def one_plan() -> Report:
    """Return the plan of one AVIF, 1200 pixels wide, as the house writes it."""
    size = [1200, round(1200 * SIZE[1] / SIZE[0])]
    file = {"box": [0, 0, *SIZE], "size": size, "kind": "avif", "quality": 50, "speed": 9}
    return {"size": list(SIZE), "files": [file]}


def commands(plan: Report, source: Path, out: Path) -> dict[str, list[str]]:
    said, module = json.dumps(plan), "tests.media.bench.contestant"
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

    def own(name: str) -> list[str]:
        return [str(source), said, str(out / name)]

    found = {name: [sys.executable, "-m", module, name.lower(), *own(name)] for name in ("House", "Pillow")}
    uv = shutil.which("uv", path=path)
    if uv:
        found["libvips"] = [uv, *VIPS, "-m", module, "vips", *own("libvips")]
    if shutil.which("node") and (HERE / "node_modules").exists():
        found["sharp"] = ["node", str(HERE / "sharp.mjs"), *own("sharp")]
    return found


def measured(command: list[str]) -> Report:
    """Return the median of some runs; raises CalledProcessError."""
    reports = []
    for _round in range(ROUNDS):
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        reports.append(json.loads(done.stdout))
    return {key: statistics.median(report[key] for report in reports) for key in reports[0]}


def side_by_side(title: str, plan: Report, source: Path, out: Path) -> dict[str, Report]:
    """Measure everybody on one plan, print their lines, and leave the first file of each in `out`."""
    sys.stdout.write(f"\n{title}\n{'':10}{'seconds':>10}{'growth MiB':>12}{'kB':>10}{'SSIM':>8}\n")
    reports: dict[str, Report] = {}
    wanted = _reference(source, plan["files"][0])
    for name, command in commands(plan, source, out).items():
        try:
            report = measured(command)
        except (subprocess.CalledProcessError, OSError, ValueError) as error:
            sys.stdout.write(f"{name:10} not measured: {str(error)[:160]}\n")
            continue
        report["ssim"] = ssim(wanted, _read(out / name))
        reports[name] = report
        sys.stdout.write(
            f"{name:10}{report['seconds']:10.2f}{report['growth']:12.0f}{report['bytes'] / 1000:10.0f}"
            f"{report['ssim']:8.3f}\n"
        )
        sys.stdout.flush()
    for name in {"libvips", "sharp"} - set(reports):
        sys.stdout.write(f"{name:10} is missing: it needs uv, or Node.js and npm\n")
    return reports


def _reference(source: Path, file: Report) -> Any:
    from PIL import Image

    return Image.open(source).convert("RGB").crop(file["box"]).resize(file["size"], Image.Resampling.LANCZOS)


def _read(path: Path) -> Any:
    from PIL import Image

    return Image.open(BytesIO(path.read_bytes())).convert("RGB")


def check(name: str, value: float, limit: float, *, at_least: bool = False) -> bool:
    """Print whether a figure is what is wanted, and return it."""
    good = value >= limit if at_least else value <= limit
    sys.stdout.write(
        f"{'ok ' if good else 'MISSED'} {name}: {value:.3f} (wanted {'>=' if at_least else '<='} {limit})\n"
    )
    return good


def pictures() -> list[bool]:
    with tempfile.TemporaryDirectory(prefix="pati-bench-") as folder:
        source, out = Path(folder) / "photo.jpg", Path(folder)
        source.write_bytes(photo())
        plan = ladder_plan()
        title = f"12 megapixels, {len(plan['files'])} files ({source.stat().st_size / 1e6:.1f} MB photo)"
        ladder = side_by_side(title, plan, source, out)
        one = side_by_side("12 megapixels to one AVIF of 1200 pixels", one_plan(), source, out)
    share = one["House"]["seconds"] / one["Pillow"]["seconds"]
    return [
        check("growth of the whole ladder, MiB", ladder["House"]["growth"], LADDER_GROWTH),
        check("one AVIF, of plain Pillow's time", share, ONE_SHARE),
        check("one AVIF, growth in MiB", one["House"]["growth"], ONE_GROWTH),
        check("one AVIF, SSIM", one["House"]["ssim"], ONE_SSIM, at_least=True),
    ]


def bulk() -> list[bool]:
    from tests.media.bench.bulk import thirty

    ready, answers = thirty()
    sys.stdout.write(f"\n30 photos through the server: ready {ready:.1f} s after the last byte; meanwhile the site\n")
    sys.stdout.write(f"answered {len(answers)} times, median {statistics.median(answers):.3f} s\n")
    ordered = sorted(answers)
    return [
        check("30 photos ready, seconds", ready, BULK_SECONDS),
        check("answers meanwhile, 95th of 100, seconds", ordered[int(len(ordered) * 0.95)], ANSWER_SECONDS),
    ]


# Each prints its own rows and returns what it checked; videos put theirs here.
ROWS: list[Callable[[], list[bool]]] = [pictures, bulk]


def main() -> None:
    started = time.monotonic()
    wanted = sys.argv[1:]
    results = [good for rows in ROWS if not wanted or rows.__name__ in wanted for good in rows()]
    sys.stdout.write(f"\n{time.monotonic() - started:.0f} s\n")
    raise SystemExit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
