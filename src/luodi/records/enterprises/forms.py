"""What a person types to register an enterprise."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from luodi.records.subjects.forms import CorrectionForm, RegisterForm


class EnterpriseForm(RegisterForm):
    """A legal person; the credit code is checked by its last character while one types."""

    credit_code = forms.CharField(
        label=_("统一社会信用代码"),
        required=False,
        help_text=_("18 位，在营业执照上；还没有注册的先空着。"),
    )
    place = forms.CharField(label=_("注册地"), required=False)
    short_name = forms.CharField(label=_("简称"), required=False)

    field_order = ("name", "credit_code", "place", "short_name", "unit")


class EnterpriseCorrection(CorrectionForm):
    """What is known of a legal person besides its name."""

    credit_code = forms.CharField(label=_("统一社会信用代码"), required=False)
    place = forms.CharField(label=_("注册地"), required=False)
    short_name = forms.CharField(label=_("简称"), required=False)
