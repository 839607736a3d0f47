"""What a person may drop into the inbox, and the reason why something is put aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.people.models import Account, Unit
from luodi.foundation.ui.written import FilesField
from luodi.intake.inbox.models import units_receiving_for
from luodi.intake.inbox.rules.files import File, type_of
from luodi.records.library.rules import Paper


class ReceiveForm(forms.Form):
    """A text, files, or both; of which unit is asked only of who opens the post of several."""

    text = forms.CharField(
        label=_("文字"),
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    papers = FilesField(label=_("照片、文件"), required=False, allow_empty_file=True)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("收件单位"), empty_label=None)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = units_receiving_for(by).filter(closed_on=None).select_related("book")
        mine = list(units.order_by("path"))
        own = next((one for one in mine if one.pk == by.unit_id), mine[0] if mine else None)
        self.fields["unit"] = forms.ModelChoiceField(
            units,
            label=_("收件单位"),
            initial=own,
            empty_label=None,
            widget=forms.HiddenInput() if len(mine) < 2 else forms.Select(),
            error_messages={"invalid_choice": _("您不能替这个单位收件")},
        )
        self.fields["text"].widget.attrs["placeholder"] = gettext(
            "如：光电厂今天上午破土动工，附照片"
        )

    def handed_in(self) -> Sequence[Paper]:
        """The files as they are kept, each with what its name says that it is."""
        return [
            Paper(file.read(), name, type_of(File(0, name, is_image=False)), gettext("收件"))
            for file in self.cleaned_data["papers"]
            for name in (file.name or "",)
        ]


class AsideForm(forms.Form):
    """Why nothing is to be recorded."""

    reason = forms.CharField(label=_("为什么不用记"), required=False)
