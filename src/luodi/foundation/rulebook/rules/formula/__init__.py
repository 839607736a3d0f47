"""Formulas over names of figures: read, evaluated exactly, printed; never `eval`."""

from luodi.foundation.rulebook.rules.formula.evaluation import (
    Known,
    Undefined,
    Value,
    Values,
    evaluate,
)
from luodi.foundation.rulebook.rules.formula.nodes import Basis, Formula, Name, Span
from luodi.foundation.rulebook.rules.formula.parsing import parse, parse_condition
from luodi.foundation.rulebook.rules.formula.printing import (
    arithmetic,
    condition_in_words,
    in_words,
    named,
    plain,
    typed,
)

__all__ = [
    "Basis",
    "Formula",
    "Known",
    "Name",
    "Span",
    "Undefined",
    "Value",
    "Values",
    "arithmetic",
    "condition_in_words",
    "evaluate",
    "in_words",
    "named",
    "parse",
    "parse_condition",
    "plain",
    "typed",
]
