"""The form of a filling: which template, for which period, as of when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.analysis.figures.rules.moments import AsOf, as_of
from luodi.foundation.people.models import Account
from luodi.foundation.ui.written import DayField, PeriodField, read
from luodi.outputs.papers.rules.skeletons import SKELETONS, skeleton
from luodi.records.publications.queries import templates_for

OWN = "own:"  # before the code of a template that comes with the house

READINGS = (("verified", _("核定")), ("claimed", _("申报")))


class FillForm(forms.Form):
    """A template that is stored or handed in, and what the paper as a whole is about."""

    file = forms.FileField(
        label=_("上传模板或表样"),
        required=False,
        help_text=_("Word（.docx）或 Excel（.xlsx），不带宏；上级发的空表直接传，不用写占位符。"),
    )
    book = forms.CharField(label=_("账套"), required=False, widget=forms.Select)
    reading = forms.ChoiceField(label=_("读法"), choices=READINGS, required=False)
    event = forms.CharField(
        label=_("本届活动"), required=False, help_text=_("模板里写了“本届”“上届”才要填。")
    )
    as_of = forms.CharField(
        label=_("时点"),
        required=False,
        help_text=_("不填是现在；可写 2024-01-08 或 #120。文中的数都是这一时点的。"),
    )
    annex = forms.BooleanField(label=_("文末附口径说明"), required=False)

    def __init__(
        self, *args: Any, by: Account, books: list[tuple[str, str]], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kept = {str(one.pk): one for one in templates_for(by)}
        self.fields["template"] = forms.ChoiceField(
            choices=self.offered(), label=gettext("模板"), required=False
        )
        self.fields["file"].widget.attrs["accept"] = ".docx,.xlsx,.xls,.et"
        self.fields["period"] = PeriodField(
            label=gettext("期间"), help_text=gettext("全文所说的期间，如 2023年、2023年6月。")
        )
        self.fields["day"] = DayField(
            label=gettext("会议日期"),
            today=today,
            required=False,
            help_text=gettext("本年、上年、上月从这天算起；不填就是时点那天。"),
        )
        widget = self.fields["book"].widget
        if len(books) < 2 or not isinstance(widget, forms.Select):
            del self.fields["book"]
        else:
            widget.choices = books
        order = ["template", "file", "book", "period", "reading", "day", "as_of", "event", "annex"]
        self.order_fields(order)

    def offered(self) -> list[tuple[str, object]]:
        """One's own file, what is kept, and what comes with the house."""
        own = [(f"{OWN}{one.code}", gettext(one.name)) for one in SKELETONS]
        kept = [(pk, str(one)) for pk, one in self.kept.items()]
        groups = [(gettext("存下的模板"), kept)] if kept else []
        return [("", gettext("上传一个")), *groups, (gettext("自带的模板"), own)]

    def clean_template(self) -> Any:
        """What comes with the house as a skeleton, what is kept as its row."""
        word: str = self.cleaned_data["template"]
        return skeleton(word.removeprefix(OWN)) if word.startswith(OWN) else self.kept.get(word)

    def clean_as_of(self) -> AsOf:
        return read(lambda: as_of(self.cleaned_data["as_of"]))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("template") and not said.get("file"):
            self.add_error("file", gettext("请选一个模板，或上传一个"))
        return said


class FormFillForm(forms.Form):
    """A form whose places are all known is filled by one press; nothing more is typed."""


class RecheckForm(forms.Form):
    """A filled paper, to be checked again."""

    file = forms.FileField(
        label=_("文稿"), help_text=_("本系统填写的 Word 或 Excel 文件，在 Word 里改过措辞也可以。")
    )
    as_of = forms.CharField(label=_("与哪一时点相比"), required=False, help_text=_("不填是现在。"))

    def clean_as_of(self) -> AsOf:
        return read(lambda: as_of(self.cleaned_data["as_of"]))


class FinalForm(forms.Form):
    """A paper to be issued: the file that was filled, or the draft under a word."""

    file = forms.FileField(
        label=_("定稿文件"),
        required=False,
        help_text=_("填好数、改好措辞的 Word 或 Excel 文件；数本身不能改，改了不能定稿。"),
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx"}),
    )
    word = forms.CharField(required=False, widget=forms.HiddenInput())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("file") and not said.get("word") and "file" not in self.errors:
            self.add_error("file", gettext("请选择定稿文件"))
        return said
