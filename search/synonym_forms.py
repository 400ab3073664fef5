"""The form of a synonym: terms are typed as one text, and whatever is wrong with them is said in words."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from search.models import Synonym
from search.synonym_services import save_synonym, takers
from search.synonym_terms import Term, TermsError, read_terms, split_terms


class SynonymForm(WagtailAdminModelForm):
    """`variants` holds every term but the standard one."""

    locale = forms.ChoiceField(label=gettext_lazy("Bahasa"), choices=settings.WAGTAIL_CONTENT_LANGUAGES)
    variants = forms.CharField(
        label=gettext_lazy("Padanan"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy(
            "Kata lain yang dipakai warga, singkatan, dan sebutan lama. Satu per baris, atau dipisah koma."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms: list[Term] = []
        if self.instance.pk:
            texts = [one.text for one in self.instance.terms.all() if not one.is_main]
            self.initial["variants"] = "\n".join(texts)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if {"locale", "term", "variants"} <= data.keys():
            try:
                self.terms = read_terms(data["term"], split_terms(data["variants"]), data["locale"])
            except TermsError as error:
                self.add_error("variants", str(error))
            else:
                self._refuse_taken(data["locale"])
        return data

    def _refuse_taken(self, locale: str) -> None:
        taken = takers(locale, self.terms, self.instance.pk)
        for number, term in enumerate(self.terms):
            if term.words in taken:
                other = taken[term.words]
                words = _(
                    "“%(term)s” sudah termasuk “%(group)s”. Satu istilah hanya boleh berada di satu tempat; "
                    "tambahkan padanan di sana, atau hapus dulu dari sana."
                )
                name = str(other) if other.is_active else _("%(group)s (tidak dipakai)") % {"group": other}
                self.add_error("variants" if number else "term", words % {"term": term.text, "group": name})

    def save(self, commit: bool = True) -> Synonym:
        synonym: Synonym = super().save(commit=False)
        return save_synonym(synonym=synonym, terms=self.terms, actor=self.for_user) if commit else synonym
