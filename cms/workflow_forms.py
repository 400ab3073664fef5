"""What an Editor writes when deciding about a draft."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ApprovalForm(forms.Form):
    """A note is optional when a draft is good."""

    comment = forms.CharField(label=_("Catatan"), required=False, widget=forms.Textarea({"rows": 3}))


class ReturnForm(forms.Form):
    """A draft is never returned without a reason: the operator must know what to mend."""

    comment = forms.CharField(
        label=_("Alasan dikembalikan"),
        help_text=_("Tulis apa yang harus diperbaiki. Operator membaca alasan ini."),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Tulis alasannya, agar operator tahu apa yang harus diperbaiki.")},
    )
