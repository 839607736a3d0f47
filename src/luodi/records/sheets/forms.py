"""What is handed in: photographs of stamped sheets, and a code where none can be read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.ui.written import FilesField
from luodi.kernel.short_codes import read_code


class ReturnForm(forms.Form):
    """The photographs or scans; the code is read from them, or typed."""

    content = FilesField(
        label=_("盖章件的照片或扫描件"), help_text=_("可以一次选几张；PDF 每页各看一遍。")
    )
    code = forms.CharField(
        label=_("编码"),
        required=False,
        max_length=20,
        help_text=_("在纸的右上角，如 7K3M-9QX2。照片清楚就不用填。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["content"].widget.attrs["accept"] = "image/*,application/pdf"

    def clean_content(self) -> list[UploadedFile[bytes]]:
        files: list[UploadedFile[bytes]] = self.cleaned_data["content"]
        if not files:
            raise forms.ValidationError(gettext("请选择盖章件的照片或扫描件"))
        return files

    def clean_code(self) -> str:
        text = self.cleaned_data["code"].strip()
        code = read_code(text)
        if text and not code:
            raise forms.ValidationError(gettext("编码是八位字母和数字，请照纸上的重写"))
        return code
