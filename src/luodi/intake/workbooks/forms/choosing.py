"""What a person chooses: for a row, for a difference, for an import as a whole."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from luodi.intake.workbooks.rules.saying import Choice


class ChoiceForm(forms.Form):
    """What is decided of one row: one of its candidates, by its number, or a word."""

    row = forms.IntegerField()
    choice = forms.CharField()
    all = forms.BooleanField(required=False)  # every row that asks the same sort of question

    def chosen(self) -> Choice:
        said = self.cleaned_data["choice"]
        return Choice(candidate=int(said)) if said.isdecimal() else Choice(said)


class ReasonForm(forms.Form):
    """Why an import is taken back."""

    reason = forms.CharField(
        label=_("理由"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class DifferenceForm(forms.Form):
    """What is done with differences: of one row in one field, or all that are shown of a field."""

    row = forms.IntegerField(required=False)
    field = forms.CharField(required=False)
    choice = forms.ChoiceField(choices=[("take", ""), ("leave", "")])
