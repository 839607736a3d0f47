"""What a person hands in: files, or a table copied out of a chat."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luodi.foundation.people.models import Account, Unit
from luodi.foundation.ui.written import FilesField
from luodi.intake.workbooks.rules.saying import Arrived
from luodi.records.subjects.forms import speaking_for

PASTED = _("粘贴的表格")


class UploadForm(forms.Form):
    """The files of one unit, or a table copied out of a chat."""

    workbooks = FilesField(
        label=_("台账文件"),
        required=False,
        help_text=_(
            "xlsx、xls、et、csv、docx，或装着它们的 zip；可以选多个，也可以拖进来，不用改模板。"
        ),
    )
    pasted = forms.CharField(
        label=_("或者粘贴"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("从微信、网页、邮件里复制的表格，连表头一起粘在这里。"),
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("单位"), empty_label=None)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = list(speaking_for(by))
        own = next((one for one in self.units if one.pk == by.unit_id), None)
        is_one = len(self.units) < 2
        self.fields["unit"] = forms.ModelChoiceField(
            speaking_for(by),
            label=_("哪个单位的台账"),
            initial=own or next(iter(self.units), None),
            empty_label=None,
            widget=forms.HiddenInput() if is_one else forms.Select(),
            help_text=_("行里写了责任单位的，按行里写的记。"),
            error_messages={"invalid_choice": _("您不能替这个单位填报")},
        )

    def arrived(self) -> list[Arrived]:
        """The files as they were sent, and the pasted table as one more."""
        sent = [Arrived(str(one.name), one.read()) for one in self.cleaned_data["workbooks"]]
        if said := self.cleaned_data["pasted"].strip():
            sent.append(Arrived(f"{PASTED}.txt", said.encode()))
        return sent
