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


class UnchangedField(forms.ModelMultipleChoiceField):
    """Projects to tick, by the names under which the reader knows them."""

    names: Mapping[int, str]

    def label_from_instance(self, obj: Subject) -> str:
        return self.names[obj.pk]


class ReportForm(forms.Form):
    """The word of the head: of these projects there is nothing new."""

    unchanged = UnchangedField(
        Subject.objects.none(),
        label=_("本月无变化的项目"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, still: Sequence[Subject], names: Mapping[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unchanged"]
        if isinstance(field, UnchangedField):
            field.names = names
            field.queryset = Subject.objects.filter(pk__in=[one.pk for one in still]).order_by("pk")


class ScanForm(forms.Form):
    """The stamped sheet, as a scan or a photograph of each page."""

    content = FilesField(label=_("盖章扫描件"))

    def clean_content(self) -> list[UploadedFile[bytes]]:
        files: list[UploadedFile[bytes]] = self.cleaned_data["content"]
        if not files:
            raise forms.ValidationError(gettext("请选择扫描件或照片"))
        return files
