"""One cell, read as what its column holds: values, and why something in it is asked or refused."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from luodi.intake.workbooks.rules.clauses import facts_in
from luodi.intake.workbooks.rules.days import happened, placed_by_words, read_day
from luodi.intake.workbooks.rules.fields import Field, Holds
from luodi.intake.workbooks.rules.findings import Context, Found, Read, one
from luodi.intake.workbooks.rules.measures import unit_of_format
from luodi.intake.workbooks.rules.remarks import with_remark
from luodi.intake.workbooks.rules.shapes import Value
from luodi.intake.workbooks.rules.splits import split_said
from luodi.intake.workbooks.rules.statuses import steps_of
from luodi.kernel.areas import read_area
from luodi.kernel.folding import fold, quoted
from luodi.kernel.grids import Cell
from luodi.kernel.hedges import absence
from luodi.kernel.money import WORDS, Currency, Money, read_money
from luodi.kernel.numerals import read_number
from luodi.kernel.readings import Certainty, Reading
from luodi.kernel.refusal import Ambiguous, Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.rules import credit_code_problems

_BROKEN = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)")
_A_MILLION = 10**6
_SIGN = re.compile(r"¥|￥|RMB|CNY", re.IGNORECASE)


def read_cell(row: Field, cell: Cell, context: Context) -> Read:
    """The cell as its column's field; what the kernel cannot read comes back as a reason."""
    if plain := plainly(row, cell, context):
        return one(row.code, *plain, Certainty.EXACT, cell.text)
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


@lru_cache(maxsize=20_000)
def _read(row: Field, written: object, text: str, number_format: str, context: Context) -> Read:
    if _BROKEN.fullmatch(text.strip()):
        sentence = gettext_noop("公式出错（%(written)s）：请改好公式，或直接写上数值")
        return Read(refused=(because(sentence, written=text.strip()),))
    if absence(fold(text)) and not (row.holds is Holds.STEP and fold(text) == "无"):
        return one(row.code, None, "", Certainty.ABSENT, text)
    match row.holds:
        case Holds.MONEY:
            return _money(row, text, unit_of_format(number_format) or context.unit)
        case Holds.AREA:
            unit = unit_of_format(number_format) or context.unit or None
            area = with_remark(row, text, lambda said: read_area(said, unit))
            return _measured(row, area, "m2", text)
        case Holds.COUNT:
            return _measured(row, read_number(text.rstrip("人个户家 ")), "个", text)
        case Holds.SHARE:
            return _share(row, text, number_format, context)
        case Holds.STEP | Holds.PLAN | Holds.DAY:
            return read_day(row, written, text, context)
        case _:
            return _words(row, text, context)


def _words(row: Field, text: str, context: Context) -> Read:
    match row.holds:
        case Holds.STATUS:
            return _status(row, text, context)
        case Holds.PROGRESS:
            return _progress(row, text, context)
        case Holds.CHOICE:
            return _choice(row, text, context)
        case Holds.SPLIT:
            return _split(row, text)
        case Holds.CREDIT_CODE:
            code = fold(text).upper()
            return replace(_text(row, code, text), asked=tuple(credit_code_problems(code)))
        case Holds.ORDINAL:
            return Read()
        case _:
            return _text(row, " ".join(text.split()), text)


def _text(row: Field, value: str, text: str) -> Read:
    return one(row.code, value, "text", Certainty.EXACT, text)


def _money(row: Field, text: str, unit: str) -> Read:
    reading = with_remark(row, text, lambda said: read_money(said, unit or None))
    currency = next(
        (m.currency for m in (reading.value, reading.low, reading.high) if m), Currency.CNY
    )
    read = _measured(row, reading.convert(_amount), WORDS[currency][0], text)
    if not _is_slip(reading, unit):
        return read
    sentence = gettext_noop("“%(written)s”在“%(unit)s”这一列有两种读法：请连单位写，如 3500万元")
    return Read(asked=(because(sentence, written=quoted(text), unit=unit),))


def _is_slip(reading: Reading[Money], unit: str) -> bool:
    """¥3,500 or 800元 under 万元: the sign may be an ornament, the 元 a slip of the pen."""
    if reading.value is None:
        return False
    amount, has_word = abs(reading.value.amount), "元" in reading.text
    if not reading.notes:
        # 4万 under 万元 may be 4万元 or 4亿; 3500万 is nothing but 3500万元.
        return unit == "万元" and "万" in reading.text and not has_word and amount < _A_MILLION
    has_sign_alone = bool(_SIGN.match(fold(reading.text))) and not has_word
    return has_sign_alone or amount < _PLAIN.get(unit, 0)


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


def _status(row: Field, text: str, context: Context) -> Read:
    steps = steps_of(text)
    found = _text(row, " ".join(text.split()), text)
    if steps is not None:
        reached = [f for step in steps for f in happened(step, text, context).found]
        return Read((*found.found, *reached))
    facts = facts_in(text, context.year, context.as_of, context.today)
    if facts:
        return Read((*found.found, *(placed_by_words(fact, text, context) for fact in facts)))
    sentence = gettext_noop(
        "“%(written)s”说明不了项目到了哪一步：请写成 在谈、签约、在建、停工、竣工、投产 这样的词"
    )
    return Read(found.found, asked=(because(sentence, written=quoted(text)),))


def _progress(row: Field, text: str, context: Context) -> Read:
    """The text itself, and the facts in it; a word of state alone tells its steps."""
    found = _text(row, " ".join(text.split()), text).found
    if steps := steps_of(text):
        return Read((*found, *(f for step in steps for f in happened(step, text, context).found)))
    facts = facts_in(text, context.year, context.as_of, context.today)
    return Read((*found, *(placed_by_words(fact, text, context) for fact in facts)))


def _split(row: Field, text: str) -> Read:
    part = split_said(text)
    if part is not None:
        return one(row.code, part, "", Certainty.EXACT, text)
    sentence = gettext_noop("“%(written)s”读不出怎么分成：请写成 7:3，引荐（首报）单位在前")
    return Read(asked=(because(sentence, written=quoted(text)),))


def _choice(row: Field, text: str, context: Context) -> Read:
    codes = {**dict(row.choices), **context.words}
    if code := codes.get(fold(text)):
        return one(row.code, code, "text", Certainty.EXACT, text)
    if fold(text) in codes:
        return one(row.code, None, "", Certainty.ABSENT, text)
    if row.is_aside:
        return one(row.code, None, "text", Certainty.ABSENT, text)
    first = {code: word for word, code in reversed(row.choices)}
    words = "、".join(reversed(first.values()))
    sentence = gettext_noop(
        "“%(written)s”不在可选的词里：请到“看各列”里说明，或写成 %(words)s 中的一个"
    )
    return Read(asked=(because(sentence, written=quoted(text), words=words),))
