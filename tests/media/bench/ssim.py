"""How alike two pictures are to the eye (Wang et al. 2004), on brightness in windows of 8 × 8 pixels."""

from typing import Any

_SIDE = 8
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def ssim(one: Any, other: Any) -> float:
    """Return the mean over all windows; 1 for the same picture. Both are Pillow's, of the same size."""
    width, height = one.size
    first, second = one.convert("L").tobytes(), other.convert("L").tobytes()
    total, windows = 0.0, 0
    for top in range(0, height - _SIDE + 1, _SIDE):
        for left in range(0, width - _SIDE + 1, _SIDE):
            starts = [(top + row) * width + left for row in range(_SIDE)]
            a = b"".join(first[start : start + _SIDE] for start in starts)
            b = b"".join(second[start : start + _SIDE] for start in starts)
            total += _window(a, b)
            windows += 1
    return total / windows


def _window(a: bytes, b: bytes) -> float:
    count = len(a)
    mean_a, mean_b = sum(a) / count, sum(b) / count
    spread_a = sum(value * value for value in a) / count - mean_a**2
    spread_b = sum(value * value for value in b) / count - mean_b**2
    common = sum(x * y for x, y in zip(a, b, strict=True)) / count - mean_a * mean_b
    return ((2 * mean_a * mean_b + _C1) * (2 * common + _C2)) / (
        (mean_a**2 + mean_b**2 + _C1) * (spread_a + spread_b + _C2)
    )
