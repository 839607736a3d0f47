"""The sheet of a week's meeting: what was signed, started and paid, and what stands still."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from luodi.analysis.figures.rules.asked import shown
from luodi.analysis.figures.rules.rows import Row
from luodi.foundation.files.leaflets.leaf import Kind, Leaflet, Part
from luodi.foundation.outgoing.grids import Told, grid_told
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.ready.asking import Asking
from luodi.outputs.papers.queries.ready.lists import hidden
from luodi.outputs.papers.queries.ready.projects import columns, listed
from luodi.records.projects.rules import PROBLEM_NAMES, Problem, State, Wanted

HAPPENED = ("contracts", "starts", "productions", "arrived", "terminations", "returns")
STANDING = (Problem.OVERDUE, Problem.STILL, Problem.STOPPED, Problem.RETURNED)


def leaflet(asking: Asking) -> Leaflet:
    return Leaflet(
        about=asking.book.name,
        title=gettext("招商引资一周调度单"),
        rests=tuple(asking.figures.rests()),
        parts=parts(asking),
    )


def parts(asking: Asking) -> Iterator[Part]:
    found = [part for code in HAPPENED if (part := happened(asking, code))]
    yield from found or [Part(lines=[gettext("这一周没有新签、开工、投产、到位和退回。")])]
    for problem in STANDING:
        wanted = Wanted(problem=(problem,), state=(State.OPEN,))
        rows, count = listed(asking, wanted)
        if rows:
            grid = grid_told(columns(asking.verified, has_unit=True), rows, count=count)
            words = {"problem": gettext(PROBLEM_NAMES[problem]), "count": count}
            title = gettext("%(problem)s（%(count)s 个，按现在的台账）") % words
            yield Part(title, grid=grid)


def happened(asking: Asking, code: str) -> Part | None:
    """The rows of one figure of the week; None where there are none at all."""
    grounds = asking.figures.rows(code)
    if not grounds.rows and not grounds.hidden:
        return None
    figure = grounds.figure
    unit = gettext(figure.unit)
    title = f"{gettext(figure.name)} {figure.shown} {unit}"
    grid = grid_told(row_columns(figure.unit), grounds.rows) if grounds.rows else None
    return Part(title, grid=grid, note=hidden(grounds.hidden))


def row_columns(unit: str) -> tuple[Told[Row], ...]:
    return (
        Told(gettext_noop("项目"), lambda row: row.name, Kind.NAME),
        Told(gettext_noop("责任单位"), lambda row: row.unit),
        Told(gettext_noop("发生日"), days),
        Told(gettext_noop("计入"), lambda row: shown(row.amount, unit), Kind.NUMBER),
        Told(gettext_noop("计量"), lambda row: gettext(unit), Kind.MEASURE),
    )


def days(row: Row) -> str:
    found = sorted({proof.occurred_to for proof in row.proofs})
    return gettext("、").join(map(str, found[-2:]))
