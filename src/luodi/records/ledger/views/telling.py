"""An entry in words: every field that was filled in, as a reader reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, gettext

from luodi.foundation.history.models import Sealed
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import may
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui import numbers
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Field, FieldType, Measure
from luodi.foundation.vocabulary.words import word
from luodi.kernel.periods import Period
from luodi.records.ledger.models import Entry
from luodi.records.subjects.models import Subject

KEPT_APART = "••••••"  # a personal value for who may not read it

type Line = tuple[str, str]


def days(entry: Entry) -> str:
    """When it happened: a day, a month, or the period that it is about."""
    if entry.covers_from and entry.covers_to:
        return Period.custom(entry.covers_from, entry.covers_to).label
    if entry.occurred_from == entry.occurred_to:
        return numbers.day(entry.occurred_from)
    return Period.custom(entry.occurred_from, entry.occurred_to).label


def amount(entry: Entry) -> str:
    """The number with its unit; nothing for an entry without."""
    if entry.value is None:
        return ""
    if entry.measure == Measure.YUAN.name:
        return money(entry.value)
    return (
        f"{numbers.number(entry.value, 2).rstrip('0').rstrip('.')} {Measure[entry.measure].value}"
    )


def money(yuan: Decimal) -> str:
    return numbers.money(yuan, english=(get_language() or "").startswith("en"))


def lines(entry: Entry, reader: Account) -> Iterator[Line]:
    """What was filled in, label by label."""
    if entry.planned_on:
        yield gettext("计划日期"), numbers.day(entry.planned_on)
    if entry.currency:
        text = gettext("%(amount)s %(currency)s，折人民币 %(yuan)s、折美元 %(dollar)s")
        values = {"amount": f"{entry.currency_amount:,}", "currency": entry.currency}
        rates = {"yuan": entry.yuan_rate, "dollar": entry.dollar_rate}
        yield gettext("原币"), text % {**values, **rates}
    for own in kind_named(entry.kind).fields:
        value = getattr(entry, own.column) if own.column else entry.detail.get(own.code)
        if value not in (None, ""):
            yield gettext(own.name), said(own, value, entry, reader)


def said(own: Field, value: Any, entry: Entry, reader: Account) -> str:
    """One field's value in words."""
    if isinstance(value, dict):
        return personal(value, entry, reader)
    match own.type:
        case FieldType.CHOICE:
            return gettext(word(str(value)))
        case FieldType.YES_NO:
            return gettext("是") if value else gettext("否")
        case FieldType.MONEY:
            return money(Decimal(str(value)))
        case FieldType.UNIT:
            return str(Unit.objects.get(pk=value))
        case FieldType.EVENT | FieldType.ENTERPRISE | FieldType.SUBJECT:
            return str(value if isinstance(value, Subject) else Subject.objects.get(pk=value))
        case _:
            return value.isoformat() if isinstance(value, date) else str(value)


def personal(value: dict[str, int], entry: Entry, reader: Account) -> str:
    """A phone or identity number, for the unit itself and for who judges what it reports."""
    unit = entry.reported_by
    if not (may(reader, Right.RECORD, unit=unit) or may(reader, Right.VERIFY, unit=unit)):
        return KEPT_APART
    sealed = Sealed.objects.get(pk=value["sealed"])
    return sealed.value or gettext("已隐去")
