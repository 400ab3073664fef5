"""axe-core on a page as the browser shows it: WCAG 2.2 AA and axe's own best practice."""

from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")


@cache
def _source() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def assert_no_axe_violations(page: Page, tags: tuple[str, ...] = TAGS, exclude: tuple[str, ...] = ()) -> None:
    """Fail with every rule broken on the page, its elements and where the rule is explained.

    `exclude` names CSS selectors of parts that are not ours (Wagtail's user bar, for instance).
    """
    page.evaluate(_source())
    violations = page.evaluate(
        """([tags, exclude]) => axe.run(
            {exclude: exclude.map((selector) => [selector])},
            {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]},
        ).then((results) => results.violations)""",
        [list(tags), list(exclude)],
    )
    lines = [f"{page.url}: {len(violations)} accessibility rule(s) broken"]
    for violation in violations:
        lines.append(f"- {violation['id']} ({violation['impact']}): {violation['help']} <{violation['helpUrl']}>")
        lines.extend(
            f"    {' '.join(map(str, node['target']))}: {node['html'][:300]}" for node in violation["nodes"][:8]
        )
    assert not violations, "\n".join(lines)
