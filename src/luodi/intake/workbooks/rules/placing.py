"""Where in the book each column of a ledger goes; what has no place is said, with what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.intake.workbooks.rules.facts import Answers, Spot
from luodi.intake.workbooks.rules.fields import Field, field
from luodi.intake.workbooks.rules.shapes import Column, Value
from luodi.kernel.folding import quoted
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

KIND_CODES = frozenset(row.code for row in KINDS)
PROPERTIES = {
    "subject.unit": "unit",
    "project.content": "content",
    "project.place": "place",
    "project.build_type": "build_type",
    "classing.money_type": "money_type",
    "classing.cluster": "cluster",
    "classing.event": "event",
    "party.INVESTOR": "investor",
    "party.PROJECT_COMPANY": "company",
    "enterprise.place": "investor_place",
    "enterprise.credit_code": "credit_code",
    "share.INTRODUCING": "introducing",
    "share.LANDING": "landing",
    "contact.name": "contact",
    "contact.phone": "phone",
}


@dataclass(frozen=True)
class Setting:
    """What a row takes from the table and the import that it stands in."""

    sheet: str
    columns: Mapping[int, Column]
    answers: Answers
    as_of: date | None
    unit: str = ""  # 填报单位 of the table
    own_unit: str = ""  # that hands the import in


def at_cell(value: Value, setting: Setting, why: Reason) -> Reason:
    """A reason with its cell, the head over it, and what stands in it."""
    column = setting.columns.get(value.column)
    cell = Spot(setting.sheet, value.row, value.column).cell
    text = gettext_noop("%(cell)s“%(head)s”写的是“%(written)s”：%(why)s")
    head = "".join(column.header.split()) if column else ""
    return because(text, about=cell, cell=cell, head=head, written=quoted(value.text), why=why)


class Home(StrEnum):
    """What becomes of a column that is understood."""

    RECORDED = "RECORDED"
    BESIDE = "BESIDE"  # with another column of the row: 用地面积 beside 供地时间
    NOWHERE = "NOWHERE"


PEOPLE = gettext_noop("个人信息不记进总账；原件留在资料里，要查的时候能打开")
IN_WORDS = gettext_noop("总账没有这一项；要留下的话，写进“建设内容”；原件留在资料里")
FREE_WORDS = gettext_noop("只是文字，总账不记；到了哪一步、哪天、多少钱，请写进进展或各自的列")
OF_THE_FIRM = gettext_noop("记在企业名下，不记在项目名下：请在企业页或单位月报里填")
OF_LAST_YEAR = gettext_noop("上年的数总账里已经有，不再记；下载回填时按总账填")
OF_THE_PAPER = gettext_noop("说的是这张表自己，不是项目")
WHY_NOWHERE: Mapping[str, str] = {
    **dict.fromkeys(("leader", "officer", "legal_person"), PEOPLE),
    **dict.fromkeys(("first_phase", "fixed_total", "expected_output", "expected_tax"), IN_WORDS),
    **dict.fromkeys(("problems", "next_step", "remark", "build_years", "site_planned"), FREE_WORDS),
    **dict.fromkeys(("jobs", "revenue_to_date", "revenue_year", "revenue_month"), OF_THE_FIRM),
    **dict.fromkeys(("tax_to_date", "tax_year", "tax_month", "above_scale"), OF_THE_FIRM),
    **dict.fromkeys(("done_last_year", "money_in_last_year"), OF_LAST_YEAR),
    **dict.fromkeys(("review_state", "reported_on"), OF_THE_PAPER),
}
NAMING = frozenset(
    {"project_name", "ordinal", "status", "progress", "sign_type", "reporting", "split"}
)


def is_recorded(known: Field) -> bool:
    """Whether a project has a kind of entry for it."""
    return are_of_projects(known.kinds)


@cache
def are_of_projects(kinds: tuple[str, ...]) -> bool:
    return (
        bool(kinds)
        and KIND_CODES.issuperset(kinds)
        and all("project" in kind_named(code).subjects for code in kinds)
    )


@cache
def home_of(code: str) -> Home:
    known = field(code)
    if code in WHY_NOWHERE:
        return Home.NOWHERE
    if known.kinds and known.becomes not in ("value", "occurred", "progress"):
        return Home.BESIDE
    if known.kinds:
        return Home.RECORDED if is_recorded(known) else Home.NOWHERE
    is_property = known.becomes in PROPERTIES or known.becomes.startswith("classing.")
    return Home.RECORDED if is_property or code in NAMING else Home.NOWHERE


def what_to_do(code: str) -> Reason | None:
    """Why a column goes nowhere, or only with another, and what to do; None if it is recorded."""
    known = field(code)
    match home_of(code):
        case Home.RECORDED:
            return None
        case Home.BESIDE:
            beside = because(kind_named(known.kinds[0]).name)
            text = gettext_noop("随“%(kind)s”一起记：同一行里有它的日期（或金额）才记得下")
            return because(text, kind=beside)
        case _:
            return because(WHY_NOWHERE.get(code, IN_WORDS))
