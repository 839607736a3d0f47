"""The brief of one unit: what it did, beside the year before, and the projects it has in hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from luodi.analysis.figures.rules.figure import gap
from luodi.foundation.files.leaflets.leaf import Grid, Head, Kind, Leaflet, Part
from luodi.foundation.outgoing.grids import grid_told
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.ready.asking import Asking, Figures
from luodi.outputs.papers.queries.ready.owed import own
from luodi.outputs.papers.queries.ready.projects import columns, listed
from luodi.outputs.papers.rules.cells import percent
from luodi.records.projects.rules import PROBLEM_NAMES, Problem, State, Wanted

CODES = (
    *("leads", "talks_new", "contracts", "contract_money", "landed", "starts", "productions"),
    *("arrived", "arrived_outside", "invested", "not_landed", "returns"),
)
TROUBLES = (Problem.RETURNED, Problem.OVERDUE, Problem.STILL, Problem.STOPPED)
MOST = 8  # projects, so that it stays one page
HEADS: tuple[tuple[str, Kind], ...] = (
    (gettext_noop("指标"), Kind.NAME),
    (gettext_noop("计量"), Kind.MEASURE),
    (gettext_noop("申报"), Kind.NUMBER),
    (gettext_noop("核定"), Kind.NUMBER),
    (gettext_noop("差距"), Kind.NUMBER),
    (gettext_noop("上年同期"), Kind.NUMBER),
    (gettext_noop("同比%"), Kind.NUMBER),
)


def leaflet(asking: Asking) -> Leaflet:
    assert asking.unit is not None
    return Leaflet(
        about=asking.book.name,
        title=gettext("%(unit)s招商引资简报") % {"unit": asking.unit.name},
        rests=tuple(asking.figures.rests()),
        parts=parts(asking),
        is_one_page=True,
    )


def parts(asking: Asking) -> Iterator[Part]:
    yield Part(gettext("完成情况"), grid=done(asking.figures), note=UNDER[asking.verified]())
    if lines := own(asking):
        yield Part(gettext("目标任务"), lines=lines)
    wanted = Wanted(unit=(asking.unit.pk,) if asking.unit else (), state=(State.OPEN,))
    if lines := list(troubles(asking, wanted)):
        yield Part(gettext("存在的问题"), lines=lines)
    rows, count = listed(asking, wanted)
    grid = grid_told(columns(asking.verified, has_unit=False), rows[:MOST], count=count)
    title = gettext("手上的项目（%(count)s 个，按现在的台账）") % {"count": count}
    yield Part(title, grid=grid if rows else None)


UNDER = {
    True: lambda: gettext("上年同期和同比按核定数。"),
    False: lambda: gettext("上年同期和同比按申报数。"),
}


def done(of: Figures) -> Grid:
    """A line for each figure that is not nothing, this year and the year before."""
    rows = [row for code in CODES if (row := line(of, code))]
    return Grid(tuple(Head(gettext(title), kind) for title, kind in HEADS), rows, is_numbered=False)


def line(of: Figures, code: str) -> tuple[str, ...]:
    claimed, verified = of.of(code, verified=False), of.of(code, verified=True)
    now, before = of.of(code), of.before(code)
    if not any((claimed.value, verified.value, before.value)):
        return ()
    return (
        gettext(now.name),
        gettext(now.unit),
        claimed.shown,
        verified.shown,
        gap(claimed, verified),
        before.shown,
        percent(of.growth(code)),
    )


def troubles(asking: Asking, wanted: Wanted) -> Iterator[str]:
    """Each kind of trouble with the projects that have it."""
    for problem in TROUBLES:
        of_kind = Wanted(unit=wanted.unit, state=wanted.state, problem=(problem,))
        rows, count = listed(asking, of_kind)
        if rows:
            words = {"problem": gettext(PROBLEM_NAMES[problem]), "count": count}
            words["names"] = named([row.name for row in rows])
            yield gettext("%(problem)s %(count)s 个：%(names)s。") % words


def named(names: Sequence[str], most: int = 5) -> str:
    """甲、乙、丙等; all of them where they are few."""
    shown = gettext("、").join(names[:most])
    return gettext("%(names)s等") % {"names": shown} if len(names) > most else shown
