"""WCAG contrast by computation, and the pairs of colours that our style sheets put on each other."""

GROUNDS = ("paper", "surface", "tint")
_TONES = ("danger", "warn", "good")

# What is read, (ink, ground): WCAG 2.2, 1.4.3 and, in high contrast, 1.4.6.
TEXT = {
    *((ink, ground) for ground in GROUNDS for ink in ("ink", "ink-muted", "link", "link-hover", "demo-ink", *_TONES)),
    *((ink, ground) for ground in ("brand", "brand-strong") for ink in ("on-brand", "on-brand-muted", "accent")),
    *((ink, f"{tone}-tint") for tone in _TONES for ink in ("ink", tone)),
    ("on-accent", "accent"),
    ("on-focus", "focus"),
    ("on-demo", "demo"),
    *((f"on-alert-{level}", f"alert-{level}") for level in ("informasi", "waspada", "siaga", "awas")),
}
# What must be seen to be used or found: 1.4.11 and 2.4.13.
GRAPHICS = {
    *((line, ground) for ground in GROUNDS for line in ("control-line", "focus-ring")),
    ("focus", "brand"),
    ("focus", "brand-strong"),
}
TEXT_LEAST, TEXT_LEAST_HIGH, GRAPHICS_LEAST = 4.5, 7.0, 3.0


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two #rrggbb colours (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def weak_pairs(tokens: dict[str, str], *, high: bool) -> list[str]:
    """Return a line for every pair of these colours that falls short of what it needs."""
    least = TEXT_LEAST_HIGH if high else TEXT_LEAST
    return [
        f"{ink} on {ground}: {ratio:.2f} < {wanted}"
        for pairs, wanted in ((TEXT, least), (GRAPHICS, GRAPHICS_LEAST))
        for ink, ground in sorted(pairs)
        if (ratio := contrast(tokens[ink], tokens[ground])) < wanted
    ]


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
