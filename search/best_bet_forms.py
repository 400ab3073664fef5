"""The form of a recommendation: one target, the queries that it answers, and where and when it shows."""

from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from cms.registries.places import place_source
from cms.visibility import visible
from search.best_bets import forget, read_queries
from search.models import BestBet, BestBetQuery
from search.synonym_terms import split_lines

MAX_QUERIES = 50
LONGEST = BestBetQuery._meta.get_field("text").max_length or 0


class BestBetForm(WagtailAdminModelForm):
    """`query_texts` holds the queries, one a line."""

    locale = forms.ChoiceField(label=gettext_lazy("Bahasa"), choices=settings.WAGTAIL_CONTENT_LANGUAGES)
    query_texts = forms.CharField(
        label=gettext_lazy("Pertanyaan warga"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "Satu per baris. Saran tampil bila seluruh pertanyaan warga sama, tanpa membedakan imbuhan dan kata "
            "seperti “yang” atau “di”."
        ),
    )
    agency_code = forms.ChoiceField(
        label=gettext_lazy("Tampil pada"),
        required=False,
        help_text=gettext_lazy("Pencarian mana yang menampilkan saran ini."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.queries: list[BestBetQuery] = []
        places = [(place.key, place.name) for place in place_source().places() if not place.is_main]
        field: Any = self.fields["agency_code"]
        field.choices = [("", _("Semua pencarian")), *places]
        if self.instance.pk:
            self.initial["query_texts"] = "\n".join(one.text for one in self.instance.queries.all())

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and not url.startswith("https://"):
            raise forms.ValidationError(_("Alamat harus diawali https://."))
        return url

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        self._check_target(data)
        self._check_queries(data)
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Tanggal ini mendahului “Mulai tampil”. Tukar keduanya."))
        return data

    def _check_target(self, data: dict[str, Any]) -> None:
        page, url = data.get("page"), data.get("url")
        if page and url:
            self.add_error("url", _("Pilih halaman atau tulis alamat luar, jangan keduanya."))
        elif not page and not url and not self.errors.keys() & {"page", "url"}:
            self.add_error("page", _("Pilih halaman yang disarankan, atau tulis alamat di luar situs ini."))
        elif url and not data.get("title"):
            self.add_error("title", _("Tulis judul: alamat di luar situs ini tidak mempunyai judul sendiri."))
        elif page and not visible(Page.objects.filter(pk=page.pk), None).exists():
            self.add_error("page", _("Halaman ini belum dapat dibaca warga. Terbitkan dulu, atau pilih yang lain."))
        elif page and "locale" in data and page.locale.language_code != data["locale"]:
            self.add_error("page", _("Halaman ini berbahasa lain daripada yang dipilih di “Bahasa”."))

    def _check_queries(self, data: dict[str, Any]) -> None:
        if "query_texts" not in data or "locale" not in data:
            return
        texts = split_lines(data["query_texts"])
        too_long = next((text for text in texts if len(text) > LONGEST), "")
        self.queries = read_queries(texts, data["locale"])
        if too_long:
            words = _("“%(text)s…” terlalu panjang. Pakai paling banyak %(most)d huruf dalam satu baris.")
            self.add_error("query_texts", words % {"text": too_long[:30], "most": LONGEST})
        elif not self.queries:
            self.add_error("query_texts", _("Tulis sekurang-kurangnya satu pertanyaan."))
        elif len(self.queries) > MAX_QUERIES:
            words = _("Paling banyak %(most)d pertanyaan untuk satu saran.")
            self.add_error("query_texts", words % {"most": MAX_QUERIES})

    @transaction.atomic
    def save(self, commit: bool = True) -> BestBet:
        bet: BestBet = super().save(commit=commit)
        if commit:
            bet.queries.all().delete()
            for query in self.queries:
                query.best_bet = bet
            BestBetQuery.objects.bulk_create(self.queries)
            forget()
        return bet
