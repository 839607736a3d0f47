"""A figure beside another: a year ago, the period before, the last fair, the other units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from luodi.analysis.figures.queries.growing import growth
from luodi.analysis.figures.rules.asked import Figure
from luodi.analysis.figures.rules.figure import is_rate
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.counting import Beside, Counts, Meant
from luodi.outputs.papers.queries.measured import MEASURED
from luodi.outputs.papers.rules.saying import Said, grown, in_words, moved
from luodi.outputs.papers.rules.spans import before

YEARS_BACK = 10
BEFORE = gettext_noop("此前")


def change(figures: Counts, meant: Meant, figure: Figure, earlier: Figure, *, beside: bool) -> Said:
    """How far a figure moved, by the rulebook's 同比: in per cent, a rate's in points.

    `beside` says that the earlier figure is another than that of the year before.
    """
    prior = figures.part(figures.prior(meant), meant)
    arithmetic = f"{in_unit(figure)}，{BEFORE}{in_unit(earlier)}"
    if meant.code not in prior.counted.indicators:
        return points(figure, earlier, arithmetic)
    if beside:
        prior = Beside(prior, {meant.code: earlier.value or Decimal(0)})
    by_year = growth(prior, meant.code, meant.verified)
    return Said(grown(by_year), by_year, arithmetic=arithmetic)


def in_unit(figure: Figure) -> str:
    words, _, _ = in_words(figure, "")
    return words if words.endswith(figure.unit) else words + figure.unit


def points(figure: Figure, earlier: Figure, arithmetic: str) -> Said:
    """By how many points a rate moved."""
    if figure.value is None or earlier.value is None:
        return Said(grown(None), None, arithmetic=arithmetic)
    change = figure.value - earlier.value
    return Said(grown(change, "个百分点"), change, arithmetic=arithmetic)


def by(meant: Meant, figure: Figure, earlier: Figure) -> Said:
    """By how much a figure moved, in its own unit."""
    arithmetic = f"{in_unit(figure)}，{BEFORE}{in_unit(earlier)}"
    if is_rate(figure):
        return points(figure, earlier, arithmetic)
    if figure.value is None or earlier.value is None:
        return Said(moved(None, figure.unit, ""), None, arithmetic=arithmetic)
    change = figure.value - earlier.value
    return Said(moved(change, figure.unit, meant.words.measure), change, arithmetic=arithmetic)


def year_on_year(figures: Counts, meant: Meant, figure: Figure) -> Said:
    return change(figures, meant, figure, figures.a_year_ago(meant), beside=False)


def by_a_year(figures: Counts, meant: Meant, figure: Figure) -> Said:
    return by(meant, figure, figures.a_year_ago(meant))


def period_on_period(figures: Counts, meant: Meant, figure: Figure) -> Said:
    earlier = figures.at(meant, period=before(figures.so_far(meant)))
    return change(figures, meant, figure, earlier, beside=True)


def by_a_period(figures: Counts, meant: Meant, figure: Figure) -> Said:
    return by(meant, figure, figures.at(meant, period=before(figures.so_far(meant))))


def on_last_edition(figures: Counts, meant: Meant, figure: Figure) -> Said:
    return change(figures, meant, figure, figures.last_edition(meant), beside=True)


def by_last_edition(figures: Counts, meant: Meant, figure: Figure) -> Said:
    return by(meant, figure, figures.last_edition(meant))


def placed(figures: Counts, meant: Meant, figure: Figure) -> Said:
    """The unit's place among all that carry a task, by the unrounded value."""
    if meant.unit is None:
        raise Refused(because(gettext_noop('排名要写明单位，如 单位="东城街道办"')))
    whole = replace(meant, keys=None, unit=None, asked=replace(meant.asked, unit=None, by=""))
    prior = figures.prior(whole)
    units = {*prior.counted.terms.units, meant.unit}
    mine = figure.value or Decimal(0)
    better = [
        one for one in units if (figures.figure(replace(whole, keys=(one,))).value or 0) > mine
    ]
    place, whole_said = len(better) + 1, gettext_noop("%(count)s 个单位中比较")
    arithmetic = f"{in_unit(figure)}，{whole_said % {'count': len(units)}}"
    return Said(f"第{place}位", Decimal(place), arithmetic=arithmetic)


def highest(figures: Counts, meant: Meant, figure: Figure) -> Said:
    """Whether no earlier year had as much in the same span; else how many had more."""
    mine, period, higher = figure.value or Decimal(0), figures.so_far(meant), 0
    for _ in range(YEARS_BACK):
        period = period.prior_year()
        higher += (figures.at(meant, period=period).value or Decimal(0)) > mine
    if higher == 0 and mine > 0:
        return Said(gettext_noop("创历年最高"), Decimal(1), arithmetic=in_unit(figure))
    # A condition asks whether it is the highest; the number nothing says that it is not.
    words = gettext_noop("历年第%(place)s高") % {"place": higher + 1}
    return Said(words, Decimal(0), arithmetic=in_unit(figure))


COMPARED: dict[str, Callable[[Counts, Meant, Figure], Said]] = {
    "同比": year_on_year,
    "同比增减": by_a_year,
    "环比": period_on_period,
    "环比增减": by_a_period,
    "比上届": on_last_edition,
    gettext_noop("比上届增减"): by_last_edition,
    **MEASURED,
    "排名": placed,
    "历年最高": highest,
}
