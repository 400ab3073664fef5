"""What the demo's pictures show: each scene is composed anew for every seed, and says in words what is seen."""

from collections.abc import Callable

from home.demo.painting import CREAM, DARK, GOLD, HEIGHT, SOGAN, WIDTH, Painter

Composition = Callable[[Painter], None]
_scenes: dict[str, tuple[str, Composition]] = {}


def scene(name: str, alt: str) -> Callable[[Composition], Composition]:
    """Add a scene; `alt` describes it to who cannot see it."""

    def add(compose: Composition) -> Composition:
        _scenes[name] = (alt, compose)
        return compose

    return add


def names() -> list[str]:
    return list(_scenes)


def describe(name: str) -> str:
    """Return the alternative text of a scene; raises KeyError for an unknown one."""
    return _scenes[name][0]


def draw(name: str, seed: int) -> bytes:
    """Return a scene as a JPEG of 1600x1067; raises KeyError for an unknown one."""
    painter = Painter(seed)
    _scenes[name][1](painter)
    painter.border()
    return painter.jpeg()


def _countryside(painter: Painter, horizon: float = 560) -> None:
    painter.sky(horizon)
    painter.mountain(painter.random.randint(350, 1250), horizon, 260, painter.light.far)
    painter.ridge(horizon + 4, 120, painter.light.middle)
    painter.ground(horizon)


@scene("puskesmas", "Ilustrasi gedung puskesmas bertanda palang hijau dengan beberapa warga di halaman")
def _clinic(painter: Painter) -> None:
    _countryside(painter, 600)
    painter.hall(360, 760, 820, 300, "#2f6b46")
    painter.box(745, 498, 50, 16, CREAM)
    painter.box(762, 481, 16, 50, CREAM)
    painter.tree(230, 790, 260)
    painter.people(5, 300, 1250, 930)


@scene("rumahsakit", "Ilustrasi rumah sakit bertingkat dengan mobil ambulans putih di depannya")
def _hospital(painter: Painter) -> None:
    painter.sky(600)
    painter.ridge(604, 110, painter.light.far)
    painter.ground(600)
    painter.box(420, 240, 760, 520, CREAM)
    painter.box(420, 220, 760, 36, "#0d3f5a")
    for row in range(4):
        for column in range(7):
            painter.box(462 + column * 100, 296 + row * 100, 62, 60, "#8fb7c9", 5)
    painter.box(720, 640, 160, 120, "#567b8c")
    painter.box(980, 800, 330, 130, "#ffffff", 18)
    painter.box(1200, 760, 110, 120, "#ffffff", 18)
    painter.box(1216, 778, 78, 46, "#7fa6bd", 8)
    painter.box(1060, 840, 76, 20, "#c8452f")
    painter.box(1088, 812, 20, 76, "#c8452f")
    for x in (1050, 1250):
        painter.oval(x, 932, 36, 36, DARK)
    painter.people(3, 280, 760, 930)
    painter.tree(270, 770, 230)


@scene("posyandu", "Ilustrasi ibu-ibu mengantre di meja penimbangan posyandu di bawah tenda")
def _weighing(painter: Painter) -> None:
    _countryside(painter)
    painter.house(120, 700, 260)
    painter.polygon([(430, 520), (1230, 520), (1120, 380), (540, 380)], "#2f6b46")
    for x in (460, 1190):
        painter.box(x, 520, 16, 380, SOGAN)
    painter.box(560, 780, 420, 24, SOGAN)
    for x in (590, 930):
        painter.box(x, 800, 18, 110, SOGAN)
    painter.box(720, 700, 90, 80, "#ffffff", 10)
    painter.oval(765, 720, 22, 22, "#c8452f")
    painter.person(650, 910, 210, veil=True)
    painter.person(900, 910, 210, veil=True)
    painter.people(4, 1050, 1500, 950, 190)


@scene("perahu", "Ilustrasi perahu-perahu nelayan berlayar di laut pada pagi hari")
def _boats(painter: Painter) -> None:
    painter.sky(520)
    painter.mountain(1250, 524, 200, painter.light.far)
    painter.water(520)
    for x, y, size in ((330, 640, 190), (1190, 690, 230), (720, 820, 360)):
        painter.boat(x + painter.random.randint(-70, 70), y, size)
    painter.boat(1330, 900, 260, sail=False)


