"""The pages of figures as leaflets: the same numbers and the same redaction, in fewer columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext

from luodi.analysis.figures.queries.explaining import Part as Grounds
from luodi.foundation.files.leaflets.joints import noted
from luodi.foundation.files.leaflets.leaf import Leaflet, Part
from luodi.foundation.outgoing.grids import grid_of_table, grid_told
from luodi.foundation.ui.charts import Chart, behind
from luodi.outputs.catalogue.queries.answer import Answer, Asking, Rests
from luodi.outputs.catalogue.queries.compared import Compared
from luodi.outputs.catalogue.queries.opened import Opened
from luodi.outputs.catalogue.queries.redefined import Opened as OpenedTwice
from luodi.outputs.catalogue.queries.redefined import Redefinition
from luodi.outputs.catalogue.queries.told import (
    MOVED,
    REDEFINED,
    SUMMARY,
    printed,
    row_columns,
    side_columns,
    slice_columns,
)
from luodi.outputs.catalogue.rules.lines import Line, families
from luodi.outputs.catalogue.rules.moved import Group, Side

MOST_ROWS = 150  # no chat and no picture holds more


def period_of(asking: Asking) -> str:
    return asking.asked.period.said(gettext)


def rests_of(asking: Asking, rests: Rests) -> Iterator[str]:
    """Period, moment, rulebook, marks."""
    yield period_of(asking)
    yield gettext("时点 %(moment)s") % {"moment": rests.moment}
    edition = gettext("第%(number)s版") % {"number": rests.version}
    yield noted(gettext(rests.rulebook), edition)
    yield from map(gettext, rests.marks)


def of_figures(asking: Asking, whole: Answer, lines: Iterable[Line]) -> Leaflet:
    """The figures that the page lists, family by family; what says nothing is counted only."""
    lines = list(lines)
    said = [line for line in lines if not line.is_zero]
    found = (
        Part(gettext(family.name), grid=grid_told(SUMMARY, family.lines, is_numbered=False))
        for family in families(said)
    )
    return Leaflet(
        asking.book.name,
        gettext("指标"),
        tuple(rests_of(asking, whole.rests)),
        (*found, Part(lines=silent(len(lines) - len(said)))),
    )


def silent(count: int) -> list[str]:
    """How many figures are left out because both readings are nothing."""
    return (
        [gettext("另有 %(count)s 个指标为零或还没有数，未列。") % {"count": count}] if count else []
    )


def of_figure(asking: Asking, whole: Opened, narrowed: Sequence[str]) -> Leaflet:
    """One figure: both readings, what it means, its parts, its rows in the reading asked for."""
    return Leaflet(
        asking.book.name,
        gettext(whole.line.name),
        (*rests_of(asking, whole.rests), *narrowed),
        figure_parts(asking, whole),
    )


def figure_parts(asking: Asking, whole: Opened) -> Iterator[Part]:
    line = whole.line
    yield Part(lines=[readings_said(line), gettext(line.sentence), *line.workings])
    if told := whole.told_whole:
        yield Part(gettext("怎么来的"), lines=[told])
    if whole.bars:
        yield Part(
            gettext("分列"), grid=grid_told(slice_columns(line), whole.bars, is_numbered=False)
        )
    reading = gettext("核定") if asking.verified else gettext("申报")
    for part in whole.grounds:
        yield rows_part(part, reading)


def readings_said(line: Line) -> str:
    """Both readings and the distance in a sentence."""
    unit = gettext(line.shown_unit) if line.shown_unit else ""
    words = {
        "claimed": f"{printed(line, line.claimed)}{unit}",
        "verified": f"{printed(line, line.verified)}{unit}",
        "distance": line.distance or "0",
    }
    return gettext("申报 %(claimed)s，核定 %(verified)s，差距 %(distance)s。") % words


def rows_part(part: Grounds, reading: str) -> Part:
    """The rows of one base indicator, those that its reader may not see counted."""
    title = noted(gettext(part.figure.name), reading)
    columns = row_columns(part.figure.unit)
    grid = grid_told(columns, part.rows[:MOST_ROWS], count=len(part.rows))
    return Part(title, grid=grid if part.rows else None, note=hidden(part.hidden))


def hidden(count: int) -> str:
    return gettext("另有 %(count)s 条未列出") % {"count": count} if count else ""


def of_months(asking: Asking, chart: Chart) -> Leaflet:
    grid = grid_of_table(behind(chart), is_numbered=False)
    parts = (Part(grid=grid), Part(lines=[gettext("各月按同一时点、同一口径各问一次。")]))
    return Leaflet(asking.book.name, chart.title, (period_of(asking),), parts)


def of_comparison(asking: Asking, found: Compared) -> Leaflet:
    """A figure at two moments, and the things that make the difference."""
    before, after = found.found.before.table.moment, found.found.after.table.moment
    name = gettext(found.found.after.figure.name)
    return Leaflet(
        asking.book.name,
        gettext("%(name)s：比较两日") % {"name": name},
        (period_of(asking), f"{before} → {after}"),
        moved_parts(found.sides, found.groups, (gettext("前"), gettext("后"))),
    )


def of_redefinition(asking: Asking, found: Redefinition) -> Leaflet:
    """The table of what a change of definitions does."""
    old, new = found.versions
    rests = (
        period_of(asking),
        gettext("时点 %(moment)s") % {"moment": found.found.moment},
        gettext("第%(old)s版 → 第%(new)s版") % {"old": old.number, "new": new.number},
    )
    grid = grid_told(REDEFINED, found.lines, is_numbered=False)
    parts = (
        Part(gettext("改了什么"), lines=found.found.sentences),
        Part(gettext("受影响的指标"), grid=grid),
    )
    return Leaflet(asking.book.name, gettext("口径调整影响表"), rests, parts)


def of_redefined(asking: Asking, found: OpenedTwice) -> Leaflet:
    """One figure under both versions."""
    name = gettext(found.found.after.figure.name)
    ends = " → ".join(gettext("第%(number)s版") % {"number": one.number} for one in found.versions)
    return Leaflet(
        asking.book.name,
        gettext("%(name)s：口径调整的影响") % {"name": name},
        (period_of(asking), str(found.found.after.table.moment), ends),
        moved_parts(found.sides, found.groups, (gettext("原口径"), gettext("新口径"))),
    )


def moved_parts(
    sides: Sequence[Side], groups: Iterable[Group], ends: tuple[str, str]
) -> Iterator[Part]:
    yield Part(grid=grid_told(side_columns(ends), sides, is_numbered=False))
    for group in groups:
        grid = grid_told(MOVED, group.items[:MOST_ROWS], count=len(group.items))
        note = gettext("另有变化 %(amount)s 未列出") % {"amount": group.unseen}
        yield Part(
            gettext(group.side.after.name),
            lines=[] if group.items else [gettext("列得出的行没有变化。")],
            grid=grid if group.items else None,
            note=note if group.unseen else "",
        )
