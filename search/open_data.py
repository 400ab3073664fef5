"""The search as JSON: the same answers as the page's, for programs of citizens; described at /cari/api/."""

from collections.abc import Mapping
from html import unescape
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from cms.dates import local
from search.addresses import address, full_address
from search.answering import PAGE_SIZE, Answer, answer
from search.facets import COUNTED, parameters
from search.machine_answers import VERSION, for_machines, json_answer, refusal
from search.presentation import Result

# Shown to whoever wants to build upon it; a test holds it against a real answer.
EXAMPLE = """{
  "versi": 1,
  "parameter": {"q": "kartu keluarga", "opd": null, "jenis": "layanan", "tahun": null, "urut": "relevansi"},
  "catatan": [],
  "total": 2,
  "total_dibatasi": false,
  "halaman": 1,
  "jumlah_halaman": 1,
  "per_halaman": 10,
  "semua_kata": true,
  "mungkin_maksud": null,
  "dari_cadangan": false,
  "hasil": [
    {
      "judul": "Kartu keluarga baru (contoh)",
      "cuplikan": "Syarat dan cara mengurus kartu keluarga …",
      "alamat": "https://…",
      "jenis": {"kode": "layanan", "nama": "Layanan"},
      "keterangan": null,
      "opd": {"kode": "disdukcapil", "nama": "Dinas Kependudukan dan Pencatatan Sipil"},
      "opd_sudah_tidak_ada": false,
      "tanggal": null,
      "data_contoh": true
    }
  ],
  "jumlah": {
    "opd": [{"kode": "disdukcapil", "nama": "Dinas Kependudukan dan Pencatatan Sipil", "jumlah": 2}],
    "jenis": [{"kode": "layanan", "nama": "Layanan", "jumlah": 2}],
    "tahun": []
  },
  "sebelumnya": null,
  "berikutnya": null
}"""


@for_machines("search_data")
def data(request: HttpRequest) -> HttpResponse:
    """Answer with one page of results; without a word to search with 400, filters that make no sense are told of."""
    answered = answer(request, widen=False)
    if not answered.choice.query:
        message = _("Isi parameter q dengan kata yang dicari, misalnya q=kartu+keluarga.")
        return refusal("tanpa_kata", message, 400)
    return json_answer(_page(answered, request))


def _page(answered: Answer, request: HttpRequest) -> dict[str, Any]:
    choice, found = answered.choice, answered.found
    here = full_address(request, "search_data")

    def page_address(number: int) -> str | None:
        if not 1 <= number <= answered.pages or number == found.page:
            return None
        return here + address(choice) + (f"&halaman={number}" if number > 1 else "")

    names = {code: facts.name for code, facts in answered.scope.agencies.items()}
    return {
        "versi": VERSION,
        "parameter": parameters(choice),
        "catatan": list(answered.notices),
        "total": min(found.total, COUNTED),
        "total_dibatasi": found.total > COUNTED,
        "halaman": found.page,
        "jumlah_halaman": answered.pages,
        "per_halaman": PAGE_SIZE,
        "semua_kata": found.all_words,
        "mungkin_maksud": found.plan.correction or None,
        "dari_cadangan": found.fallback,
        "hasil": [_hit(result) for result in answered.results],
        "jumlah": {
            "opd": _counts(found.agencies, names),
            "jenis": _counts(found.kinds, answered.kinds),
            "tahun": [
                {"tahun": year, "jumlah": count} for year, count in sorted(found.years.items(), reverse=True) if year
            ],
        },
        "sebelumnya": page_address(found.page - 1),
        "berikutnya": page_address(found.page + 1),
    }


def _hit(result: Result) -> dict[str, Any]:
    return {
        "judul": _plain(result.title),
        "cuplikan": _plain(result.snippet),
        "alamat": result.url,
        "jenis": {"kode": result.kind_code, "nama": result.kind},
        "keterangan": result.note or None,
        "opd": {"kode": result.agency_code, "nama": result.agency} if result.agency_code else None,
        "opd_sudah_tidak_ada": bool(result.closed),
        "tanggal": local(result.date).isoformat(timespec="seconds") if result.date else None,
        "data_contoh": result.is_demo,
    }


def _plain(marked: str) -> str:
    """Return the text of an escaped one with marks; what looked like markup in it stays text."""
    return unescape(strip_tags(marked))


def _counts(counts: Mapping[str, int], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the counts that are not 0, the highest first."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [{"kode": code, "nama": names.get(code, code), "jumlah": count} for code, count in ordered if code and count]
