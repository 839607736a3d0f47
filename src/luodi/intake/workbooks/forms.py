"""What a person may send and say of an import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.people.models import Account, Unit
from luodi.foundation.ui.written import DayField, FilesField
from luodi.foundation.vocabulary.codelists import NATURES, ORIGINS, Pairs
from luodi.foundation.vocabulary.kinds import START_KINDS
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.intake.workbooks.rules.fields import FIELDS, Holds
from luodi.intake.workbooks.rules.saying import Arrived, Choice
from luodi.intake.workbooks.rules.shapes import Column
from luodi.records.subjects.forms import speaking_for

MONEY_UNITS = ("元", "万元", "亿元", "万美元")
AREA_UNITS = ("亩", "平方米", "公顷")
PASTED = _("粘贴的表格")


class UploadForm(forms.Form):
    """The files of one unit, or a table copied out of a chat."""

    workbooks = FilesField(
        label=_("台账文件"),
        required=False,
        help_text=_("xlsx、xls、et、csv、docx，或装着它们的 zip；可以一次选多个，不用改成模板。"),
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


class AnswersForm(forms.Form):
    """What no column says, and holds for the whole import; only what is asked stands in it."""

    def __init__(
        self, *args: Any, asked: Sequence[str], said: Mapping[str, str], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in asked:
            for own in ("nature", "origin") if name == "nature" else (name,):
                self.fields[own] = asked_field(own, today)
                self.initial[own] = said.get(own, "")

    def said(self) -> dict[str, str]:
        return {
            name: value.isoformat() if hasattr(value, "isoformat") else value or ""
            for name, value in self.cleaned_data.items()
        }


def asked_choice(label: Any, pairs: Pairs, help_text: Any = "") -> forms.ChoiceField:
    choices = [("", "—"), *((code, gettext(word)) for code, word in pairs)]
    return forms.ChoiceField(label=label, choices=choices, required=False, help_text=help_text)


def kinds(*codes: str) -> Pairs:
    return tuple((code, kind_named(code).name) for code in codes)


def asked_field(name: str, today: date) -> forms.Field:
    """The field of one thing that holds for a whole import."""
    match name:
        case "signed":
            return asked_choice(_("“签约”是指"), kinds("contract", "agreement"))
        case "started":
            help_text = _("看现场是破土、打桩，还是利用现有厂房装设备。")
            return asked_choice(_("“开工”按哪一种记"), kinds(*START_KINDS), help_text)
        case "nature":
            return asked_choice(_("到位资金的性质"), NATURES)
        case "origin":
            return asked_choice(_("到位资金从哪里来"), ORIGINS)
        case _:
            return DayField(label=_("累计数截至哪天"), required=False, today=today)


UNREAD = "-"  # chosen for a column that somebody was asked about


class ColumnsForm(forms.Form):
    """What each column of a table is taken for, to be put right by a choice."""

    def __init__(self, *args: Any, columns: Sequence[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        for column in columns:
            name = " ".join(column.header.split()) or column.letter
            self.fields[f"field-{column.column}"] = forms.ChoiceField(
                label=name, required=False, choices=field_choices(column), initial=column.field
            )
            if is_measured(column):
                self.fields[f"unit-{column.column}"] = forms.ChoiceField(
                    label=gettext("%(name)s 的单位") % {"name": name},
                    required=False,
                    choices=unit_choices(column),
                    initial=column.unit,
                )

    def changed(self) -> list[tuple[int, str, str]]:
        """Column, field and unit of each that was put right."""
        found = []
        for column in self.columns:
            chosen = self.cleaned_data.get(f"field-{column.column}", "")
            unit = self.cleaned_data.get(f"unit-{column.column}", column.unit)
            said = "" if chosen == UNREAD else chosen
            if (chosen if column.choices else said, unit) != (column.field, column.unit):
                found.append((column.column, said, unit))
        return found


def field_choices(column: Column) -> list[tuple[str, str]]:
    """Every meaning; those between which the column wavers come first."""
    names = {one.code: gettext(one.name) for one in FIELDS}
    first = [(code, f"★ {names[code]}") for code in column.choices if code in names]
    rest = [(code, name) for code, name in names.items() if code not in column.choices]
    unread = (UNREAD, gettext("不读这一列"))
    if column.choices:  # somebody has to say it, be it that the column is not wanted
        return [("", gettext("请选定")), *first, unread, *rest]
    return [("", unread[1]), *rest]


def is_measured(column: Column) -> bool:
    codes = {column.field, *column.choices}
    return bool(column.units) or any(one.holds.is_measured for one in FIELDS if one.code in codes)


def unit_choices(column: Column) -> list[tuple[str, str]]:
    area = any(one.holds is Holds.AREA for one in FIELDS if one.code == column.field)
    units = AREA_UNITS if area else MONEY_UNITS
    offered = dict.fromkeys(filter(None, (column.unit, *column.units, *units)))
    none = gettext("请选定") if column.units else gettext("每格自己写了单位")
    return [("", none), *((unit, unit) for unit in offered)]


class ChoiceForm(forms.Form):
    """What is decided of one row: one of its candidates, by its number, or a word."""

    row = forms.IntegerField()
    choice = forms.CharField()
    all = forms.BooleanField(required=False)  # every row that asks the same sort of question

    def chosen(self) -> Choice:
        said = self.cleaned_data["choice"]
        return Choice(candidate=int(said)) if said.isdecimal() else Choice(said)


class ReasonForm(forms.Form):
    """Why an import is taken back."""

    reason = forms.CharField(
        label=_("理由"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
