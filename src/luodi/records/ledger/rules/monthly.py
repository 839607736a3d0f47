"""Which amounts are told month by month, and which month is due."""

from __future__ import annotations

from datetime import date

from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.shapes import Kind
from luodi.kernel.periods import add_months
from luodi.records.subjects.rules import SubjectType

# What projects tell month by month and in no other way; what was done before what is planned.
MONTHLY: tuple[Kind, ...] = tuple(
    sorted(
        (row for row in KINDS if row.covers == ("month",) and SubjectType.PROJECT in row.subjects),
        key=lambda row: row.is_plan,
    )
)


def asked_of(month: date, today: date) -> tuple[Kind, ...]:
    """What can still be told of a month: amounts once it has begun, plans until it is over."""
    is_over, has_begun = add_months(month, 1) <= today, month <= today
    return tuple(kind for kind in MONTHLY if (not is_over if kind.is_plan else has_begun))


def due_month(today: date) -> date:
    """The month, named by its first day, of which the amounts and the report are due."""
    return add_months(today.replace(day=1), -1)
