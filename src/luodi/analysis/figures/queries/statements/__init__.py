"""The SQL of the facts: six statements, the same text on SQLite and PostgreSQL."""

from luodi.analysis.figures.queries.statements.asking import BITS
from luodi.analysis.figures.queries.statements.cohorts import cohort_money, cohort_vouchers
from luodi.analysis.figures.queries.statements.distincts import (
    distincts,
    funded_parts,
    met,
    posts,
)
from luodi.analysis.figures.queries.statements.flows import flows, straddling
from luodi.analysis.figures.queries.statements.levels import LevelKinds, dues, levels
from luodi.analysis.figures.queries.statements.states import states
from luodi.analysis.figures.queries.statements.writing import Question, Statement

__all__ = [
    "BITS",
    "LevelKinds",
    "Question",
    "Statement",
    "cohort_money",
    "cohort_vouchers",
    "distincts",
    "dues",
    "flows",
    "funded_parts",
    "levels",
    "met",
    "posts",
    "states",
    "straddling",
]
