"""Amounts of a row as facts: in yuan, foreign money at the rate said, with where it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from luodi.foundation.vocabulary.codelists import OUTSIDE_ORIGINS
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Adding
from luodi.intake.workbooks.rules.contents import is_hedged
from luodi.intake.workbooks.rules.facts import Answers, Fact, Mode, Piece, Spot
from luodi.intake.workbooks.rules.fields import Field, Holds, Span, field
from luodi.intake.workbooks.rules.placing import Setting, at_cell
from luodi.intake.workbooks.rules.shapes import LEAVE, Column, Row, Value
from luodi.kernel.periods import parse_period
from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop

FEN = Decimal("0.01")
_YEAR = re.compile(r"20[0-9]{2}(?=年)")
_MONTHS = re.compile(r"[0-9]{1,2}(?=月)")
SPANS = {Span.TO_DATE: Mode.TO_DATE, Span.YEAR: Mode.YEAR, Span.MONTH: Mode.MONTH}
# What has come or been built; of the others 预计 is the usual word, and nothing is wrong with it.
DONE = frozenset({"money_in", "investment_done", "image_progress", "revenue", "tax_paid"})
RANGE = gettext_noop("写的是一个范围，没有一个数可记：请写成一个数")
PLANNED = gettext_noop("写的是预计、计划，不是已经发生的：发生了请改写，没发生请清空")
HEDGED = gettext_noop("写的是约数：请到“看各列”里说明，是按写的数记，还是先不记")
OTHER_MONEY = gettext_noop("是%(unit)s：请折成人民币或美元再导入")
TOO_MUCH = gettext_noop("其中的一部分比“%(whole)s”还多：请核对")


def amount_facts(known: Field, value: Value, row: Row, setting: Setting) -> Iterator[Fact | Reason]:
    """An amount rounded to 分, a share in percent; a reason where no one number can be recorded."""
    if doubt := doubt_of(known, value, setting):
        yield at_cell(value, setting, because(doubt))
        return
    amount = value.value
    if not isinstance(amount, Decimal) or is_left(value, setting):
        return
    if known.holds is Holds.MONEY and value.unit not in ("元", "美元"):
        yield at_cell(value, setting, because(OTHER_MONEY, unit=value.unit))
        return
    column = setting.columns.get(value.column)
    fact = Fact(
        kind=kind_named(known.kinds[0]).code,
        mode=mode_of(known),
        spot=Spot(setting.sheet, value.row, value.column),
        field=known.code,
        text=value.text,
        value=(amount * 100 if known.holds is Holds.SHARE else amount).quantize(FEN, ROUND_HALF_UP),
        last=setting.as_of,
        covers=covered(column, known, setting.as_of),
    )
    if value.unit == "美元":
        fact = in_dollars(fact, setting.answers.dollar)
    yield from with_origins(fact, known, row, setting)


def doubt_of(known: Field, value: Value, setting: Setting) -> str:
    """Why a number that was read is no amount to be recorded, or may be none."""
    is_done = known.kinds[0] in DONE
    if value.low is not None and value.high is not None and value.value is None:
        return RANGE
    if value.certainty is Certainty.PLANNED and is_done:
        return PLANNED
    column = setting.columns.get(value.column)
    return HEDGED if is_hedged(value) and (column is None or not column.hedge) else ""


def is_left(value: Value, setting: Setting) -> bool:
    """Whether a person said that amounts of this column which say 约 are not recorded."""
    column = setting.columns.get(value.column)
    return is_hedged(value) and column is not None and column.hedge == LEAVE


def in_dollars(fact: Fact, rate: Decimal | None) -> Fact:
    """Foreign money: its own amount, and the yuan once somebody has said the rate."""
    amount = fact.value or Decimal(0)
    yuan = (amount * rate).quantize(FEN, ROUND_HALF_UP) if rate else None
    return replace(fact, currency="USD", foreign=amount, rate=rate, value=yuan)


def mode_of(known: Field) -> Mode:
    kind = kind_named(known.kinds[0])
    if kind.adding is Adding.LEVEL:
        return Mode.LEVEL
    return SPANS.get(known.span, Mode.ONCE)


def covered(column: Column | None, known: Field, as_of: date | None) -> tuple[date, date] | None:
    """The year or month that an amount is about: what the head says, else that of the day."""
    if known.span in (Span.NONE, Span.TO_DATE):
        return None
    if column and column.covers:
        return period_said(column, as_of)
    if as_of is None:
        return None
    if known.span is Span.MONTH:
        return month_of(as_of)
    return as_of.replace(month=1, day=1), as_of.replace(month=12, day=31)


def period_said(column: Column, as_of: date | None) -> tuple[date, date] | None:
    """2023年6月, or 6月 alone in the year of the head or of the table's day, if that has come."""
    year = _YEAR.search(column.header)
    months = [int(month) for month in _MONTHS.findall(column.covers)]
    ahead = as_of is None or (months and max(months) > as_of.month)
    ways = [column.covers, *([f"{year[0]}年{column.covers}"] if year else [])]
    if not year and as_of and not ahead:
        ways.append(f"{as_of.year}年{column.covers}")
    for said in ways:
        with suppress(Refused):
            period = parse_period(said)
            return period.start, period.last_day
    return None


