"""What a person may choose for the desk."""

from __future__ import annotations

from django import forms

from luodi.foundation.desk.models import Look


class LookForm(forms.Form):
    """Light, dark, or as the system has it."""

    theme = forms.ChoiceField(choices=[("", ""), *Look.Theme.choices], required=False)
