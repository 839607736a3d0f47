"""Days in a cell: of a step that has happened, of a plan, or only that it has happened."""

from __future__ import annotations

import re
from datetime import date

from luodi.intake.workbooks.rules.clauses import PLAN_OF, Fact, facts_in
from luodi.intake.workbooks.rules.fields import Field, Holds, field
from luodi.intake.workbooks.rules.findings import Context, Found, Read, one
from luodi.intake.workbooks.rules.shapes import Value
from luodi.intake.workbooks.rules.statuses import steps_of
from luodi.kernel.dates import DateRange, from_excel_serial, read_date
from luodi.kernel.folding import fold, quoted
from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

YES = frozenset(
    (
        *("√", "✓", "✔", "☑", "是", "有", "已", "Y", "YES", "1", "完成", "已完成", "已办理"),
        *("已办结", "办结", "已取得", "取得", "完成办理"),
    )
)
NO = frozenset(
    (
        *("×", "✗", "✘", "X", "否", "未", "无", "N", "NO", "0", "未完成", "未办理", "尚未", "没有"),
        *("未取得", "未办结", "尚未办理", "正在办理", "办理中", "在办"),
    )
)
# Of 1990 to 2049: a five-digit number in a column of days is nothing else.
_SERIALS = re.compile(r"(?:3[3-9]|4[0-9]|5[0-4])[0-9]{3}(?:\.[0-9]+)?")
_A_YEAR = 366
_FIRST_YEAR = 1985  # 2022 in a cell of days shows as a day of 1905
_UNDER_WAY = re.compile(r"未|正在|办理中|拟|计划|待|筹")
_DONE = re.compile("已|完成")


def read_day(row: Field, written: object, text: str, context: Context) -> Read:
    exact = Certainty.PLANNED if row.holds is Holds.PLAN else Certainty.EXACT
    if isinstance(written, date):
        return _dated(row, DateRange(written, written), exact, text, context)
    folded = fold(text).upper()
    if row.holds is Holds.STEP and (said := _yes_or_no(row, folded, text, context)):
        return said
    if _SERIALS.fullmatch(folded):
        day = from_excel_serial(float(folded))
        return _dated(row, DateRange(day, day), exact, text, context)
    try:
        reading = read_date(text, today=context.as_of, year=context.year)
    except Refused:
        if row.holds is Holds.STEP and (facts := _step_in_words(row, text, context)):
            return facts
        raise
    if reading.value is None:
        return one(row.code, None, "", reading.certainty, text)
    if reading.certainty is Certainty.PLANNED and row.holds is Holds.STEP:
        return _as_planned(row, reading.value, text)
    sure = Certainty.PLANNED if row.holds is Holds.PLAN else reading.certainty
    return _dated(row, reading.value, sure, text, context)


def _yes_or_no(row: Field, folded: str, text: str, context: Context) -> Read | None:
    if folded in YES:
        return happened(row.code, text, context)
    if folded in NO:
        return one(row.code, None, "", Certainty.ABSENT, text)
    steps = steps_of(text)
    if steps and row.code in steps:
        return happened(row.code, text, context)
    return None if steps is None else one(row.code, None, "", Certainty.ABSENT, text)


def happened(code: str, text: str, context: Context) -> Read:
    """It has happened by the day of the table, on a day that nobody says."""
    return Read((Found(code, Value(None, "date", Certainty.AT_MOST, text, 0, 0, context.latest)),))


def _step_in_words(row: Field, text: str, context: Context) -> Read | None:
    """已开工, 正在办理, 未办理: the clause of a step without a day of its own."""
    facts = facts_in(text, context.year, context.as_of, context.today)
    mine = [fact for fact in facts if fact.field in (row.code, PLAN_OF.get(row.code))]
    if mine:
        return Read(tuple(placed_by_words(fact, text, context) for fact in mine))
    if _UNDER_WAY.search(fold(text)) and not _DONE.search(text):
        return one(row.code, None, "", Certainty.ABSENT, text)
    return None


def _as_planned(row: Field, days: DateRange, text: str) -> Read:
    """预计2023年8月 in a column of days that happened: a plan, and no step."""
    code = PLAN_OF.get(row.code)
    if code is None:
        return one(row.code, None, "", Certainty.ABSENT, text)
    return Read((Found(code, _value(days, Certainty.PLANNED, text)),))


def _dated(row: Field, days: DateRange, sure: Certainty, text: str, context: Context) -> Read:
    found = Read((Found(row.code, _value(days, sure, text)),))
    if days.first.year < _FIRST_YEAR:
        sentence = gettext_noop("“%(written)s”太早，像是把年份当成了日期：请写成 2023-03-15")
        return Read(asked=(because(sentence, written=quoted(text)),))
    if row.holds is Holds.STEP and (days.last - days.first).days > _A_YEAR:
        sentence = gettext_noop(
            "“%(written)s”跨了一年多，像是建设起止时间：请只写“%(step)s”是哪天、哪个月"
        )
        return Read(asked=(because(sentence, written=quoted(text), step=because(row.name)),))
    if row.holds is Holds.STEP and context.today and days.first > context.today:
        sentence = gettext_noop(
            "“%(written)s”在 %(today)s 之后，还不能算已经发生：请核对日期，是计划的请写“计划”"
        )
        reason = because(sentence, written=quoted(text), today=context.today.isoformat())
        return Read(asked=(reason,))
    return found


def _value(days: DateRange, sure: Certainty, text: str) -> Value:
    return Value(days.first, "date", sure, text, 0, 0, days.last)


def placed_by_words(fact: Fact, text: str, context: Context) -> Found:
    if fact.amount is not None:
        unit = "" if field(fact.field).holds is Holds.SHARE else "元"
        return Found(fact.field, Value(fact.amount, unit, fact.certainty, text, 0, 0))
    if fact.days is None:
        return happened(fact.field, text, context).found[0]
    sure = fact.certainty
    if sure is Certainty.EXACT and not fact.days.is_day:
        sure = Certainty.RANGE
    return Found(fact.field, _value(fact.days, sure, text))
