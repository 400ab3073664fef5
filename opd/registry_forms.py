"""The registry's admin form: says in Indonesian what the constraints would otherwise answer with an error page."""

from collections.abc import Hashable, Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import ModelForm
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.log_actions import log

from opd.models import Agency, Host


class SiblingFormSet(BaseChildFormSet):
    """Compares rows by `key`: with each other, and with what is still stored while they are saved one by one."""

    duplicate_message: ClassVar[str | Promise]

    @staticmethod
    def key(row: Any) -> Hashable:
        """Return what two rows of one agency must not share; `row` is a model instance."""
        raise NotImplementedError

    def _construct_form(self, i: int, **kwargs: Any) -> ModelForm:
        form = super()._construct_form(i, **kwargs)
        # Child rows know their agency before they are saved, so that the model's own checks can ask it.
        setattr(form.instance, self.fk.name, self.instance)
        return form

    def live_forms(self) -> Iterator[ModelForm]:
        """Yield the rows that are filled in, valid and not marked for deletion."""
        for form in self.forms:
            filled = form.instance.pk is not None or form.has_changed()
            if filled and form.is_valid() and form not in self.deleted_forms:
                yield form

    def validate_unique(self) -> None:
        """Leave it to `clean`, whose `key` covers the unique fields and whose words are Indonesian."""

    def clean(self) -> None:
        super().clean()
        deleted = {form.instance.pk for form in self.deleted_forms}
        stored = {}
        if self.instance.pk is not None:
            rows = self.model.objects.filter(**{self.fk.name: self.instance}).exclude(pk__in=deleted - {None})
            stored = {self.key(row): row.pk for row in rows}
        seen: set[Hashable] = set()
        for form in list(self.live_forms()):
            key = self.key(form.instance)
            if key in seen:
                form.add_error(None, self.duplicate_message)
            elif stored.get(key, form.instance.pk) != form.instance.pk:
                form.add_error(
                    None, _("Baris lain masih memakai nilai ini. Simpan perubahan baris itu dulu, lalu baris ini.")
                )
            seen.add(key)


class NameFormSet(SiblingFormSet):
    duplicate_message = gettext_lazy(
        "Dua nama tidak boleh mulai berlaku pada tanggal yang sama; hanya satu boleh tanpa tanggal."
    )

    @staticmethod
    def key(row: Any) -> Hashable:
        return row.start


class AliasFormSet(SiblingFormSet):
    duplicate_message = gettext_lazy("Sebutan ini sudah tercatat untuk OPD yang sama.")

    @staticmethod
    def key(row: Any) -> Hashable:
        return row.text.lower()


class HostFormSet(SiblingFormSet):
    duplicate_message = gettext_lazy("Label host ini tertulis dua kali.")

    @staticmethod
    def key(row: Any) -> Hashable:
        return row.label

    def clean(self) -> None:
        super().clean()
        if any(form.instance.pk is not None for form in self.deleted_forms):
            raise ValidationError(_("Host tidak dapat dihapus: alamat lama harus tetap sampai ke OPD ini."))
        hosts = [form.instance for form in self.live_forms()]
        if hosts and sum(host.is_current for host in hosts) != 1:
            raise ValidationError(_("Tandai tepat satu host sebagai host sekarang; yang lain dialihkan ke sana."))


class CheckedInlinePanel(InlinePanel):
    """An InlinePanel whose rows are checked by a form set of our own."""

    def __init__(self, relation_name: str, *args: Any, formset: type[SiblingFormSet], **kwargs: Any) -> None:
        super().__init__(relation_name, *args, **kwargs)
        self.formset = formset

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "formset": self.formset}

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = self.formset
        return options


class AgencyForm(WagtailAdminModelForm):
    """The code is fixed once it is stored; a new current host takes over from the old one in one step."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.fields["code"].disabled = True

    def save(self, commit: bool = True) -> Agency:
        hosts = self.formsets["hosts"]
        current = next((form.instance for form in hosts.live_forms() if form.instance.is_current), None)
        with transaction.atomic():
            if commit and self.instance.pk is not None and current is not None:
                # Rows are saved in turn, and two current hosts are refused even for a moment.
                former = Host.objects.current().filter(agency=self.instance).exclude(pk=current.pk)
                former.update(is_current=False)
            agency: Agency = super().save(commit=commit)
            if commit and "issues_alerts" in self.changed_data:
                log(agency, "alerts.named" if agency.issues_alerts else "alerts.unnamed")
            return agency