@scene("taman", "Ilustrasi taman kota dengan pohon rindang, bangku, dan warga berjalan")
def _park(painter: Painter) -> None:
    painter.sky(540)
    painter.ridge(544, 100, painter.light.far)
    painter.ground(540, painter.light.middle)
    painter.polygon([(700, 540), (860, 540), (1280, HEIGHT), (320, HEIGHT)], "#e6d6ad")
    for x, base, size in ((180, 700, 300), (420, 620, 190), (1120, 630, 200), (1400, 740, 330)):
        painter.tree(x, base, size)
    painter.box(240, 850, 260, 22, SOGAN, 6)
    painter.box(240, 800, 260, 18, SOGAN, 6)
    for x in (262, 460):
        painter.box(x, 868, 16, 50, SOGAN)
    painter.people(4, 600, 1080, 930)


@scene("batik", "Ilustrasi selembar kain batik pesisir dengan motif ikan, daun, dan kawung")
def _batik(painter: Painter) -> None:
    cloth = painter.random.choice(("#fbf3e2", "#f0dfc0", "#e7efe9"))
    inks = painter.random.choice((("#6b3a1e", "#2b3170"), ("#8a3f14", "#0d3f5a"), ("#2b3170", "#a4482f")))
    painter.box(0, 0, WIDTH, HEIGHT, cloth)
    kinds = painter.random.sample(range(4), 3)
    for row in range(8):
        for column in range(12):
            x = 70 + column * 140 + (70 if row % 2 else 0)
            painter.motif(x, 70 + row * 130, 112, kinds[(row + column) % 3], inks[row % 2])
            painter.oval(x + 70, 70 + row * 130, 7, 7, GOLD)


@scene("desa", "Ilustrasi rumah-rumah joglo di desa dengan pohon kelapa dan pegunungan di kejauhan")
def _village(painter: Painter) -> None:
    _countryside(painter)
    for x, base, size in ((150, 690, 230), (560, 670, 200), (980, 720, 280)):
        painter.house(x, base, size)
    for x, base in ((90, 760), (480, 720), (1380, 780)):
        painter.palm(x, base, 320)
    painter.polygon([(620, 700), (760, 700), (1100, HEIGHT), (380, HEIGHT)], "#d8c694")
    painter.people(3, 540, 960, 930, 170)


@scene("loket", "Ilustrasi loket pelayanan dengan petugas di balik meja dan warga yang menunggu")
def _counter(painter: Painter) -> None:
    painter.box(0, 0, WIDTH, HEIGHT, "#dfe8e0")
    painter.box(0, 820, WIDTH, 250, "#c9b79a")
    for number in range(3):
        x = 190 + number * 430
        painter.box(x, 230, 330, 80, "#0d3f5a", 10)
        painter.oval(x + 165, 270, 24, 24, GOLD)
        painter.person(x + 165, 660, 250)
        painter.box(x + 10, 330, 12, 300, "#8fb7c9")
        painter.box(x + 308, 330, 12, 300, "#8fb7c9")
    painter.box(110, 560, 1380, 40, SOGAN, 8)
    painter.box(130, 600, 1340, 220, "#b98a54")
    painter.people(5, 200, 1400, 960, 220)


