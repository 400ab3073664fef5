"""A flat painter on 1600x1067: one palette, a few shapes and figures from which all demo pictures are put together."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 1067
# Drawn larger and made smaller, because Pillow's shapes have hard edges.
_SCALE = 2
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Light:
    """The colours of one time of day; far things take the colour of the air."""

    sky: str
    low_sky: str
    sun: str
    far: str
    middle: str
    near: str
    ground: str
    water: str
    water_line: str


LIGHTS = (
    Light("#bfe0ea", "#f7ead0", "#f5b83d", "#8fb7b5", "#5c9a78", "#2f6b46", "#c9b77f", "#2d7f9a", "#8fc7d4"),
    Light("#f6d9b0", "#fbeed6", "#e2793a", "#c39a8b", "#8b8f63", "#4f6a3a", "#cfa66a", "#3d7287", "#e8c79c"),
    Light("#a9cfe6", "#dcebf0", "#fff3c9", "#7fa6bd", "#4d8a66", "#23563a", "#b9ac78", "#1f6788", "#7ab5cd"),
    Light("#e9cfc4", "#f8e7d3", "#f3a65a", "#a58ba0", "#6d7f80", "#365a52", "#b99a73", "#4a6a8c", "#cdb5bd"),
)
WALLS = ("#f3ead6", "#e9d9bd", "#f7f2e6", "#dfe8e0")
ROOFS = ("#a4482f", "#7c3a2a", "#8d5a34", "#5b3a2e")
CLOTHES = ("#c8452f", "#2b3170", "#e6b873", "#2f6b46", "#0d3f5a", "#8a3f7a", "#f0c83c", "#567b8c")
SKIN = ("#8d5a3a", "#a86f48", "#7a4a2e")
DARK, CREAM, GOLD, SOGAN = "#2e190f", "#fbf3e2", "#e6b873", "#6b3a1e"


class Painter:
    """Draws in picture points from the upper left corner; the same seed gives the same picture."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 (a drawing, not a secret)
        self.light = LIGHTS[seed % len(LIGHTS)]
        self._image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), self.light.sky)
        self._draw = ImageDraw.Draw(self._image)

    def jpeg(self) -> bytes:
        """Return the picture as a JPEG file."""
        target = BytesIO()
        self._image.reduce(_SCALE).save(target, "JPEG", quality=84)
        return target.getvalue()

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=fill)

    def box(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0) -> None:
        area = [x * _SCALE, y * _SCALE, (x + width) * _SCALE, (y + height) * _SCALE]
        self._draw.rounded_rectangle(area, radius * _SCALE, fill=fill)

    def oval(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        """Draw an ellipse around its middle; `across` and `down` are half its size."""
        area = [(x - across) * _SCALE, (y - down) * _SCALE, (x + across) * _SCALE, (y + down) * _SCALE]
        self._draw.ellipse(area, fill=fill)

    def line(self, points: Sequence[Point], fill: str, width: float = 4) -> None:
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self._draw.line(scaled, fill=fill, width=round(width * _SCALE), joint="curve")

    # The land and the air.

    def sky(self, horizon: float = 560) -> None:
        self.box(0, 0, WIDTH, horizon + 2, self.light.sky)
        self.box(0, horizon * 0.62, WIDTH, horizon * 0.4, self.light.low_sky)
        self.oval(self.random.randint(250, 1350), self.random.randint(130, 300), 85, 85, self.light.sun)
        for _ in range(3):
            self.cloud(self.random.randint(60, 1500), self.random.randint(80, 330))

    def cloud(self, x: float, y: float) -> None:
        for shift, size in ((-70, 30), (0, 46), (66, 34)):
            self.oval(x + shift, y, size * 1.5, size * 0.7, "#ffffff")
        self.box(x - 130, y, 260, 26, "#ffffff", 13)

    def ridge(self, base: float, height: float, fill: str, peaks: int = 5) -> None:
        """Draw a chain of hills that stands on `base`."""
        shift = self.random.random() * math.tau
        points = [(0.0, base)]
        for x in range(0, WIDTH + 40, 40):
            wave = math.sin(x / WIDTH * math.tau * peaks / 4 + shift) + 0.5 * math.sin(x / 170 + shift * 2)
            points.append((x, base - height * (0.55 + 0.3 * wave)))
        self.polygon([*points, (WIDTH, base)], fill)

    def mountain(self, x: float, base: float, height: float, fill: str) -> None:
        half = height * 1.9
        slope = [(x - half, base), (x - half * 0.35, base - height * 0.62), (x - 50, base - height)]
        self.polygon(
            [*slope, (x + 45, base - height * 0.97), (x + half * 0.4, base - height * 0.55), (x + half, base)], fill
        )

    def ground(self, horizon: float, fill: str | None = None) -> None:
        self.box(0, horizon, WIDTH, HEIGHT - horizon, fill or self.light.ground)

    def water(self, top: float, bottom: float = HEIGHT) -> None:
        self.box(0, top, WIDTH, bottom - top, self.light.water)
        y = top + 26
        while y < bottom - 10:
            x = self.random.randint(-80, 80)
            while x < WIDTH:
                length = self.random.randint(60, 190)
                self.line([(x, y), (x + length, y)], self.light.water_line, 4)
                x += length + self.random.randint(90, 260)
            y += 30 + (y - top) * 0.09

    def tree(self, x: float, base: float, size: float = 150) -> None:
        self.box(x - size * 0.06, base - size * 0.5, size * 0.12, size * 0.5, SOGAN)
        for shift, lift, part in ((-0.24, 0.62, 0.3), (0.24, 0.66, 0.29), (0, 0.88, 0.34)):
            self.oval(x + size * shift, base - size * lift, size * part, size * part, self.light.near)

    def palm(self, x: float, base: float, size: float = 260) -> None:
        top = (x + size * 0.12, base - size)
        self.line([(x, base), (x + size * 0.03, base - size * 0.5), top], SOGAN, size * 0.055)
        for angle in (-160, -125, -90, -55, -20, 15):
            turn = math.radians(angle)
            middle = (top[0] + math.cos(turn) * size * 0.26, top[1] + math.sin(turn) * size * 0.2)
            end = (top[0] + math.cos(turn) * size * 0.46, top[1] + math.sin(turn) * size * 0.2 + size * 0.14)
            self.line([top, middle, end], self.light.near, size * 0.05)

    # What people build.

    def house(self, x: float, base: float, size: float = 220, *, joglo: bool = True) -> None:
        wall, roof = self.random.choice(WALLS), self.random.choice(ROOFS)
        self.box(x, base - size * 0.5, size, size * 0.5, wall)
        self.box(x + size * 0.42, base - size * 0.34, size * 0.17, size * 0.34, SOGAN)
        for shift in (0.12, 0.72):
            self.box(x + size * shift, base - size * 0.36, size * 0.16, size * 0.16, "#7fa6bd", 4)
        eaves = base - size * 0.48
        low = [(x - size * 0.14, eaves), (x + size * 1.14, eaves)]
        if joglo:
            self.polygon([*low, (x + size * 0.86, eaves - size * 0.2), (x + size * 0.14, eaves - size * 0.2)], roof)
            self.polygon(
                [
                    (x + size * 0.2, eaves - size * 0.19),
                    (x + size * 0.8, eaves - size * 0.19),
                    (x + size * 0.66, eaves - size * 0.5),
                    (x + size * 0.34, eaves - size * 0.5),
                ],
                roof,
            )
        else:
            self.polygon([*low, (x + size * 0.5, eaves - size * 0.4)], roof)

    def hall(self, x: float, base: float, width: float, height: float, sign: str = "#0d3f5a") -> None:
        """Draw a public building: a row of windows, a broad roof, an empty sign and a flagpole."""
        self.box(x, base - height, width, height, CREAM)
        self.polygon(
            [
                (x - 50, base - height),
                (x + width + 50, base - height),
                (x + width - 60, base - height - 110),
                (x + 60, base - height - 110),
            ],
            self.random.choice(ROOFS),
        )
        count = max(3, round(width / 150))
        for number in range(count):
            left = x + (number + 0.5) * width / count - 38
            self.box(left, base - height * 0.66, 76, height * 0.32, "#8fb7c9", 6)
        self.box(x + width / 2 - 60, base - height * 0.5, 120, height * 0.5, SOGAN, 8)
        self.box(x + width / 2 - 150, base - height + 26, 300, 52, sign, 8)
        self.flag(x + width + 96, base, height + 150)

    def flag(self, x: float, base: float, height: float) -> None:
        self.line([(x, base), (x, base - height)], "#d9d9d9", 8)
        self.box(x, base - height, 96, 32, "#c8102e")
        self.box(x, base - height + 32, 96, 32, "#ffffff")

    def boat(self, x: float, y: float, size: float = 260, *, sail: bool = True) -> None:
        hull = self.random.choice(CLOTHES)
        if sail:
            self.line([(x, y), (x, y - size * 0.75)], SOGAN, size * 0.025)
            self.polygon([(x + 6, y - size * 0.74), (x + size * 0.42, y - size * 0.1), (x + 6, y - size * 0.1)], CREAM)
        self.polygon(
            [
                (x - size * 0.56, y - size * 0.1),
                (x + size * 0.62, y - size * 0.14),
                (x + size * 0.4, y + size * 0.1),
                (x - size * 0.38, y + size * 0.1),
            ],
            hull,
        )
        self.line([(x - size * 0.5, y - size * 0.03), (x + size * 0.52, y - size * 0.06)], GOLD, size * 0.03)

    def stall(self, x: float, base: float, width: float = 260) -> None:
        for left in (x, x + width - 14):
            self.box(left, base - 230, 14, 230, SOGAN)
        colour = self.random.choice(CLOTHES)
        for number in range(6):
            stripe = colour if number % 2 else CREAM
            left = x - 16 + number * (width + 32) / 6
            self.box(left, base - 270, (width + 32) / 6 + 1, 62, stripe)
        self.box(x - 8, base - 96, width + 16, 96, "#b98a54", 6)
        for number in range(7):
            fill = self.random.choice(("#c8452f", "#f0c83c", "#5c9a78", "#e2793a"))
            self.oval(x + 24 + number * (width - 40) / 6, base - 108, 20, 18, fill)

    # Who and what lives there.

    def person(self, x: float, base: float, size: float = 190, *, veil: bool | None = None) -> None:
        """Draw somebody from the front, without a face: nobody is meant."""
        cloth, skin = self.random.choice(CLOTHES), self.random.choice(SKIN)
        veil = self.random.random() < 0.45 if veil is None else veil
        self.box(x - size * 0.15, base - size * 0.34, size * 0.12, size * 0.34, DARK, size * 0.04)
        self.box(x + size * 0.03, base - size * 0.34, size * 0.12, size * 0.34, DARK, size * 0.04)
        self.box(x - size * 0.21, base - size * 0.74, size * 0.42, size * 0.48, cloth, size * 0.12)
        if veil:
            self.oval(x, base - size * 0.84, size * 0.165, size * 0.185, self.random.choice(CLOTHES))
            self.oval(x, base - size * 0.85, size * 0.1, size * 0.115, skin)
        else:
            self.oval(x, base - size * 0.87, size * 0.13, size * 0.145, DARK)
            self.oval(x, base - size * 0.84, size * 0.12, size * 0.125, skin)

    def people(self, count: int, left: float, right: float, base: float, size: float = 190) -> None:
        for number in range(count):
            x = left + (number + 0.5) * (right - left) / count + self.random.randint(-14, 14)
            self.person(x, base + self.random.randint(-10, 10), size * self.random.uniform(0.86, 1.06))

    def cow(self, x: float, base: float, size: float = 260) -> None:
        fill = self.random.choice(("#8b5a34", "#6b4528", "#4a3222"))
        for shift in (0.12, 0.26, 0.68, 0.82):
            self.box(x + size * shift, base - size * 0.3, size * 0.07, size * 0.3, fill)
        self.box(x + size * 0.06, base - size * 0.62, size * 0.86, size * 0.4, fill, size * 0.14)
        self.box(x - size * 0.14, base - size * 0.7, size * 0.28, size * 0.26, fill, size * 0.1)
        for shift in (-0.1, 0.08):
            self.polygon(
                [
                    (x + size * shift, base - size * 0.7),
                    (x + size * (shift + 0.05), base - size * 0.82),
                    (x + size * (shift + 0.08), base - size * 0.69),
                ],
                CREAM,
            )

    def motif(self, x: float, y: float, size: float, kind: int, colour: str) -> None:
        """Draw one element of a batik: kawung, leaf, fish or diamond."""
        if kind == 0:
            for dx, dy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
                self.oval(x + dx * size * 0.27, y + dy * size * 0.27, size * 0.23, size * 0.23, colour)
            self.oval(x, y, size * 0.08, size * 0.08, CREAM)
        elif kind == 1:
            self.polygon(
                [(x, y - size * 0.48), (x + size * 0.24, y), (x, y + size * 0.48), (x - size * 0.24, y)], colour
            )
            self.line([(x, y - size * 0.4), (x, y + size * 0.4)], CREAM, size * 0.05)
        elif kind == 2:
            self.oval(x - size * 0.06, y, size * 0.34, size * 0.2, colour)
            self.polygon(
                [(x + size * 0.2, y), (x + size * 0.46, y - size * 0.22), (x + size * 0.46, y + size * 0.22)], colour
            )
            self.oval(x - size * 0.24, y - size * 0.04, size * 0.04, size * 0.04, CREAM)
        else:
            self.polygon(
                [(x - size * 0.46, y), (x, y - size * 0.32), (x + size * 0.46, y), (x, y + size * 0.32)], colour
            )
            self.oval(x, y, size * 0.12, size * 0.12, CREAM)

    def border(self) -> None:
        """Draw the batik band below every picture: the mark by which the demo's pictures are known."""
        top, kind = HEIGHT - 66, self.random.randrange(4)
        self.box(0, top, WIDTH, 66, SOGAN)
        self.box(0, top, WIDTH, 5, GOLD)
        for number in range(21):
            self.motif(40 + number * 76, top + 36, 46, kind, GOLD)
