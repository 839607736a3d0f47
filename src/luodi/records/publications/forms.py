"""What is handed in to be kept: a template, figures typed by hand, a paper to be issued."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.people.models import Account
from luodi.foundation.people.rules.policy import Right
from luodi.records.library.rules import Paper
from luodi.records.publications.queries import units_writing


class WritingForm(forms.Form):
    """What is kept for a unit; of somebody who writes for one alone, that one."""

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = units_writing(by)
        own = units.filter(pk=by.unit_id).first() or units.first()
        few = units.count() < 2
        self.fields["unit"] = forms.ModelChoiceField(
            units,
            label=gettext("单位"),
            initial=own,
            empty_label=None,
            widget=forms.HiddenInput() if few else forms.Select(),
        )


class TemplateForm(WritingForm):
    """A file with placeholders under a name."""

    name = forms.CharField(label=_("名称"), required=False, help_text=_("如 月度通报、区长讲话"))
    file = forms.FileField(
        label=_("模板文件"), help_text=_("Word（.docx）或 Excel（.xlsx），不带宏。")
    )
    shared = forms.BooleanField(
        label=_("全区共用"), required=False, help_text=_("各单位都能选用；只有招商办能放。")
    )

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ".docx,.xlsx"
        if not by.holds(Right.VERIFY):
            del self.fields["shared"]

    @property
    def template(self) -> dict[str, Any]:
        """Everything that the act asks for."""
        said = self.cleaned_data
        paper = Paper(said["file"].read(), said["file"].name, "", gettext("网页"))
        shared = bool(said.get("shared"))
        return {"unit": said["unit"], "name": said["name"], "paper": paper, "shared": shared}


class RetireForm(forms.Form):
    """Why a template is taken out of use."""

    reason = forms.CharField(
        label=_("原因"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class IssueForm(WritingForm):
    """A paper to be issued, which was tried and waits under a word."""

    title = forms.CharField(label=_("标题"), required=False)
    word = forms.CharField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        self.order_fields(["title", "unit", "word"])
