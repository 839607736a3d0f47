"""What a person types or pastes of a publication."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.files.sheets.opening import read
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.written import DayField, PeriodField
from luodi.kernel.grids import Grid
from luodi.kernel.periods import Period
from luodi.records.bulletins.rules import Heading, Said, cells_of, figures_in, pasted
from luodi.records.library.rules import Paper

TABLE = _("指标\t期间\t数\t计量\t对象")


class BulletinForm(forms.Form):
    """One publication: its heading, its figures as a table, the paper itself."""

    publisher = forms.CharField(
        label=_("发布单位"), required=False, help_text=_("如 区统计局、市招商局、某县政府")
    )
    title = forms.CharField(label=_("标题"), required=False)
    document_no = forms.CharField(label=_("文号"), required=False)
    table = forms.CharField(
        label=_("公布的数"),
        required=False,
        help_text=_(
            "一行一个数：指标、期间、数、计量、对象。可以从 Excel 里连表头一起复制粘贴；"
            "对象是本区的可以不写。数照原文写，如 增长8.5%、第3位。"
        ),
        widget=forms.Textarea(attrs={"rows": 8, "wrap": "off", "placeholder": TABLE}),
    )
    file = forms.FileField(
        label=_("原件"),
        required=False,
        help_text=_("公报的扫描件、截图或表格；表格（.xlsx、.csv）里的数在上面没有写时从这里读。"),
    )

    def __init__(self, *args: Any, by: Account, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = Unit.objects.reached_by(by, Right.VERIFY)
        self.fields["published_on"] = DayField(label=gettext("发布日期"), today=today)
        self.fields["period"] = PeriodField(
            label=gettext("期间"), required=False, help_text=gettext("表里没写期间的行用它。")
        )
        self.fields["unit"] = forms.ModelChoiceField(
            self.units, label=gettext("登记单位"), empty_label=None, initial=by.unit_id
        )
        if self.units.count() < 2:
            self.fields["unit"].widget = forms.HiddenInput()
        order = ["publisher", "title", "document_no", "published_on", "period", "table", "file"]
        self.order_fields([*order, "unit"])

    @property
    def heading(self) -> Heading:
        said = self.cleaned_data
        names = ("publisher", "title", "published_on", "document_no")
        return Heading(**{name: said[name] for name in names})

    @property
    def publication(self) -> dict[str, Any]:
        """Everything that the act asks for, as it was typed."""
        figures, file = self.figures(), self.cleaned_data["file"]
        paper = Paper(file.read(), file.name or "", "", gettext("网页")) if file else None
        return {
            "unit": self.cleaned_data["unit"],
            "heading": self.heading,
            "figures": figures,
            "paper": paper,
        }

    def figures(self) -> list[Said]:
        """The figures typed; without any, those of the sheet that was handed in."""
        period: Period | None = self.cleaned_data.get("period")
        rows = pasted(self.cleaned_data["table"])
        file: UploadedFile[bytes] | None = self.cleaned_data.get("file")
        if not rows and file and is_sheet(file.name or ""):
            rows = cells_of(first_sheet(file.read(), file.name or ""))
            file.seek(0)
        return figures_in(rows, period)


def is_sheet(name: str) -> bool:
    return name.lower().endswith((".xlsx", ".xls", ".csv"))


def first_sheet(content: bytes, name: str) -> Grid:
    """The first sheet that holds something; refuses a file that has none."""
    return read(content, name).grids[0]


class WithdrawForm(forms.Form):
    """Why a publication is taken back."""

    reason = forms.CharField(
        label=_("原因"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
