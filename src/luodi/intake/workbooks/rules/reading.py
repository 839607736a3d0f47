"""One cell, read as what its column holds: values, and why something in it is asked or refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from luodi.intake.workbooks.rules.clauses import Fact, facts_in
from luodi.intake.workbooks.rules.fields import Field, Holds, field
from luodi.intake.workbooks.rules.measures import unit_of_format
from luodi.intake.workbooks.rules.shapes import Value
from luodi.intake.workbooks.rules.statuses import steps_of
from luodi.kernel.areas import read_area
from luodi.kernel.dates import DateRange, from_excel_serial, read_date
from luodi.kernel.folding import fold, quoted
from luodi.kernel.grids import Cell
from luodi.kernel.hedges import absence
from luodi.kernel.money import WORDS, Currency, Money, read_money
from luodi.kernel.numerals import read_number
from luodi.kernel.readings import Certainty, Reading
from luodi.kernel.refusal import Ambiguous, Reason, Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.rules import credit_code_problems

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
_BROKEN = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)")
# Of 1990 to 2049: a five-digit number in a column of days is nothing else.
_SERIALS = re.compile(r"(?:3[3-9]|4[0-9]|5[0-4])[0-9]{3}(?:\.[0-9]+)?")
_PLAN_OF = {
    "started": "start_planned",
    "completed": "completion_planned",
    "production": "production_planned",
}


@dataclass(frozen=True, eq=False, slots=True)  # one for each column, and no other is like it
class Context:
    """What the reader of a column's cells knows besides them."""

    unit: str = ""
    year: int | None = None  # that the head names, for days written without one
    as_of: date | None = None  # the day that the table states, else the day of reading
    today: date | None = None  # after it nothing can have happened
    shares_in_hundredths: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One value of one field, before it is known where it stands."""

    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class Read:
    """What one cell says: values by field, and what is asked or cannot be read."""

    found: tuple[Found, ...] = ()
    asked: tuple[Reason, ...] = ()
    refused: tuple[Reason, ...] = ()


def read_cell(row: Field, cell: Cell, context: Context) -> Read:
    """The cell as its column's field; what the kernel cannot read comes back as a reason."""
    if plain := plainly(row, cell, context):
        return _one(row.code, *plain, Certainty.EXACT, cell.text)
    number_format = cell.number_format if row.holds.is_measured or row.holds is Holds.SHARE else ""
    try:
        return _read(row, cell.value, cell.text, number_format, context)
    except Ambiguous as refusal:
        return Read(asked=refusal.reasons)
    except Refused as refusal:
        return Read(refused=refusal.reasons)


def plainly(row: Field, cell: Cell, context: Context) -> tuple[str | Decimal, str] | None:
    """What the most of cells say, value and unit, without any doubt: a text, a bare amount."""
    written = cell.value
    if row.holds is Holds.MONEY and isinstance(written, Decimal):
        factor = _PLAIN.get(context.unit)
        return (written * factor, "元") if factor and not cell.number_format else None
    if row.holds in _AS_WRITTEN and isinstance(written, str):
        text = " ".join(written.split())
        return None if absence(fold(text)) or text.startswith("#") else (text, "text")
    return None


_AS_WRITTEN = (Holds.TEXT, Holds.UNIT, Holds.PHONE)
_PLAIN = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(10**8)}


@lru_cache(maxsize=200_000)
def _read(row: Field, written: object, text: str, number_format: str, context: Context) -> Read:
    if _BROKEN.fullmatch(text.strip()):
        sentence = gettext_noop("公式出错（%(written)s）：请改好公式，或直接写上数值")
        return Read(refused=(because(sentence, written=text.strip()),))
    if absence(fold(text)) and not (row.holds is Holds.STEP and fold(text) == "无"):
        return _one(row.code, None, "", Certainty.ABSENT, text)
    match row.holds:
        case Holds.MONEY:
            return _money(row, text, unit_of_format(number_format) or context.unit)
        case Holds.AREA:
            area = read_area(text, unit_of_format(number_format) or context.unit or None)
            return _measured(row, area, "m2", text)
        case Holds.COUNT:
            return _measured(row, read_number(text.rstrip("人个户家名 ")), "个", text)
        case Holds.SHARE:
            return _share(row, text, number_format, context)
        case Holds.STEP | Holds.PLAN | Holds.DAY:
            return _day(row, written, text, context)
        case _:
            return _words(row, text, context)


def _words(row: Field, text: str, context: Context) -> Read:
    match row.holds:
        case Holds.STATUS:
            return _status(row, text, context)
        case Holds.PROGRESS:
            return _progress(row, text, context)
        case Holds.CHOICE:
            return _choice(row, text)
        case Holds.CREDIT_CODE:
            code = fold(text).upper()
            return replace(_text(row, code, text), asked=tuple(credit_code_problems(code)))
        case Holds.ORDINAL:
            return Read()
        case _:
            return _text(row, " ".join(text.split()), text)


def _one(
    code: str, value: str | Decimal | date | None, unit: str, sure: Certainty, text: str
) -> Read:
    return Read((Found(code, Value(value, unit, sure, text, 0, 0)),))


def _text(row: Field, value: str, text: str) -> Read:
    return _one(row.code, value, "text", Certainty.EXACT, text)


def _money(row: Field, text: str, unit: str) -> Read:
    reading = read_money(text, unit or None)
    currency = next(
        (m.currency for m in (reading.value, reading.low, reading.high) if m), Currency.CNY
    )
    return _measured(row, reading.convert(_amount), WORDS[currency][0], text)


