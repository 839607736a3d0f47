"""What a column of a ledger can mean: the whole table, and the heads that say it."""

from __future__ import annotations

from luodi.intake.workbooks.rules.fields.amounts import MONEY, PARTS, SIZES
from luodi.intake.workbooks.rules.fields.bodies import PEOPLE, UNITS
from luodi.intake.workbooks.rules.fields.naming import NAMES, TELLING
from luodi.intake.workbooks.rules.fields.row import Field, Holds, Span
from luodi.intake.workbooks.rules.fields.steps import PLANNED, STEPS

__all__ = ["FIELDS", "Field", "Holds", "Span", "field"]

FIELDS: tuple[Field, ...] = (
    *NAMES,
    *UNITS,
    *MONEY,
    *PARTS,
    *SIZES,
    *STEPS,
    *PLANNED,
    *PEOPLE,
    *TELLING,
)

_BY_CODE = {row.code: row for row in FIELDS}


def field(code: str) -> Field:
    """The field of this code, which must stand in the table."""
    return _BY_CODE[code]
