"""`make lighthouse`: median of five runs a page, mobile preset, default throttling; fails below what is wanted."""

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.browser import chromium_path
from tests.support.production import key_pages, production_site

FOLDER = Path(__file__).parent
PROGRAM = FOLDER / "node_modules" / ".bin" / "lighthouse"
WANTED = 98
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
METRICS = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
    "speed-index": "SI",
}


# Lists of results are kept from search engines on purpose, as those ask: the audit that takes it for a fault is left
# out.
SKIPPED = {"search": ["--skip-audits=is-crawlable"]}

ATTEMPTS = 3


def measure(address: str, options: list[str]) -> dict[str, Any]:
    """Return Lighthouse's report of one run; raises CalledProcessError when it could not measure three times."""
    command = [str(PROGRAM), address, "--output=json", "--output-path=stdout", "--quiet", *options]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox"]
    environment = os.environ | {"CHROME_PATH": chromium_path()}
    for attempt in range(ATTEMPTS):
        # The program now and then misses the start of a page (NO_NAVSTART) and asks to be run again.
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=attempt == ATTEMPTS - 1)
        if done.returncode == 0:
            break
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def score(report: dict[str, Any], category: str) -> int:
    return round(100 * (report["categories"][category]["score"] or 0))


def failures(report: dict[str, Any]) -> list[str]:
    """Return every audit that took something from a score, the heaviest first."""
    lost = []
    for category in CATEGORIES:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                said = f"{category}: {audit['title']} {audit.get('displayValue', '')} ({audit['score']:.2f})"
                lost.append((reference["weight"] * (1 - audit["score"]), said))
    return [said for _weight, said in sorted(lost, reverse=True)]


def row(name: str, reports: list[dict[str, Any]]) -> tuple[str, bool]:
    """Return a line of the table, and whether every category reaches what is wanted."""
    scores = [round(statistics.median(score(report, category) for report in reports)) for category in CATEGORIES]
    values = [statistics.median(report["audits"][audit]["numericValue"] for report in reports) for audit in METRICS]
    shown = [
        f"{value:.3f}" if short == "CLS" else f"{value:.0f} ms"
        for short, value in zip(METRICS.values(), values, strict=True)
    ]
    line = f"{name:<8}" + "".join(f"{value:>16}" for value in scores) + "".join(f"{value:>10}" for value in shown)
    return line, min(scores) >= WANTED


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of the demo (`make demo` fills it)")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", help="name of one page")
    given = parser.parse_args()
    write = sys.stdout.write
    good = True
    with production_site(given.data, as_real=True) as port:
        heads = [*CATEGORIES, *METRICS.values()]
        write(f"{'page':<8}" + "".join(f"{head:>{16 if head in CATEGORIES else 10}}" for head in heads) + "\n")
        for name, address in key_pages(port).items():
            if given.only in {None, name}:
                reports = [measure(address, SKIPPED.get(name, [])) for _ in range(given.runs)]
                line, reached = row(name, reports)
                good &= reached
                middle = sorted(reports, key=lambda report: score(report, "performance"))[len(reports) // 2]
                write("\n".join([line, *(f"         {said}" for said in failures(middle)), ""]))
                sys.stdout.flush()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