def _amount(money: Money) -> Decimal:
    return money.amount


def _measured(row: Field, reading: Reading[Decimal], unit: str, text: str) -> Read:
    both_ends = reading.value is None and not reading.is_absent
    value = Value(
        reading.value,
        unit,
        reading.certainty,
        text,
        0,
        0,
        low=reading.low if both_ends else None,
        high=reading.high if both_ends else None,
    )
    return Read((Found(row.code, value),))


def _share(row: Field, text: str, number_format: str, context: Context) -> Read:
    reading = read_number(text)
    is_bare = "%" not in fold(text) and "%" not in number_format
    if context.shares_in_hundredths and is_bare:
        reading = reading.convert(lambda value: value / 100)
    return _measured(row, reading, "", text)


def _day(row: Field, written: object, text: str, context: Context) -> Read:
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
        return _one(row.code, None, "", reading.certainty, text)
    if reading.certainty is Certainty.PLANNED and row.holds is Holds.STEP:
        return _as_planned(row, reading.value, text)
    sure = Certainty.PLANNED if row.holds is Holds.PLAN else reading.certainty
    return _dated(row, reading.value, sure, text, context)


def _yes_or_no(row: Field, folded: str, text: str, context: Context) -> Read | None:
    if folded in YES:
        return _happened(row.code, text, context)
    if folded in NO:
        return _one(row.code, None, "", Certainty.ABSENT, text)
    steps = steps_of(text)
    if steps and row.code in steps:
        return _happened(row.code, text, context)
    return None if steps is None else _one(row.code, None, "", Certainty.ABSENT, text)


def _happened(code: str, text: str, context: Context) -> Read:
    """It has happened by the day of the table, on a day that nobody says."""
    return Read((Found(code, Value(None, "date", Certainty.AT_MOST, text, 0, 0, context.as_of)),))


def _step_in_words(row: Field, text: str, context: Context) -> Read | None:
    """已开工, 正在办理, 未办理: the clause of a step without a day of its own."""
    facts = facts_in(text, context.year, context.as_of)
    mine = [fact for fact in facts if fact.field in (row.code, _PLAN_OF.get(row.code))]
    if mine:
        return Read(tuple(_found(fact, text, context) for fact in mine))
    if re.search(r"未|正在|办理中|拟|计划|待|筹", fold(text)) and not re.search("已|完成", text):
        return _one(row.code, None, "", Certainty.ABSENT, text)
    return None


def _as_planned(row: Field, days: DateRange, text: str) -> Read:
    """预计2023年8月 in a column of days that happened: a plan, and no step."""
    code = _PLAN_OF.get(row.code)
    if code is None:
        return _one(row.code, None, "", Certainty.ABSENT, text)
    return Read((Found(code, _value(days, Certainty.PLANNED, text)),))


def _dated(row: Field, days: DateRange, sure: Certainty, text: str, context: Context) -> Read:
    found = Read((Found(row.code, _value(days, sure, text)),))
    if row.holds is Holds.STEP and context.today and days.first > context.today:
        sentence = gettext_noop(
            "“%(written)s”在 %(today)s 之后，还不能算已经发生：请核对日期，是计划的请写“计划”"
        )
        reason = because(sentence, written=quoted(text), today=context.today.isoformat())
        return Read(asked=(reason,))
    return found


def _value(days: DateRange, sure: Certainty, text: str) -> Value:
    return Value(days.first, "date", sure, text, 0, 0, days.last)


def _status(row: Field, text: str, context: Context) -> Read:
    steps = steps_of(text)
    found = _text(row, " ".join(text.split()), text)
    if steps is not None:
        happened = (_happened(step, text, context).found for step in steps)
        return Read((*found.found, *(one for each in happened for one in each)))
    facts = facts_in(text, context.year, context.as_of)
    if facts:
        return Read((*found.found, *(_found(fact, text, context) for fact in facts)))
    sentence = gettext_noop(
        "“%(written)s”说明不了项目到了哪一步：请写成 在谈、签约、在建、停工、竣工、投产 这样的词"
    )
    return Read(found.found, asked=(because(sentence, written=quoted(text)),))


def _progress(row: Field, text: str, context: Context) -> Read:
    """The text itself, and the facts in it; a word of state alone tells its steps."""
    found = _text(row, " ".join(text.split()), text).found
    if steps := steps_of(text):
        return Read((*found, *(f for step in steps for f in _happened(step, text, context).found)))
    facts = facts_in(text, context.year, context.as_of)
    return Read((*found, *(_found(fact, text, context) for fact in facts)))


def _found(fact: Fact, text: str, context: Context) -> Found:
    if fact.amount is not None:
        unit = "" if field(fact.field).holds is Holds.SHARE else "元"
        return Found(fact.field, Value(fact.amount, unit, fact.certainty, text, 0, 0))
    if fact.days is None:
        return _happened(fact.field, text, context).found[0]
    sure = fact.certainty
    if sure is Certainty.EXACT and not fact.days.is_day:
        sure = Certainty.RANGE
    return Found(fact.field, _value(fact.days, sure, text))


def _choice(row: Field, text: str) -> Read:
    codes = dict(row.choices)
    if code := codes.get(fold(text)):
        return _one(row.code, code, "text", Certainty.EXACT, text)
    words = "、".join(dict.fromkeys(word for word, _ in row.choices))
    sentence = gettext_noop("“%(written)s”不在可选的词里：请写成 %(words)s 中的一个")
    return Read(asked=(because(sentence, written=quoted(text), words=words),))
