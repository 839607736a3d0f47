"""A derived rate: its formula, how it is rounded and printed, and how rates stand in each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from luodi.foundation.rulebook.rules.formula import (
    Basis,
    Formula,
    Known,
    Name,
    Span,
    Undefined,
    Value,
    Values,
    evaluate,
    named,
)
from luodi.foundation.rulebook.rules.formula.nodes import Node
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.rounding import Rounding
from luodi.kernel.text import gettext_noop

ABOUT_IN_CHINESE = gettext_noop("本指标")
ABOUT = "X"  # in a formula: the indicator or rate that is asked about
# What a formula may name besides indicators and rates; the asker gives it, in no reading or span.
CONSTANTS = {"months_passed": gettext_noop("已过月数")}


class About(Enum):
    """What a rate that is asked about something may be asked about."""

    NOTHING = ""
    INDICATOR = "indicator"
    RATE = "rate"


@dataclass(frozen=True)
class RateUnit:
    """What a rate is shown in, and how many of it make 1 of what the formula gives."""

    name: str
    factor: Fraction = Fraction(1)
    after_number: str = ""

    @property
    def suffix(self) -> str:
        return self.after_number or self.name


YES_NO = "是否"
UNITS = {
    unit.name: unit
    for unit in (
        RateUnit("%", Fraction(100)),
        RateUnit("百分点", Fraction(100), "个百分点"),
        RateUnit("亿元", Fraction(1, 100_000_000)),
        RateUnit("万元", Fraction(1, 10_000)),
        *map(RateUnit, ("个", "家", "户", "条", "次", "人", "倍", "分", YES_NO)),
    )
}


@dataclass(frozen=True)
class Rate:
    """One derived rate; the formula holds codes only, the sentence is what is shown."""

    code: str
    name: str
    formula: Formula
    unit: RateUnit
    digits: int
    rounding: Rounding
    sentence: str
    also: tuple[str, ...] = ()
    source: str = ""
    about: About = About.NOTHING
    not_for: tuple[str, ...] = ()  # indicators that it must not be asked about
    only_if: Formula | None = None  # 1 where it may be worked out, else `otherwise` is printed
    otherwise: str = ""
    mixed: str = ""  # why figures of different times may stand in it
    signs: tuple[str, ...] = ()  # words for more and less than zero, as 超 and 欠

    def rounded(self, value: Known) -> Decimal:
        """The value in the rate's unit, cut to its digits; exact until here."""
        exact = value.exact * self.unit.factor
        scaled = abs(exact) * 10**self.digits
        half = Fraction(1, 2) if self.rounding is Rounding.HALF_UP else 0
        digits = Decimal(int(scaled + half)).as_tuple().digits
        negative = exact < 0 and any(digits)
        return Decimal((int(negative), digits, -self.digits))

    def shown(self, value: Value) -> str:
        """The value as it is printed, 99.65%; — where there is none."""
        if isinstance(value, Undefined):
            return "—"
        if self.unit.name == YES_NO:
            return gettext_noop("是") if value.exact else gettext_noop("否")
        number = self.rounded(value)
        if self.signs and number:
            return f"{self.signs[number < 0]}{abs(number):f}{self.unit.suffix}"
        return f"{number:f}{self.unit.suffix}"


def unfit(
    rates: Mapping[str, Rate], rate: Rate, asked: str, word: Callable[[str], str]
) -> Iterator[Reason]:
    """Why the rate cannot be asked about `asked`, an indicator's or a rate's code, or empty."""
    subject = rates.get(asked)
    names = {"rate": rate.name, "asked": word(asked)}
    if rate.about is About.NOTHING:
        if asked:
            yield because(gettext_noop("“%(rate)s”有自己的公式，不能再指明是哪个指标的"), **names)
    elif not asked:
        yield because(gettext_noop("请指明要看哪个指标的“%(rate)s”"), **names)
    elif asked in rate.not_for:
        text = gettext_noop("“%(asked)s”不适用“%(rate)s”：%(why)s")
        yield because(text, **names, why=rate.sentence)
    elif rate.about is About.RATE and (subject is None or subject.about is not About.NOTHING):
        yield because(gettext_noop("“%(rate)s”只能用于比率，“%(asked)s”不是"), **names)
    elif rate.about is About.INDICATOR and subject is not None:
        text = gettext_noop("“%(rate)s”只能用于个数和金额，“%(asked)s”是比率，请看它相差的百分点")
        yield because(text, **names)


def expanded(rates: Mapping[str, Rate], formula: Formula, about: str = "") -> Formula:
    """`formula` over base indicators only: rates put in where they are named, X replaced.

    Refuses a rate that would have to be taken of two years or two readings at once.
    """

    def inside(name: Name) -> Node:
        if name.word == ABOUT and about:
            name = replace(name, word=about)
        rate = rates.get(name.word)
        # The target of a rate is given, as 履约率 90%; it does not follow from other targets.
        if rate is None or name.span is Span.TARGET:
            return name
        below = expanded(rates, rate.formula, "" if name.word == about else about)
        return below.with_names(lambda inner: _shifted(inner, name)).root

    return formula.with_names(inside)


def _shifted(inner: Name, outer: Name) -> Name:
    """A name inside a rate, when the rate itself is taken in a reading or a span."""
    if inner.word in CONSTANTS:
        return inner
    two_readings = Basis.ASKED not in (inner.basis, outer.basis) and inner.basis != outer.basis
    two_years = Span.ASKED not in (inner.span, outer.span)
    if two_readings or two_years:
        text = gettext_noop(
            "“%(outer)s”里的“%(inner)s”已限定读法或年度，不能再限定一次；请改写公式"
        )
        raise Refused(because(text, outer=str(outer), inner=str(inner)))
    basis = outer.basis if inner.basis is Basis.ASKED else inner.basis
    return Name(inner.word, basis, outer.span if inner.span is Span.ASKED else inner.span)


def work_out(
    rates: Mapping[str, Rate], rate: Rate, values: Values, asked: str, word: Callable[[str], str]
) -> Value:
    """The rate's value, exact; undefined with its sentence where it may not be worked out."""

    def value(formula: Formula) -> Value:
        return evaluate(expanded(rates, formula, asked), values, lambda name: named(name, word))

    if rate.only_if is not None:
        allowed = value(rate.only_if)
        if allowed == Known(Fraction(0)):
            return Undefined((because(rate.otherwise),))
        if isinstance(allowed, Undefined):
            return allowed
    return value(rate.formula)
