"""The search form: takes any input, ignores what it cannot use, and says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from search.query import MAX_LENGTH, Query, clean_text, parse
from search.searching import DATE, RELEVANCE

# The value that asks for every agency on a host whose default is its own.
EVERYWHERE = "semua"
# What a page's date may be; also keeps numbers small for every engine.
FIRST_YEAR, LAST_YEAR = 1900, 2100
ORDERS = {RELEVANCE: _("Paling cocok"), DATE: _("Terbaru")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is searched, after everything unusable was left out; `own_agency` is the host's, "" on the portal."""

    query: Query
    agency: str = ""
    kind: str = ""
    year: int = 0
    order: str = RELEVANCE
    page: int = 1
    own_agency: str = ""


class SearchForm(forms.Form):
    """GET parameters q, opd, jenis, tahun, urut, halaman. `own_agency` is the default scope, "" for all agencies."""

    q = forms.CharField(required=False, label=_("Kata yang dicari"))
    opd = forms.ChoiceField(
        required=False,
        label=_("OPD"),
        error_messages={"invalid_choice": _("OPD itu tidak dikenal, maka pilihan OPD diabaikan.")},
    )
    jenis = forms.ChoiceField(
        required=False,
        label=_("Jenis"),
        error_messages={"invalid_choice": _("Jenis itu tidak dikenal, maka pilihan jenis diabaikan.")},
    )
    tahun = forms.IntegerField(
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        label=_("Tahun"),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Tahun itu tidak dikenal, maka pilihan tahun diabaikan.")
        ),
    )
    urut = forms.ChoiceField(
        required=False,
        choices=list(ORDERS.items()),
        label=_("Urutkan"),
        error_messages={"invalid_choice": _("Urutan itu tidak dikenal, maka diurutkan menurut kecocokan.")},
    )
    halaman = forms.CharField(required=False)

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        agencies: Sequence[tuple[str, str]],
        kinds: Mapping[str, str],
        own_agency: str = "",
    ) -> None:
        # Cleaned before Django's fields see it: their own validators would answer with errors about NUL.
        raw = {name: str(data.get(name) or "") for name in self.base_fields}
        super().__init__({name: clean_text(value) for name, value in raw.items()})
        self.own_agency = own_agency
        self._was_cut = len(raw["q"]) > MAX_LENGTH
        self.fields["opd"].choices = [(EVERYWHERE, _("Seluruh Kabupaten Pati")), *agencies]  # type: ignore[attr-defined]
        self.fields["jenis"].choices = [("", _("Semua jenis")), *kinds.items()]  # type: ignore[attr-defined]

    def choice(self) -> Choice:
        """Return what is searched; what was not usable counts as not given."""
        self.full_clean()
        given = self.cleaned_data.get
        agency = given("opd") or self.own_agency
        return Choice(
            query=parse(given("q", "")),
            agency="" if agency == EVERYWHERE else agency,
            kind=given("jenis", ""),
            year=given("tahun") or 0,
            order=given("urut") or RELEVANCE,
            page=_page_number(given("halaman", "")),
            own_agency=self.own_agency,
        )

    def notices(self) -> list[str]:
        """Say what was ignored."""
        said = [str(message) for name in ("opd", "jenis", "tahun", "urut") for message in self.errors.get(name, [])]
        if self._was_cut:
            said.append(str(_("Pertanyaan terlalu panjang, yang dicari hanya bagian awalnya.")))
        return said


def _page_number(raw: str) -> int:
    try:
        return max(1, int(raw))
    except ValueError:
        return 1
