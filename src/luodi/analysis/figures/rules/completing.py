"""A figure beside its target: 目标, 完成率, 超欠进度, and how much of the year is over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from luodi.analysis.figures.rules.asked import Figure, shown
from luodi.analysis.figures.rules.figure import RATE_UNITS, as_printed
from luodi.foundation.rulebook.rules.formula import Known, plain
from luodi.foundation.rulebook.rules.rates import Rate
from luodi.kernel.refusal import Reason
from luodi.kernel.text import gettext_noop
from luodi.records.targets.rules.goal import Aim, gone_by, is_year, planned

TARGET = gettext_noop("目标")


@dataclass(frozen=True)
class Completion:
    """One figure in one reading beside the target by which it is measured."""

    figure: Figure
    target: Figure
    done: Figure
    pace: Figure
    aim: Aim | None = None
    half: Figure | None = None  # 双过半, of a first half year

    @property
    def is_behind(self) -> bool:
        """Whether less is done than should be by now."""
        return self.pace.value is not None and self.pace.value < 0

    @property
    def is_met(self) -> bool:
        """Whether as much is done as was asked for, by the unrounded values."""
        return self.distance is not None and self.distance >= 0

    @property
    def distance(self) -> Decimal | None:
        """How much more is done than was asked for; less than nothing is short of it."""
        if self.figure.value is None or self.target.value is None:
            return None
        return self.figure.value - self.target.value


def target_figure(figure: Figure, aim: Aim | None, why_not: Reason) -> Figure:
    """The target in the measure of its figure, with the document that set it."""
    if aim is None:
        return blank(figure, figure.code, TARGET, figure.unit, (why_not,))
    is_rate = figure.unit in RATE_UNITS
    printed = f"{plain(aim.amount)}{figure.unit}" if is_rate else shown(aim.amount, figure.unit)
    return replace(figure, name=TARGET, value=aim.amount, shown=printed, arithmetic="", reasons=())


def blank(figure: Figure, code: str, name: str, unit: str, why: tuple[Reason, ...]) -> Figure:
    """No value, and why."""
    return replace(
        figure, code=code, name=name, unit=unit, value=None, shown="—", arithmetic="", reasons=why
    )


def goes_by_the_rulebook(aim: Aim) -> bool:
    """Whether 时间进度 is months by twelve: of a calendar year without a plan of its own."""
    return is_year(aim.goal.period) and not aim.plan


def own_pace(rate: Rate, figure: Figure, aim: Aim, day: date) -> Figure:
    """超欠进度 against the target's own plan, or against how much of its own days is over."""
    value = figure.value or Decimal(0)
    if aim.plan:
        due = planned(aim, day)
        ahead = Fraction(value - due) / Fraction(aim.amount)
        whole = as_printed(aim.amount, figure.unit)
        done, by_now = (as_printed(one, figure.unit) for one in (value, due))
        worked = f"{done} ÷ {whole} − {by_now} ÷ {whole}"
    else:
        over = gone_by(aim.goal.period, day)
        ahead = Fraction(value) / Fraction(aim.amount) - over
        worked = f"{as_printed(value, figure.unit)} ÷ {as_printed(aim.amount, figure.unit)}"
        worked += f" − {over.numerator} ÷ {over.denominator}"
    known = Known(ahead)
    return replace(
        figure,
        code=rate.code,
        name=rate.name,
        unit=rate.unit.name,
        value=rate.rounded(known),
        shown=rate.shown(known),
        sentence=rate.sentence,
        arithmetic=worked,
        reasons=(),
    )
