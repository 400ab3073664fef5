"""What stands around a page. Header and footer are seen around the guide itself."""

from cms.blocks.samples import SamplePicture
from cms.design.registry import Sample, register_preview
from cms.registries.chrome import Link

_SECTIONS = [Link("Layanan", "#", is_current=True), Link("Berita", "#"), Link("Agenda", "#")]

register_preview("site_header", "Kepala situs")
register_preview("site_switcher", "Pilihan situs")
register_preview(
    "brand",
    "Nama situs",
    Sample("dengan logo", {"home_url": "#", "name": "Dinas Contoh", "logo": SamplePicture().picture("logo")}),
    Sample("tanpa logo, dengan baris di atasnya", {"home_url": "#", "name": "Dinas Contoh", "over": "Contoh"}),
    Sample(
        "nama panjang",
        {"home_url": "#", "name": "Dinas Contoh yang Namanya Jauh Lebih Panjang daripada Nama Dinas Lain"},
    ),
)
register_preview("site_footer", "Kaki situs")
register_preview("display_control", "Tampilan")
register_preview("demo_ribbon", "Pita data contoh", Sample("di atas kepala situs", {"is_whole_page": True}))
register_preview("demo_badge", "Tanda data contoh", Sample("pada tiap butir"))
register_preview(
    "breadcrumbs",
    "Jejak halaman",
    Sample("dua tingkat", {"links": [Link("Beranda", "#"), Link("Berita", "#"), Link("Judul (contoh)", "#", True)]}),
)
register_preview(
    "section_links",
    "Tautan bagian",
    Sample("sebagai menu ponsel", {"sections": _SECTIONS, "css_class": "site-menu__list"}),
    Sample("sebagai menu lebar", {"sections": _SECTIONS, "css_class": "site-nav__list"}),
)
register_preview("way_home", "Jalan pulang", Sample("ke halaman depan", {"home": "/"}))
