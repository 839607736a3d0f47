"""Reads the derived rates: their formulas over codes or Chinese names, and how they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from luodi.foundation.rulebook.rules.formula import Formula, Name, parse, parse_condition
from luodi.foundation.rulebook.rules.formula.nodes import Node, Number
from luodi.foundation.rulebook.rules.formula.nodes import Pick as Extremes
from luodi.foundation.rulebook.rules.rates import (
    ABOUT,
    ABOUT_IN_CHINESE,
    CONSTANTS,
    UNITS,
    About,
    Rate,
)
from luodi.foundation.rulebook.rules.reading.section import Section
from luodi.foundation.rulebook.rules.values import Pick, Several, Shape, Text, Whole, shown
from luodi.foundation.vocabulary.indicators import INDICATORS, indicator
from luodi.foundation.vocabulary.naming import nearest
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.rounding import Rounding
from luodi.kernel.text import gettext_noop

MOST_DIGITS = 6

_CODE = re.compile(r"[a-z][a-z0-9_]*")
_TAKEN = {*(one.code for one in INDICATORS), *CONSTANTS, "if", *(pick.value for pick in Extremes)}
_ROUNDINGS = Pick({rounding.name: rounding.value for rounding in Rounding})
_UNITS = Pick({name: name for name in UNITS})
_ABOUT = Pick({About.INDICATOR.value: gettext_noop("指标"), About.RATE.value: gettext_noop("比率")})


@dataclass(frozen=True)
class Written(Shape[Formula]):
    """A formula, or with `parser` a condition; every name in it changed to its code."""

    codes: Mapping[str, str]  # what may be written → code
    parser: Callable[[str], Formula] = parse

    @property
    def blank(self) -> Formula:
        return Formula(Number(Decimal(0)))

    def read(self, value: object) -> Formula:
        if not isinstance(value, str):
            text = gettext_noop("应为公式，现为“%(value)s”；请加上引号")
            raise Refused(because(text, value=shown(value)))
        formula = self.parser(value)
        unknown = [name.word for name in formula.names if name.word not in self.codes]
        if unknown:
            raise Refused(*map(self.unknown, dict.fromkeys(unknown)))
        return formula.with_names(self.coded)

    def coded(self, name: Name) -> Node:
        return Name(self.codes[name.word], name.basis, name.span)

    def unknown(self, word: str) -> Reason:
        if near := nearest(word, self.codes):
            text = gettext_noop("没有叫“%(word)s”的指标或派生率；是否想写：%(near)s？")
            return because(text, word=word, near=near)
        text = gettext_noop("没有叫“%(word)s”的指标或派生率，请用指标总目里的名称或代码")
        return because(text, word=word)


@dataclass(frozen=True)
class IndicatorCode(Shape[str]):
    """The code of a base indicator; its Chinese names are understood."""

    @property
    def blank(self) -> str:
        return ""

    def read(self, value: object) -> str:
        return indicator(shown(value)).code


def rates(section: Section) -> tuple[Rate, ...]:
    """Every rate whose formula could be read; the others are only noted."""
    rows = list(section.sections())
    codes = _codes(section)
    return tuple(rate for code, row in rows if (rate := _rate(code, row, codes)))


def _codes(section: Section) -> dict[str, str]:
    """Everything that a formula may name, with its code; a rate goes before a nickname."""
    codes: dict[str, str] = {}
    for one in INDICATORS:
        for word in one.also:
            # A nickname of two indicators names neither.
            codes[word] = "" if word in codes else one.code
    codes = {word: code for word, code in codes.items() if code}
    codes |= {word: one.code for one in INDICATORS for word in (one.code, one.name)}
    codes |= {word: code for code, name in CONSTANTS.items() for word in (code, name)}
    for code, row in section.table.items():
        if isinstance(row, dict):
            codes |= {str(row.get("name", code)): code, code: code}
    return codes | {ABOUT: ABOUT, ABOUT_IN_CHINESE: ABOUT}


def _code_reasons(code: str) -> Iterator[Reason]:
    if not _CODE.fullmatch(code):
        yield because(gettext_noop("派生率的代码只能用小写英文字母、数字和下划线，请改名"))
    if code in _TAKEN:
        text = gettext_noop("“%(code)s”已是指标或公式用语的代码，请给派生率换一个")
        yield because(text, code=code)


def _rate(code: str, row: Section, codes: Mapping[str, str]) -> Rate | None:
    before = len(row.problems.reasons)
    row.note("", *_code_reasons(code))
    condition: Formula | None = None
    if "only_if" in row.table:
        condition = row.take("only_if", Written(codes, parse_condition))
    rate = Rate(
        code=code,
        name=row.take("name", Text()),
        formula=row.take("formula", Written(codes)),
        unit=UNITS[row.take("unit", _UNITS)],
        digits=row.take("digits", Whole(0, MOST_DIGITS)),
        rounding=Rounding[row.take("rounding", _ROUNDINGS)],
        sentence=row.take("sentence", Text()),
        also=row.take_if_there("also", Several(Text()), ()),
        source=row.take_if_there("source", Text(), ""),
        about=About(row.take_if_there("about", _ABOUT, "")),
        not_for=row.take_if_there("not_for", Several(IndicatorCode()), ()),
        only_if=condition,
        otherwise=row.take_if_there("otherwise", Text(), ""),
        mixed=row.take_if_there("mixed", Text(), ""),
        signs=row.take_if_there("signs", Several(Text(), least=2), ()),
    )
    row.asked.add("only_if")
    row.done()
    return rate if len(row.problems.reasons) == before else None
