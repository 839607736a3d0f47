"""What the head of a unit types for a month: what is unchanged, and the stamped sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.ui.written import FilesField
from luodi.records.subjects.models import Subject


class ReportForm(forms.Form):
    """The word of the head: of these projects there is nothing new."""

    unchanged = forms.TypedMultipleChoiceField(
        label=_("本月无变化的项目"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("只能勾选本单位本月没有记录的项目")},
    )

    def __init__(
        self, *args: Any, still: Sequence[Subject], names: Mapping[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.still = {one.pk: one for one in still}
        field = self.fields["unchanged"]
        if isinstance(field, forms.TypedMultipleChoiceField):
            field.choices = [(key, names[key]) for key in self.still]

    def clean_unchanged(self) -> list[Subject]:
        return [self.still[key] for key in self.cleaned_data["unchanged"]]


class ScanForm(forms.Form):
    """The stamped sheet, as a scan or a photograph of each page."""

    content = FilesField(label=_("盖章扫描件"))

    def clean_content(self) -> list[UploadedFile[bytes]]:
        files: list[UploadedFile[bytes]] = self.cleaned_data["content"]
        if not files:
            raise forms.ValidationError(gettext("请选择扫描件或照片"))
        return files
