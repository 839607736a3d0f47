"""What a person may choose for the desk."""

from __future__ import annotations

from django import forms

from luodi.foundation.desk.models import Look


class LookForm(forms.Form):
    """Light, dark, or as the system has it."""

    theme = forms.ChoiceField(choices=[("", ""), *Look.Theme.choices], required=False)


class ViewForm(forms.Form):
    """A list as its address asks for it, and the name under which it is kept."""

    page = forms.RegexField(r"^[a-z_:]{1,40}$")
    query = forms.CharField(required=False, max_length=2000)
    name = forms.CharField(required=False)
    shared = forms.BooleanField(required=False)