@scene("kota", "Ilustrasi jalan kota dengan deretan gedung, pohon, dan kendaraan")
def _town(painter: Painter) -> None:
    painter.sky(640)
    painter.ridge(640, 140, painter.light.far)
    x = 20.0
    while x < 1540:
        width, height = painter.random.randint(130, 230), painter.random.randint(190, 420)
        painter.box(x, 700 - height, width, height, painter.random.choice(("#f3ead6", "#dfc9a8", "#cfdcd8", "#e7d5cf")))
        for row in range(height // 90):
            for column in range(width // 62):
                painter.box(x + 20 + column * 60, 726 - height + row * 84, 34, 46, "#7fa6bd", 3)
        x += width + 14
    painter.box(0, 700, WIDTH, 60, "#c9b79a")
    painter.box(0, 760, WIDTH, 310, "#6b6f73")
    for number in range(8):
        painter.box(40 + number * 210, 880, 110, 12, CREAM)
    for number, fill in enumerate(("#c8452f", "#2b3170", "#f0c83c")):
        left = 140 + number * 480 + painter.random.randint(-40, 40)
        painter.box(left, 812, 250, 72, fill, 22)
        painter.box(left + 48, 768, 150, 60, fill, 20)
        painter.box(left + 66, 780, 112, 36, "#cfe4ee", 8)
        for shift in (60, 190):
            painter.oval(left + shift, 886, 28, 28, DARK)
    for x in (110, 620, 1130, 1500):
        painter.tree(x, 740, 190)


@scene("kartu", "Ilustrasi kartu identitas dan lembar dokumen di atas meja, tanpa nama")
def _card(painter: Painter) -> None:
    painter.box(0, 0, WIDTH, HEIGHT, "#d9c7a3")
    painter.polygon([(220, 120), (980, 60), (1060, 860), (300, 920)], "#ffffff")
    for number in range(9):
        painter.line([(320, 250 + number * 62), (900 - 40 * (number % 3), 206 + number * 62)], "#bcd3df", 14)
    painter.box(720, 420, 680, 430, painter.random.choice(("#8fc7d4", "#a9cfe6", "#e8c79c")), 30)
    painter.box(720, 420, 680, 80, "#0d3f5a", 30)
    painter.box(770, 545, 190, 240, CREAM, 12)
    painter.oval(865, 630, 48, 54, SOGAN)
    painter.box(795, 690, 140, 95, "#2b3170", 40)
    for number in range(5):
        painter.box(1010, 560 + number * 46, 320 - 40 * (number % 2), 18, "#ffffff", 8)


@scene("kecamatan", "Ilustrasi kantor kecamatan beratap pendopo dengan bendera merah putih di halaman")
def _district_office(painter: Painter) -> None:
    _countryside(painter, 580)
    painter.hall(330, 770, 900, 260)
    painter.polygon([(500, 560), (1060, 560), (930, 380), (630, 380)], "#7c3a2a")
    for x in (520, 690, 860, 1020):
        painter.box(x, 560, 22, 210, SOGAN)
    painter.palm(200, 800, 330)
    painter.people(4, 450, 1200, 940)


@scene("menara", "Ilustrasi menara pemancar di atas bukit dengan rumah-rumah di bawahnya")
def _tower(painter: Painter) -> None:
    _countryside(painter, 620)
    x = painter.random.randint(560, 980)
    painter.line([(x - 110, 760), (x, 150), (x + 110, 760)], "#8b3a2a", 14)
    for number in range(8):
        y = 240 + number * 66
        half = (y - 150) * 0.18
        painter.line([(x - half, y), (x + half, y)], "#8b3a2a", 8)
        painter.line([(x - half, y), (x + half + 11, y + 66)], "#c96a4a", 6)
    for side in (-1, 1):
        painter.oval(x + side * 42, 260, 40, 48, CREAM)
    for number in range(3):
        painter.house(120 + number * 500, 850 + painter.random.randint(-20, 20), 220)
    painter.tree(1450, 830, 240)


@scene("kelas", "Ilustrasi ruang kelas dengan papan tulis, guru, dan deretan bangku peserta")
def _classroom(painter: Painter) -> None:
    painter.box(0, 0, WIDTH, HEIGHT, "#f0e4c8")
    painter.box(0, 760, WIDTH, 310, "#b98a54")
    painter.box(400, 130, 800, 380, "#2f5a46", 10)
    for number in range(4):
        painter.line([(470, 220 + number * 70), (900 + 60 * (number % 2), 220 + number * 70)], "#cfe4cd", 8)
    painter.box(120, 170, 190, 260, "#a9cfe6", 6)
    painter.box(1290, 170, 190, 260, "#a9cfe6", 6)
    painter.person(1090, 740, 320)
    for row, base in enumerate((830, 980)):
        for column in range(5):
            x = 190 + column * 300 + (60 if row else 0)
            painter.person(x, base + 30, 180)
            painter.box(x - 100, base - 30, 200, 18, SOGAN, 4)
            painter.box(x - 90, base - 14, 14, 70, SOGAN)
            painter.box(x + 76, base - 14, 14, 70, SOGAN)


@scene("sekolah", "Ilustrasi gedung sekolah dengan siswa bermain di halaman dan bendera merah putih")
def _school(painter: Painter) -> None:
    _countryside(painter, 590)
    painter.hall(200, 740, 1080, 260, "#8a3f14")
    painter.box(0, 740, WIDTH, 330, "#d8c694")
    painter.people(7, 180, 1380, 930, 160)
    painter.oval(820, 985, 26, 26, "#c8452f")
    painter.tree(120, 770, 230)


@scene("wayang", "Ilustrasi pertunjukan wayang dengan gunungan di depan layar dan penonton")
def _shadow_play(painter: Painter) -> None:
    painter.box(0, 0, WIDTH, HEIGHT, "#3b2417")
    painter.box(180, 110, 1240, 600, "#f8e7c4", 16)
    painter.oval(800, 190, 90, 60, "#f5b83d")
    for x, half, height in ((800, 130, 420), (430, 80, 260), (1180, 80, 260)):
        painter.polygon(
            [(x, 690 - height), (x + half, 560), (x + half * 0.5, 690), (x - half * 0.5, 690), (x - half, 560)], SOGAN
        )
        painter.motif(x, 690 - height * 0.42, half * 1.1, painter.random.randrange(4), GOLD)
    painter.box(120, 706, 1360, 44, "#7c3a2a", 8)
    for number in range(6):
        painter.oval(240 + number * 225, 800, 62, 30, GOLD)
        painter.oval(240 + number * 225, 792, 22, 12, "#b98a54")
    painter.people(7, 120, 1480, 1010, 200)


@scene("jembatan", "Ilustrasi jembatan melengkung di atas sungai dengan pepohonan di kedua tepinya")
def _bridge(painter: Painter) -> None:
    _countryside(painter, 480)
    painter.water(620, 1010)
    painter.polygon([(0, 560), (300, 600), (240, 1010), (0, HEIGHT)], painter.light.near)
    painter.polygon([(WIDTH, 560), (1300, 600), (1370, 1010), (WIDTH, HEIGHT)], painter.light.near)
    painter.box(100, 560, 1400, 46, "#c9c3b4")
    for number in range(15):
        painter.box(120 + number * 97, 500, 12, 62, "#8b8577")
    painter.line([(110, 500), (1490, 500)], "#8b8577", 12)
    for x in (430, 800, 1170):
        painter.box(x - 40, 606, 80, 210, "#b0a998")
    for x in (120, 260, 1390, 1520):
        painter.tree(x, 640, 190)
    painter.people(3, 500, 1100, 560, 110)


@scene("jalan", "Ilustrasi pekerja memperbaiki jalan desa dengan alat perata di antara sawah")
def _road(painter: Painter) -> None:
    _countryside(painter, 500)
    painter.ground(500, painter.light.middle)
    painter.polygon([(740, 500), (830, 500), (1450, HEIGHT), (120, HEIGHT)], "#6b6f73")
    for number in range(5):
        y = 560 + number * 100
        painter.box(780 - number * 2, y, 12 + number * 6, 40 + number * 6, CREAM)
    painter.box(900, 660, 230, 120, "#f0c83c", 14)
    painter.box(960, 580, 110, 100, "#f0c83c", 10)
    painter.box(976, 596, 78, 60, "#cfe4ee", 6)
    for x, size in ((930, 66), (1100, 48)):
        painter.oval(x, 800, size, size, DARK)
    for number in range(4):
        x = 330 + number * 60
        painter.polygon([(x, 880), (x + 18, 810), (x + 36, 880)], "#e2793a")
    painter.people(3, 420, 820, 960, 210)


@scene("irigasi", "Ilustrasi saluran irigasi mengalir di antara petak sawah hijau")
def _irrigation(painter: Painter) -> None:
    _countryside(painter, 480)
    painter.ground(480, painter.light.middle)
    for number in range(7):
        y = 510 + number * number * 12
        painter.line([(0, y), (WIDTH, y + 20)], painter.light.near, 5 + number)
    painter.polygon([(720, 480), (800, 480), (1180, HEIGHT), (480, HEIGHT)], "#b0a998")
    painter.polygon([(735, 480), (785, 480), (1090, HEIGHT), (570, HEIGHT)], painter.light.water)
    for number in range(5):
        y = 580 + number * 90
        painter.line([(735 - number * 10, y), (800 + number * 18, y)], painter.light.water_line, 6)
    painter.box(640, 620, 300, 26, SOGAN)
    painter.box(750, 520, 70, 120, "#8b8577")
    painter.people(2, 1150, 1420, 930, 220)
    painter.palm(180, 820, 360)


@scene("gunung", "Ilustrasi gunung berhutan dengan kebun berteras di lerengnya")
def _mountain(painter: Painter) -> None:
    painter.sky(620)
    painter.mountain(painter.random.randint(500, 1100), 640, 470, painter.light.far)
    painter.ridge(680, 220, painter.light.middle, 7)
    painter.ground(676, painter.light.near)
    for number in range(6):
        y = 720 + number * 56
        points = [(float(x), y + 24 * ((x // 160 + number) % 2)) for x in range(0, WIDTH + 160, 160)]
        painter.line(points, painter.light.middle, 14)
    for x in (160, 420, 1180, 1440):
        painter.tree(x, 800 + painter.random.randint(-40, 60), 220)
    painter.house(700, 850, 220)


@scene("sawah", "Ilustrasi petani menanam padi di sawah berteras pada pagi hari")
def _paddy(painter: Painter) -> None:
    _countryside(painter, 470)
    for number in range(6):
        y = 470 + number * 100
        fill = (painter.light.middle, painter.light.near, painter.light.water)[number % 3]
        points = [(float(x), y + 22 * ((x // 200 + number) % 2)) for x in range(0, WIDTH + 200, 200)]
        painter.polygon([*points, (WIDTH, HEIGHT), (0, HEIGHT)], fill)
        for column in range(26):
            painter.line([(column * 64 + 20, y + 74), (column * 64 + 26, y + 50)], painter.light.low_sky, 4)
    for x in (380, 640, 1080):
        painter.person(x, 900, 200, veil=False)
        painter.polygon([(x - 56, 742), (x + 56, 742), (x, 690)], GOLD)
    painter.palm(1420, 700, 330)


@scene("ternak", "Ilustrasi sapi-sapi di kandang kelompok bersama peternak")
def _cattle(painter: Painter) -> None:
    _countryside(painter)
    painter.polygon([(120, 470), (1480, 470), (1360, 320), (240, 320)], "#7c3a2a")
    for x in (170, 610, 1000, 1410):
        painter.box(x, 470, 24, 420, SOGAN)
    painter.box(120, 720, 1360, 18, SOGAN)
    for x in (260, 680, 1080):
        painter.cow(x, 890, 290)
    painter.box(120, 800, 1360, 16, SOGAN)
    painter.people(2, 320, 700, 980, 220)


@scene("kebun", "Ilustrasi kebun sayur berderet dengan petani muda dan keranjang panen")
def _garden(painter: Painter) -> None:
    _countryside(painter, 500)
    for row in range(6):
        y = 560 + row * row * 14
        painter.box(0, y, WIDTH, 20 + row * 6, SOGAN)
        for column in range(18):
            size = 14 + row * 6
            painter.oval(45 + column * 92 + (row % 2) * 40, y - 4, size, size * 0.8, painter.light.near)
    painter.people(3, 300, 1100, 960, 240)
    for x in (1180, 1330):
        painter.box(x, 880, 120, 80, "#b98a54", 12)
        for number in range(3):
            painter.oval(x + 26 + number * 34, 878, 24, 22, "#c8452f")


@scene("rumah", "Ilustrasi sebuah rumah sederhana yang baru diperbaiki dengan keluarga di depannya")
def _home(painter: Painter) -> None:
    _countryside(painter)
    painter.house(480, 810, 560, joglo=False)
    painter.tree(250, 830, 300)
    painter.palm(1280, 830, 380)
    painter.people(4, 560, 1080, 950, 190)


@scene("pasar", "Ilustrasi pasar tradisional dengan lapak bertenda dan pembeli")
def _market(painter: Painter) -> None:
    painter.sky(560)
    painter.ridge(564, 110, painter.light.far)
    painter.ground(560, "#d8c694")
    for number in range(4):
        painter.stall(70 + number * 390, 740)
    painter.people(6, 120, 1500, 930, 200)


@scene("banjir", "Ilustrasi perahu karet penolong melintas di antara rumah yang tergenang")
def _flood(painter: Painter) -> None:
    painter.sky(560)
    painter.ridge(564, 120, painter.light.far)
    for x, size in ((80, 260), (520, 230), (1020, 300)):
        painter.house(x, 700, size)
    painter.palm(950, 720, 330)
    painter.water(630)
    painter.box(540, 800, 520, 70, "#e2793a", 36)
    for number in range(4):
        painter.person(620 + number * 120, 815, 180)
    painter.box(520, 800, 560, 60, "#e2793a", 30)


@scene("tambak", "Ilustrasi petak-petak tambak bandeng dengan kincir air dan gubuk penjaga")
def _ponds(painter: Painter) -> None:
    painter.sky(500)
    painter.ridge(504, 80, painter.light.far)
    painter.ground(500)
    for row in range(3):
        top = 520 + row * row * 70 + row * 70
        bottom = top + 70 + row * 80
        for column in range(4):
            left = column * 410 - row * 30
            painter.polygon(
                [(left + 40, top), (left + 370, top), (left + 390, bottom), (left + 10, bottom)], painter.light.water
            )
            painter.line(
                [(left + 90, (top + bottom) / 2), (left + 250, (top + bottom) / 2)], painter.light.water_line, 5
            )
    painter.house(1120, 600, 170, joglo=False)
    for x in (330, 980):
        painter.oval(x, 780, 54, 54, SOGAN)
        painter.oval(x, 780, 32, 32, CREAM)
    painter.people(2, 520, 820, 900, 190)
    painter.palm(140, 620, 240)
