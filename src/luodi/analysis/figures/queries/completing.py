"""完成率, 超欠进度, 双过半: a figure measured by its target, as the rulebook in force says."""

from __future__ import annotations

from dataclasses import replace

from luodi.analysis.figures.queries.figures import Prior
from luodi.analysis.figures.queries.splitting import figure_of
from luodi.analysis.figures.rules.asked import Figure
from luodi.analysis.figures.rules.completing import (
    Completion,
    blank,
    goes_by_the_rulebook,
    own_pace,
    target_figure,
)
from luodi.analysis.figures.rules.figure import rate_figure
from luodi.foundation.rulebook.rules.rates import Rate
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.targets.rules.goal import Aim

DONE, PACE, HALF = "r_done", "pace", "r_half"
NO_TARGET = gettext_noop("%(period)s没有下达过“%(name)s”的目标任务")
OTHER_PERIODS = gettext_noop("“%(name)s”的目标任务是%(periods)s的，不能拿来比%(period)s")


def completion(prior: Prior, code: str, verified: bool) -> Completion:
    """The figure beside its target; without one, or with one of nothing, each says why not."""
    figure, aim = figure_of(prior, code, verified), prior.aim(code)
    reason = why_not(prior, figure)
    target = target_figure(figure, aim, reason)
    rulebook = prior.counted.rulebook
    done = rate_about(prior, rulebook.rate(DONE), figure, aim, reason)
    if aim is None or done.value is None or goes_by_the_rulebook(aim):
        pace = rate_about(prior, rulebook.rate(PACE), figure, aim, reason)
    else:
        pace = own_pace(rulebook.rate(PACE), figure, aim, prior.counted.question.day)
    return Completion(figure, target, done, pace, aim, half(prior, figure, reason))


def rate_about(prior: Prior, rate: Rate, figure: Figure, aim: Aim | None, reason: Reason) -> Figure:
    """The rate of this figure; of what it cannot be asked of it says so."""
    counted, reader = prior.counted, prior.reader(figure.verified)
    if aim is None:
        return blank(figure, rate.code, rate.name, rate.unit.name, (reason,))
    try:
        return rate_figure(
            counted.rulebook,
            counted.indicators,
            rate,
            reader,
            figure.verified,
            about=figure.code,
        )
    except Refused as refusal:
        return blank(figure, rate.code, rate.name, rate.unit.name, refusal.reasons)


def half(prior: Prior, figure: Figure, reason: Reason) -> Figure | None:
    """双过半: whether half of the year's target was done by the end of June."""
    counted = prior.counted
    period = counted.asked.period
    if period != Period.half(period.start.year, 1) or counted.question.day < period.last_day:
        return None
    of_year = OfTheYear(prior)
    rate = counted.rulebook.rate(HALF)
    return rate_about(of_year, rate, figure, of_year.aim(figure.code), reason)


class OfTheYear(Prior):
    """The same values, measured by the target of the calendar year alone."""

    def __init__(self, of: Prior) -> None:
        self.counted = self._earlier = of.counted
        self.aims = of.aims

    def aim(self, code: str) -> Aim | None:
        asked = self.counted.asked
        year = replace(asked, period=Period.year(asked.period.start.year))
        found = self.aims.of(code, year, self.counted.keys)
        return found if found and found.goal.period == year.period else None


def why_not(prior: Prior, figure: Figure) -> Reason:
    """Why there is no target: none at all, or only of other days."""
    asked, keys = prior.counted.asked, prior.counted.keys
    name, periods = because(figure.name), prior.aims.periods(figure.code, asked, keys)
    if not periods:
        return because(NO_TARGET, name=name, period=asked.period)
    labels = "、".join(one.label for one in periods)
    return because(OTHER_PERIODS, name=name, period=asked.period, periods=labels)
