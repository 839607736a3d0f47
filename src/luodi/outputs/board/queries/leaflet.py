"""The figures of the first page as a leaflet: the groups, and each unit or district."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from luodi.foundation.files.leaflets.joints import noted
from luodi.foundation.files.leaflets.leaf import Grid, Head, Kind, Leaflet, Part, is_zero
from luodi.foundation.outgoing.grids import Told, grid_told
from luodi.foundation.ui.numbers import NOTHING
from luodi.foundation.ui.sentences import sentence
from luodi.kernel.text import gettext_noop
from luodi.outputs.board.queries.glance import Glance
from luodi.outputs.board.rules import Line, Row

LINES: tuple[Told[Line], ...] = (
    Told(gettext_noop("指标"), lambda line: gettext(line.name), Kind.NAME),
    Told(gettext_noop("申报"), lambda line: line.claimed, Kind.NUMBER),
    Told(gettext_noop("核定"), lambda line: line.verified, Kind.NUMBER),
    Told(gettext_noop("差距"), lambda line: line.distance, Kind.NUMBER),
)


def leaflet(book: str, period: str, seen: Glance) -> Leaflet:
    """The district or city at a glance."""
    rests = (
        gettext("时点 %(moment)s") % {"moment": seen.moment},
        noted(gettext(seen.rulebook), gettext("第%(number)s版") % {"number": seen.version}),
        *map(gettext, seen.marks),
    )
    return Leaflet(book, gettext("%(period)s主要指标") % {"period": period}, rests, parts(seen))


def parts(seen: Glance) -> Iterator[Part]:
    for group in seen.groups:
        unit = "" if group.unit == "%" else gettext(group.unit)
        lines = [line for line in group.lines if not is_silent(line)]
        grid = grid_told(LINES, lines, is_numbered=False)
        if lines:
            yield Part(noted(gettext(group.name), unit), grid=grid)
    zeros = sum(is_silent(line) for group in seen.groups for line in group.lines)
    yield Part(note=silent(zeros))
    rows = [row for row in seen.rows if not row.is_empty]
    if rows:
        title = gettext("各区县") if seen.is_city else gettext("各单位")
        yield Part(title, grid=by_row(seen, rows), note=silent(len(seen.rows) - len(rows)))


def is_silent(line: Line) -> bool:
    """Nothing in either reading."""
    return all(word == NOTHING or is_zero(word) for word in (line.claimed, line.verified))


def by_row(seen: Glance, rows: list[Row]) -> Grid:
    """A row for each unit or district, both readings of each figure side by side."""
    readings = (gettext("申报"), gettext("核定"))
    heads = [Head(gettext("单位"), Kind.NAME)]
    for column in seen.columns:
        name, unit = gettext(column.name), gettext(column.unit)
        heads += [Head(reading, Kind.NUMBER, unit, name) for reading in readings]
    return Grid(
        tuple(heads), [cells(row) for row in rows], feet=[cells(seen.total, gettext("合计"))]
    )


def cells(row: Row, name: str = "") -> tuple[str, ...]:
    said = row.name if isinstance(row.name, str) else sentence(row.name)
    return (name or said, *(word for pair in row.pairs for word in (pair.claimed, pair.verified)))


def silent(count: int) -> str:
    return gettext("另有 %(count)s 个全为零，未列。") % {"count": count} if count else ""
