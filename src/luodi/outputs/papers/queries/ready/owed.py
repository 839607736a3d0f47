"""The targets in a bulletin and in a brief: how far each is done, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from luodi.analysis.figures.queries.seats import below
from luodi.analysis.figures.rules.asked import Figure
from luodi.analysis.figures.rules.completing import Completion
from luodi.analysis.figures.rules.figure import is_rate
from luodi.foundation.files.leaflets.joints import listed, noted
from luodi.foundation.files.leaflets.leaf import Grid, Head, Kind, Part
from luodi.foundation.people.models import Unit
from luodi.kernel.periods import Period
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.ready.asking import Asking, Figures

SIDE_BY_SIDE = 2  # figures in one table, four columns each
TARGET, DONE, RATE, PACE = (
    gettext_noop("目标"),
    gettext_noop("完成"),
    gettext_noop("完成率%"),
    gettext_noop("超欠进度"),
)


def owed(of: Figures, period: Period) -> Iterator[Part]:
    """How far the targets are done, `of` being split by units; without any, that sentence alone."""
    if not of.owing:
        text = gettext("%(period)s没有下达过目标任务，本期不列完成率。")
        yield Part(note=text % {"period": period.said(gettext)})
        return
    lines = [said(one) for code in of.owing if (one := of.completed(code)).aim]
    yield Part(gettext("目标任务完成情况"), lines=lines)
    split = [code for code, units in of.owing.items() if units]
    for start in range(0, len(split), SIDE_BY_SIDE):
        yield by_unit(of, split[start : start + SIDE_BY_SIDE])


def said(one: Completion) -> str:
    """合同项目数全年目标40个，完成12个，完成率30.00%，欠11.67个百分点。"""
    words = {
        "name": gettext(one.figure.name),
        "period": one.aim.goal.period.said(gettext) if one.aim else "",
        "target": measured(one.target),
        "done": measured(one.figure),
        "rate": one.done.shown,
    }
    text = gettext("%(name)s%(period)s目标%(target)s，完成%(done)s，完成率%(rate)s") % words
    if one.pace.value is not None:
        text += gettext("，%(pace)s") % {"pace": one.pace.shown}
    return text + gettext("。")


def measured(figure: Figure) -> str:
    return figure.shown if is_rate(figure) else f"{figure.shown}{gettext(figure.unit)}"


def by_unit(of: Figures, codes: Sequence[str]) -> Part:
    """A row for each unit that owes any of these, the best of the first figure first."""
    keys = {unit for code in codes for unit in of.owing[code]}
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=keys).order_by("path")}
    found = {unit: [of.completed(code, below(unit) or (unit,)) for code in codes] for unit in units}
    order = sorted(units, key=lambda unit: -(found[unit][0].done.value or 0))
    grid = Grid(
        heads=(Head(gettext("单位"), Kind.NAME), *heads(of, codes)),
        rows=[(units[unit].name, *cells(found[unit])) for unit in order],
        feet=[(gettext("全部"), *cells([of.completed(code) for code in codes]))],
    )
    without = [one for one in unowing(of, codes)]
    note = gettext("没有下达的：%(units)s。") % {"units": listed(without)} if without else ""
    return Part(grid=grid, note=note)


def unowing(of: Figures, codes: Sequence[str]) -> Iterator[str]:
    """The units that carry a task and have a target in none of these."""
    having = {unit for code in codes for unit in of.owing[code]}
    keys = [key for key in of.counted.terms.units if isinstance(key, int) and key not in having]
    yield from (unit.name for unit in Unit.objects.filter(pk__in=keys).order_by("path"))


def heads(of: Figures, codes: Sequence[str]) -> Iterator[Head]:
    for code in codes:
        row = of.counted.indicators[code]
        group = noted(gettext(row.name), gettext(row.unit))
        for title in (TARGET, DONE, RATE, PACE):
            yield Head(gettext(title), Kind.NUMBER, group=group)


def cells(found: Sequence[Completion]) -> Iterator[str]:
    for one in found:
        yield one.target.shown
        yield one.figure.shown
        yield one.done.shown.removesuffix("%")
        yield one.pace.shown.removesuffix("个百分点")


def own(asking: Asking) -> list[str]:
    """The targets of one unit in its brief."""
    of = asking.figures
    codes = [code for code, units in of.owing.items() if asking.unit and asking.unit.pk in units]
    return [said(of.completed(code)) for code in codes]
