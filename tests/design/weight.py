"""What a first view costs in style and script, as gzip sends it: `python -m tests.design.weight`."""

import gzip
import sys
from pathlib import Path

from cms.design.bundle import compose, source_files

STATIC = Path(__file__).resolve().parents[2] / "cms" / "static" / "cms"
ENTRY = STATIC / "css" / "site.css"


def weights() -> dict[str, int]:
    """Return gzipped bytes by file that a page links to."""
    return {
        "css/site.bundle.css": _gzipped(compose(ENTRY).encode()),
        "js/display.js": _gzipped((STATIC / "js" / "display.js").read_bytes()),
        "js/site.js": _gzipped((STATIC / "js" / "site.js").read_bytes()),
    }


def font_weights() -> dict[str, int]:
    """Return bytes by font as they are sent: WOFF2 is compressed already."""
    return {f"fonts/{path.name}": path.stat().st_size for path in sorted((STATIC / "fonts").glob("*.woff2"))}


def _gzipped(data: bytes) -> int:
    return len(gzip.compress(data, compresslevel=6))


def report() -> str:
    """Return one line a file, and what the sources would weigh unbundled."""
    sources = source_files(ENTRY)
    lines = [f"{size:7d}  {name}" for name, size in (weights() | font_weights()).items()]
    lines.append(
        f"{sum(_gzipped(source.read_bytes()) for source in sources):7d}  the style sheet as {len(sources)} files"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
