"""What a person could be known by is not kept, however it is written; what citizens search for is."""

import pytest

from search.insight.privacy import tells_who

PERSONAL = [
    "3318012304900001",
    "nik 3318012304900001 siti",
    "3318 0123 0490 0001",
    "3318.0123.0490.0001",
    "33-18-01-23-04-90-00-01",
    "33 1801 230490 0001",
    "3 3 1 8 0 1 2 3 0 4 9 0 0 0 0 1",
    "3318/012304/900001",
    "3318_0123_0490_0001",
    "3318,0123,0490,0001",
    "3318\u200b0123\u200b0490\u200b0001",
    "3318\u00a00123\u00a00490\u00a00001",
    "3318–0123–0490–0001",
    "３３１８０１２３０４９０００００１",
    "٣٣١٨٠١٢٣٠٤٩٠٠٠٠١",
    "३३१८०१२३०४९००००१",
    "𝟑𝟑𝟏𝟖𝟎𝟏𝟐𝟑𝟎𝟒𝟗𝟎𝟎𝟎𝟎𝟏",
    "③③①⑧⓪①②③⓪④⑨⓪⓪⓪⓪①",
    "33I8O123O49OOOO1",
    "no kk:3318012304900001",
    "ktp3318012304900001hilang",
    "3318 lalu 0123 lalu 0490 lalu 0001",
    "08123456789",
    "0812-3456-7890",
    "0812 3456 7890 budi",
    "+62 812 3456 7890",
    "(0295) 381 127",
    "(+62)812.3456.789",
    "62812 3456789",
    "o812 3456 789o",
    "nol delapan satu dua tiga empat lima enam tujuh delapan",
    "12345678",
    "1.2.3.4.5.6.7.8",
    "budi@example.org",
    "budi @ example . org",
    "budi(at)example.org",
    "budi [at] example org",
    "budi＠example.org",
    "budi.santoso gmail.com",
    "budi gmail com",
    "akun yahoo.co.id saya",
]

HARMLESS = [
    "cara urus ktp hilang",
    "pbb 2025",
    "apbd 2025/2026",
    "spmb 2025 2026",
    "tahun ajaran 2024-2025",
    "perda nomor 5 tahun 2017",
    "perbup 45 tahun 2019 dan perda 12 tahun 2016",
    "17 agustus 1945",
    "jalan sudirman no 123 rt 01 rw 02",
    "59163",
    "telepon 112",
    "sp4n lapor",
    "satu data pati",
    "dua tiga empat",
    "oli mobil dinas",
    "gmail",
    "at home",
    "",
]


@pytest.mark.parametrize("text", PERSONAL)
def test_a_number_or_address_of_a_person_is_recognised(text: str) -> None:
    assert tells_who(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_citizens_search_for_is_not_taken_for_a_person(text: str) -> None:
    assert not tells_who(text)
