"""What a person hands in to be proofread: a file, or words pasted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.files.texts.opening import Text, pasted, read

MOST_PASTED = 200_000


class ProofingForm(forms.Form):
    """One document; nothing of it is kept."""

    document = forms.FileField(
        label=_("文件"),
        required=False,
        help_text=_("docx、xlsx、xls、et、csv、txt、pdf；扫描件读不出来，请粘贴文字。"),
    )
    said = forms.CharField(
        label=_("或者粘贴"),
        required=False,
        max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("一段话、一整篇，或者从表格里复制的几行。"),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("document") and not (given.get("said") or "").strip():
            raise forms.ValidationError(_("请选一个文件，或者粘贴要核对的文字"))
        return given

    def text(self) -> tuple[str, Text]:
        """The document's name and what it says; the file comes before the pasted words."""
        if file := self.cleaned_data["document"]:
            return str(file.name), read(file.read(), str(file.name))
        name = gettext("粘贴的文字")
        return name, pasted(self.cleaned_data["said"].strip(), name)