def month_of(day: date) -> tuple[date, date]:
    period = parse_period(f"{day:%Y-%m}")
    return period.start, period.last_day


# -- where money that arrived is from


def with_origins(fact: Fact, known: Field, row: Row, setting: Setting) -> Iterator[Fact | Reason]:
    """Money that arrived with the parts that columns of the row give to origins."""
    if fact.kind != "money_in":
        yield fact
        return
    if known.part_of:
        yield replace(fact, origin=origin_of(known))
        return
    named, outside = pieces(known, row, setting), amount_in(f"outside_{known.span.lower()}", row)
    whole = fact.value or Decimal(0)
    if whole < sum((piece.value for piece in named), Decimal(0)) or whole < (outside or 0):
        why = because(TOO_MUCH, whole=because(known.name))
        value = row.values[known.code][0]
        yield at_cell(value, setting, why)
        return
    apart = any(is_apart(code, row, setting) for code in row.values if code.startswith("foreign_"))
    parts = divided(whole, named, outside, setting.answers)
    yield replace(fact, parts=parts, is_apart=apart)


def origin_of(known: Field) -> str:
    """The origin that a column of parts names; 市外 leaves it open between three."""
    return {"province": "PROVINCE_OUT", "foreign": "FOREIGN"}.get(known.code.split("_")[0], "")


def pieces(known: Field, row: Row, setting: Setting) -> list[Piece]:
    """What the columns 其中省外 and 其中境外 say of this amount."""
    found = []
    for prefix in ("province", "foreign"):
        code = f"{prefix}_{known.span.lower()}"
        values = [v for v in row.values.get(code, ()) if isinstance(v.value, Decimal)]
        if not values or values[0].unit != "元" or is_apart(code, row, setting):
            continue
        spot = Spot(setting.sheet, values[0].row, values[0].column)
        amount = values[0].value
        assert isinstance(amount, Decimal)
        found.append(Piece(origin_of(field(code)), amount.quantize(FEN), spot, values[0].text))
    return found


def amount_in(code: str, row: Row) -> Decimal | None:
    values = [v.value for v in row.values.get(code, ()) if v.unit == "元"]
    return next((v for v in values if isinstance(v, Decimal)), None)


def is_apart(code: str, row: Row, setting: Setting) -> bool:
    """Whether foreign money is told beside the amount and is no part of it."""
    if not code.startswith("foreign_"):
        return False
    heads = [
        setting.columns[v.column].header for v in row.values[code] if v.column in setting.columns
    ]
    whole = field(code).part_of
    beside = [c.header for c in setting.columns.values() if c.field == whole]
    return not beside or (not any("其中" in h for h in heads) and all("内资" in h for h in beside))


def divided(
    whole: Decimal, named: Sequence[Piece], outside: Decimal | None, answers: Answers
) -> tuple[Piece, ...]:
    """The whole by origins: what columns name, then 市外 that is neither, then the rest."""
    if not named and outside is None:
        return ()
    told = sum((piece.value for piece in named), Decimal(0))
    found = list(named)
    if outside is not None:
        is_split = any(piece.origin == "PROVINCE_OUT" for piece in named)
        said = answers.origin if answers.origin in OUTSIDE_ORIGINS else ""
        left = max(outside - told, Decimal(0))
        found.append(Piece("CITY_OUT" if is_split else said, left, asks="origin"))
        told = max(outside, told)
    found.append(Piece(answers.rest, whole - told, asks="rest"))
    return tuple(piece for piece in found if piece.value)


def wanting_of(fact: Fact, answers: Answers) -> Iterator[str]:
    """What a person has to say of money before it can be recorded, by the names of the answers."""
    if fact.currency and fact.rate is None:
        yield "dollar"
    if fact.kind != "money_in" or (not fact.value and not fact.foreign):
        return
    if not answers.nature:
        yield "nature"
    if fact.parts:
        yield from (piece.asks for piece in fact.parts if not piece.origin)
    elif not (fact.origin or answers.origin):
        yield "origin"
