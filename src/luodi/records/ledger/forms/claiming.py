"""The form in which a unit's clerk says what happened, with its papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext

from luodi.foundation.people.models import Account
from luodi.foundation.vocabulary.shapes import Field, FieldType, Kind, Measure, Need
from luodi.kernel.money import Currency, Money
from luodi.kernel.refusal import Reason
from luodi.records.ledger.forms import papers
from luodi.records.ledger.forms.asking import asked
from luodi.records.ledger.forms.handed import NOTHING, Handed, Kept
from luodi.records.ledger.rules.claims import Claim
from luodi.records.subjects.models import Subject

# Where a reason is shown that is about a column without a field of its own.
SHOWN_AT = {
    "occurred_to": "occurred_from",
    "covers_to": "covers_from",
    "measure": "value",
    "currency_amount": "value",
}
RATES = {"yuan_rate", "dollar_rate"}


class ClaimForm(forms.Form):
    """What one unit says happened to one subject; asks only what the kind needs."""

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        subject: Subject,
        by: Account,
        today: date,
        needs: Sequence[Need] = (),
        handed: Handed = NOTHING,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.handed, self.initial = handed, dict(handed.initial)
        self.kind, self.subject, self.wanted = kind, subject, papers.rows(needs)
        self.fields.update(asked(kind, subject, by, today))
        for row in self.wanted:
            self.fields.update(row.fields())
        wanted = tuple(dict.fromkeys(code for row in self.wanted[:-1] for code in row.types))
        for kept in handed.papers:
            self.fields.update(kept.fields(wanted))

    def clean(self) -> None:
        """Papers of any sort say what they are."""
        for kept in self.chosen:
            if not self.cleaned_data.get(kept.choice):
                self.add_error(kept.choice, gettext("请选择这份材料是什么"))
        other = self.wanted[-1]
        given = self.cleaned_data
        if given.get(other.files) and not given.get(other.type):
            self.add_error(other.type, gettext("请选择这份材料是什么"))

    @property
    def asks(self) -> Iterator[forms.BoundField]:
        """What is asked about the thing itself, its papers and its rates apart."""
        apart = {name for row in self.wanted for name in (row.files, row.type)} | RATES
        apart |= self.handed.names
        return (field for field in self if field.name not in apart)

    @property
    def rates(self) -> list[forms.BoundField]:
        return [self[name] for name in ("yuan_rate", "dollar_rate") if name in self.fields]

    @property
    def paper_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The files and what they are, row by row; the last is for anything else."""
        return [(self[row.files], self[row.type]) for row in self.wanted]

    @property
    def kept_rows(self) -> list[tuple[Kept, forms.BoundField, forms.BoundField]]:
        """Files that are in the library already: whether each goes along, and what it is."""
        return [(kept, self[kept.tick], self[kept.choice]) for kept in self.handed.papers]

    @property
    def chosen(self) -> list[Kept]:
        return [kept for kept in self.handed.papers if self.cleaned_data.get(kept.tick)]

    def evidence(self) -> tuple[tuple[int, str], ...]:
        """The kept files that go along and say what they are."""
        given = ((kept.document.pk, self.cleaned_data.get(kept.choice, "")) for kept in self.chosen)
        return tuple(pair for pair in given if pair[1])

    def claim(self) -> Claim:
        """What was typed; a field that could not be read is as if it were empty."""
        given = self.cleaned_data
        days, covers = given.get("occurred_from"), given.get("covers_from")
        unit = given.get("reported_by")
        plain = Claim(
            subject=self.subject.pk,
            kind=self.kind.code,
            said=given.get("said", ""),
            reported_by=unit.pk if unit else 0,
            occurred_from=days.first if days else None,
            occurred_to=days.last if days else None,
            covers_from=covers.start if covers else None,
            covers_to=covers.last_day if covers else None,
            planned_on=given.get("planned_on"),
            detail=self.detail(),
            source=self.handed.source,
            batch=self.handed.batch,
            row=self.handed.row,
            evidence=self.evidence(),
            papers=tuple(papers.handed_in(self, self.wanted)),
        )
        return replace(plain, **self.columns(), **self.number())

    def number(self) -> dict[str, Any]:
        """The value in the kind's measure; foreign money with its amount and its rates."""
        value, measure = self.cleaned_data.get("value"), self.kind.measures[:1]
        if value is None:
            return {}
        sign = -1 if self.kind.negative else 1
        if not isinstance(value, Money):
            return {"value": sign * abs(value) if sign < 0 else value, "measure": measure[0].name}
        return {"measure": Measure.YUAN.name, **self.yuan(value, sign)}

    def yuan(self, money: Money, sign: int) -> dict[str, Any]:
        amount = sign * abs(money.amount) if sign < 0 else money.amount
        if money.currency is Currency.CNY:
            return {"value": amount}
        rate, dollar = self.cleaned_data.get("yuan_rate"), self.cleaned_data.get("dollar_rate")
        return {
            "currency": money.currency.value,
            "currency_amount": amount,
            "yuan_rate": rate,
            "dollar_rate": Decimal(1) if money.currency is Currency.USD else dollar,
            "value": round(amount * rate, 2) if rate else amount,
        }

    def columns(self) -> dict[str, Any]:
        """The kind's own fields that have a column of the entry; texts are never nothing."""
        return {
            own.column: self.value_of(own) or ("" if is_text(own) else None)
            for own in self.kind.fields
            if own.column
        }

    def detail(self) -> dict[str, object]:
        found = {own.code: self.value_of(own) for own in self.kind.fields if not own.column}
        return {code: value for code, value in found.items() if value not in (None, "")}

    def value_of(self, own: Field) -> Any:
        """What was filled in for one of the kind's own fields, as the ledger keeps it."""
        value = self.cleaned_data.get(own.code)
        match own.type, value:
            case FieldType.YES_NO, str():
                return {"yes": True, "no": False}.get(value)
            case FieldType.MONEY, Money(amount, _):
                return amount if own.column else str(amount)
            case _, Decimal():
                return value if own.column else str(value)
            case FieldType.DATE, date():
                return value.isoformat()
            case FieldType.UNIT, unit if unit is not None:
                return unit.pk
            case _:
                return value

    def placed(self, reasons: Iterable[Reason]) -> list[Reason]:
        """The reasons beside this form's fields; none about a field that could not be read."""
        files = dict.fromkeys(("content", "evidence", "title"), self.wanted[0].files)
        shown_at = SHOWN_AT | files
        placed = [replace(row, about=shown_at.get(row.about, row.about)) for row in reasons]
        return [row for row in placed if row.about not in self.errors]


def is_text(own: Field) -> bool:
    return own.type in (FieldType.TEXT, FieldType.CHOICE, FieldType.CREDIT_CODE)
