"""The form fields that a kind asks for, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext

from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.written import (
    DayField,
    DaysField,
    NumberField,
    PeriodField,
    area_field,
    money_field,
)
from luodi.foundation.vocabulary.shapes import Adding, Family, Field, FieldType, Kind, Measure
from luodi.foundation.vocabulary.words import word
from luodi.records.ledger.forms.naming import NamedField
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import SubjectType

READ: dict[FieldType, Callable[..., forms.Field]] = {
    FieldType.MONEY: money_field,
    FieldType.AREA: area_field,
    FieldType.NUMBER: NumberField,
}
NAMED = {
    FieldType.EVENT: SubjectType.EVENT,
    FieldType.ENTERPRISE: SubjectType.ENTERPRISE,
    FieldType.SUBJECT: None,
}

type Asked = Iterator[tuple[str, forms.Field]]


def asked(kind: Kind, subject: Subject, by: Account, today: date) -> dict[str, forms.Field]:
    """Every field of the form for one kind; what must be filled in is the ledger's to say."""
    found = dict(when(kind, today))
    found |= number(kind)
    found |= {own.code: typed(own, subject, by, today) for own in kind.fields}
    found["said"] = forms.CharField(
        label=gettext("一句话说明"),
        required=False,
        initial=gettext(kind.name) if kind.family is Family.AMOUNT else "",
        help_text=gettext("谁、做了什么、做到哪一步。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    return found | whose(subject, by)


def when(kind: Kind, today: date) -> Asked:
    """A periodic amount is about a period, everything else happened on a day."""
    if not kind.covers or kind.is_plan:
        yield (
            "occurred_from",
            DaysField(
                label=gettext("计划哪天定的") if kind.is_plan else gettext("发生日"),
                today=today,
                required=False,
                initial=today.isoformat(),
                help_text=gettext("如 2023-03-01、3月1日；只知道月份的写 2023年3月。"),
            ),
        )
    if kind.covers:
        yield (
            "covers_from",
            PeriodField(
                label=gettext("所属期"),
                required=False,
                initial=initial_period(kind, today),
                help_text=gettext("如 2023年3月、2023年第一季度、2023年。"),
            ),
        )
    if kind.is_plan and not kind.covers:
        yield "planned_on", DayField(label=gettext("计划日期"), today=today, required=False)


def initial_period(kind: Kind, today: date) -> str:
    """Last month's amount is what is usually due; a plan is for the year that runs."""
    if "month" not in kind.covers:
        return gettext("%(year)s年") % {"year": today.year}
    months = today.year * 12 + today.month - (1 if kind.is_plan else 2)
    return gettext("%(year)s年%(month)s月") % {"year": months // 12, "month": months % 12 + 1}


def number(kind: Kind) -> dict[str, forms.Field]:
    """The kind's number in its measure; foreign money with the rates of its day."""
    if kind.adding is Adding.NONE:
        return {}
    label = gettext(kind.name)
    if Measure.M2 in kind.measures:
        return {"value": area_field(label=label, required=False)}
    if Measure.YUAN not in kind.measures:
        measures = gettext("、").join(gettext(measure.value) for measure in kind.measures)
        label = gettext("%(name)s（%(unit)s）") % {"name": label, "unit": measures}
        return {"value": NumberField(label=label, required=False)}
    rate = gettext("发生日的中间价，1 外币合多少元。")
    return {
        "value": money_field(label=label, required=False),
        "yuan_rate": NumberField(label=gettext("折人民币汇率"), required=False, help_text=rate),
        "dollar_rate": NumberField(label=gettext("折美元汇率"), required=False),
    }


def typed(own: Field, subject: Subject, by: Account, today: date) -> forms.Field:
    """The form field in which one of the kind's own fields is filled in."""
    given: dict[str, Any] = {"label": gettext(own.name), "required": False}
    match own.type:
        case FieldType.CHOICE:
            choices = [("", "—"), *((code, gettext(word(code))) for code in own.choices)]
            return forms.ChoiceField(choices=choices, **given)
        case FieldType.YES_NO:
            choices = [("", "—"), ("yes", gettext("是")), ("no", gettext("否"))]
            return forms.ChoiceField(choices=choices, **given)
        case FieldType.DATE:
            return DayField(today=today, **given)
        case FieldType.UNIT:
            units = Unit.objects.filter(book=subject.book_id, closed_on=None).order_by("path")
            return forms.ModelChoiceField(units, **given)
        case FieldType.EVENT | FieldType.ENTERPRISE | FieldType.SUBJECT:
            return NamedField(account=by, book=subject.book_id, type=NAMED[own.type], **given)
        case _:
            return READ.get(own.type, forms.CharField)(**given)


def whose(subject: Subject, by: Account) -> dict[str, forms.Field]:
    """Which unit says so: asked only of somebody who may speak for several."""
    units = Unit.objects.reached_by(by, Right.RECORD).filter(book=subject.book_id, closed_on=None)
    mine = list(units.order_by("path"))
    own = next((unit for unit in mine if unit.pk == subject.unit_id), mine[0] if mine else None)
    field = forms.ModelChoiceField(
        units.order_by("path"),
        label=gettext("填报单位"),
        initial=own,
        empty_label=None,
        widget=forms.HiddenInput if len(mine) < 2 else forms.Select,
        error_messages={"invalid_choice": gettext("您不能替这个单位填报")},
    )
    return {"reported_by": field}
