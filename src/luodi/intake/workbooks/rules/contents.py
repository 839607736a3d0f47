"""What the cells of a column say about its meaning, whatever its head says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from luodi.foundation.vocabulary.industry_names import NONE, industry_code
from luodi.intake.workbooks.rules.fields import Field, Holds
from luodi.intake.workbooks.rules.fields import field as field_of
from luodi.intake.workbooks.rules.findings import Context
from luodi.intake.workbooks.rules.reading import read_cell
from luodi.intake.workbooks.rules.shapes import Column, Value
from luodi.kernel.folding import fold
from luodi.kernel.grids import Cell
from luodi.kernel.hedges import absence
from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop
from luodi.records.enterprises.rules import credit_code_problems

_LOOKED_AT = 200  # cells of a column
_MOST = Decimal("0.8")
_PHONE = re.compile(r"1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}")
_SURE = (Certainty.EXACT, Certainty.PLANNED, Certainty.ABSENT)
MOST_WORDS, MOST_SAMPLES = 40, 5
_READ_BY_NUMBERS = (Holds.MONEY, Holds.AREA, Holds.COUNT, Holds.SHARE)
_DAYS = (Holds.STEP, Holds.PLAN, Holds.DAY)


def share_readable(row: Field, cells: Sequence[Cell]) -> Decimal | None:
    """How many of the cells can be read as the field; None where nothing stands in them."""
    if row.holds not in (*_READ_BY_NUMBERS, *_DAYS):
        return None
    unit = {Holds.MONEY: "万元", Holds.AREA: "亩"}.get(row.holds, "")
    context = Context(unit=unit, year=2000)
    return _share(cells, lambda cell: not read_cell(row, cell, context).refused)


def share_of_choices(row: Field, cells: Sequence[Cell]) -> Decimal | None:
    words = {word for word, _ in row.choices}
    return _share(cells, lambda cell: fold(cell.text) in words)


def share_of_units(bodies: frozenset[str], cells: Sequence[Cell]) -> Decimal:
    return _share(cells, lambda cell: fold(cell.text) in bodies) or Decimal(0)


def share_of_industries(cells: Sequence[Cell]) -> Decimal | None:
    return _share(cells, lambda cell: bool(industry_code(cell.text)))


def strange_words(row: Field, cells: Sequence[Cell], said: Mapping[str, str]) -> tuple[str, ...]:
    """The words of a column of choices that nobody has placed yet, as they are written."""
    if row.holds not in (Holds.CHOICE, Holds.INDUSTRY):
        return ()
    known = {word for word, _ in row.choices} | said.keys()
    texts = {fold(cell.text): " ".join(cell.text.split()) for cell in cells}
    words = {word: text for word, text in texts.items() if word not in known and not absence(word)}
    if row.holds is Holds.INDUSTRY:
        words = {w: text for w, text in words.items() if not (w in NONE or industry_code(w))}
    return tuple(words.values())[:MOST_WORDS]


def hedged_amounts(row: Field, cells: Sequence[Cell], unit: str) -> tuple[str, ...]:
    """Some amounts of a column whose writer was not sure of them: 约3.5亿, 5000余."""
    if row.holds not in _READ_BY_NUMBERS:
        return ()
    context, found = Context(unit), dict[str, None]()
    for cell in cells:
        if isinstance(cell.value, Decimal) or len(found) >= MOST_SAMPLES:
            continue
        if any(is_hedged(one.value) for one in read_cell(row, cell, context).found):
            found[cell.text.strip()] = None
    return tuple(found)


def is_hedged(value: Value) -> bool:
    """Whether there is an amount, and its writer says that it is not quite that."""
    return isinstance(value.value, Decimal) and value.certainty not in _SURE


def holds_shares(cells: Sequence[Cell], unit: str) -> bool:
    """Whether 形象进度 is a column of percentages and not of sentences."""
    if unit == "%":
        return True
    number = re.compile(r"[0-9.]+%")
    share = _share(
        cells, lambda cell: bool(number.fullmatch(fold(cell.text))) or "%" in cell.number_format
    )
    return share is not None and share >= _MOST


def by_contents(made: Column, cells: Sequence[Cell], bodies: frozenset[str]) -> Column:
    """A column with an unknown head: credit codes prove themselves, other contents are asked."""
    if _mostly(cells, _is_credit_code):
        text = gettext_noop("这一列都是校验位相符的统一社会信用代码")
        return replace(made, field="credit_code", confidence=Decimal("0.9"), reason=because(text))
    guesses: tuple[tuple[Callable[[Cell], bool], tuple[str, ...], str], ...] = (
        (lambda c: bool(_PHONE.fullmatch(fold(c.text))), ("phone",), gettext_noop("联系电话")),
        (lambda c: fold(c.text) in bodies, ("responsible", "introducing"), gettext_noop("单位")),
    )
    for fits, choices, name in guesses:
        if _mostly(cells, fits):
            text = gettext_noop("没有认出表头，内容像是%(field)s：请确认")
            told = because(text, field=because(name))
            return replace(made, choices=choices, confidence=Decimal("0.6"), reason=told)
    if not made.header and _counts_up(cells):
        named = because(field_of("ordinal").name)
        told = because(gettext_noop("没有表头，从1数起，是%(field)s"), field=named)
        return replace(made, field="ordinal", confidence=Decimal("0.9"), reason=told)
    return made


def _mostly(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> bool:
    share = _share(cells, fits)
    return share is not None and share >= _MOST and len(cells) > 1


def _share(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> Decimal | None:
    looked = [
        c for c in cells[:_LOOKED_AT] if isinstance(c.value, date) or not absence(fold(c.text))
    ]
    return Decimal(sum(map(fits, looked))) / len(looked) if looked else None


def _is_credit_code(cell: Cell) -> bool:
    return not list(credit_code_problems(fold(cell.text).upper()))


def _counts_up(cells: Sequence[Cell]) -> bool:
    texts = [fold(cell.text) for cell in cells]
    return len(texts) > 1 and texts == [str(n) for n in range(1, len(texts) + 1)]
