"""Bars and lines as inline SVG: crisp on paper, readable without colour, the table behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from html import escape
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from luodi.foundation.ui.numbers import number
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.drawing import table_html
from luodi.foundation.ui.tables.table import Table

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 56, 12, 24, 28
STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10"))
MOST_LABELS = 13  # more of them would run into one another
LOOKS = ("first", "second", "third")  # filled, outlined, grey; drawn, dashed, dotted

LINE_KEY = '<path class="line {}" d="M0 6H24"/>'
BAR_KEY = '<rect class="{}" x="4" y="1" width="14" height="10"/>'

type Values = tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Series:
    """One row of values, a value for each label."""

    name: str
    values: Values


@dataclass(frozen=True)
class Chart:
    """At most three series over the same labels, in one unit."""

    title: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    is_line: bool = False
    digits: int = 0


@dataclass(frozen=True)
class Scale:
    """From values to heights: the lowest and the highest that are marked, and the step between."""

    low: Decimal
    high: Decimal
    step: Decimal

    def y(self, value: Decimal) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - float(share) * (HEIGHT - TOP - BOTTOM), 1)

    def marks(self) -> Iterator[Decimal]:
        mark = self.low
        while mark <= self.high:
            yield mark
            mark += self.step


def scale(values: Sequence[Decimal]) -> Scale:
    """Round marks, at most six of them, round nothing and every value."""
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    rough = (high - low) / 4 or Decimal(1)
    size = Decimal(1).scaleb(rough.adjusted())
    step = next(size * one for one in STEPS if size * one >= rough)
    lowest, highest = whole(low / step, ROUND_FLOOR), whole(high / step, ROUND_CEILING)
    return Scale(lowest * step, max(highest, lowest + 1) * step, step)


def whole(value: Decimal, rounding: str) -> Decimal:
    return value.to_integral_value(rounding)


def chart_html(chart: Chart) -> SafeString:
    """The picture, its legend, and the same numbers as a table behind it."""
    values = [v for series in chart.series for v in series.values if v is not None]
    drawn = "".join(picture(chart, scale(values)))
    name = escape(f"{chart.title}（{gettext(chart.unit)}）")
    words = escape(gettext("看表"))
    return mark_safe(
        f'<figure class="chart"><figcaption>{name}{legend(chart)}</figcaption>'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">'
        f'<svg role="img" aria-label="{name}" viewBox="0 0 {WIDTH} {HEIGHT}">{drawn}</svg></div>'
        f"<details><summary>{words}</summary>{table_html(behind(chart))}</details></figure>"
    )


def picture(chart: Chart, heights: Scale) -> Iterator[str]:
    digits = max(0, -int(heights.step.normalize().as_tuple().exponent))
    for mark in heights.marks():
        y = heights.y(mark)
        yield f'<path class="grid" d="M{LEFT} {y}H{WIDTH - RIGHT}"/>'
        yield f'<text class="mark" x="{LEFT - 6}" y="{y + 4}">{number(mark, digits)}</text>'
    every = -(-len(chart.labels) // MOST_LABELS) or 1
    for place, label in enumerate(chart.labels):
        if place % every == 0:
            x = centre(chart, place)
            yield f'<text class="label" x="{x}" y="{HEIGHT - 8}">{escape(label)}</text>'
    for look, series in zip(LOOKS, chart.series, strict=False):
        yield from (line if chart.is_line else bars)(chart, series, look, heights)


def centre(chart: Chart, place: int) -> float:
    """Where the middle of one label's column stands."""
    column = (WIDTH - LEFT - RIGHT) / len(chart.labels)
    return round(LEFT + column * (place + 0.5), 1)


def bars(chart: Chart, series: Series, look: str, heights: Scale) -> Iterator[str]:
    room = (WIDTH - LEFT - RIGHT) / len(chart.labels) * 0.7
    width = round(min(room / len(chart.series), 40), 1)
    offset = (LOOKS.index(look) - len(chart.series) / 2) * width
    for place, value in enumerate(series.values):
        if value is None:
            continue
        x, ends = round(centre(chart, place) + offset, 1), (heights.y(Decimal(0)), heights.y(value))
        said = escape(f"{chart.labels[place]} {series.name} {number(value, chart.digits)}")
        yield (
            f'<rect class="{look}" x="{x}" y="{min(ends)}" width="{round(width - 2, 1)}"'
            f' height="{round(max(ends) - min(ends), 1)}"><title>{said}</title></rect>'
        )


def line(chart: Chart, series: Series, look: str, heights: Scale) -> Iterator[str]:
    """One path for each run of values without a gap, and a dot for each value."""
    points = [
        None if value is None else (centre(chart, place), heights.y(value))
        for place, value in enumerate(series.values)
    ]
    for is_there, run in groupby(points, key=lambda point: point is not None):
        if is_there:
            path = "L".join(f"{point[0]} {point[1]}" for point in run if point)
            yield f'<path class="line {look}" d="M{path}"/>'
    for point in filter(None, points):
        yield f'<circle class="{look}" cx="{point[0]}" cy="{point[1]}" r="3"/>'


def legend(chart: Chart) -> str:
    """What each look stands for; one series alone needs none."""
    if len(chart.series) < 2:
        return ""
    shape = LINE_KEY if chart.is_line else BAR_KEY
    keys = "".join(
        '<span class="key"><svg viewBox="0 0 24 12" aria-hidden="true">'
        f"{shape.format(look)}</svg>{escape(series.name)}</span>"
        for look, series in zip(LOOKS, chart.series, strict=False)
    )
    return f'<span class="legend">{keys}</span>'


def behind(chart: Chart) -> Table[tuple[str, Values]]:
    """The chart's numbers as a table."""
    names: Column[tuple[str, Values]] = Column("label", "", lambda row: row[0], is_head=True)
    rows = list(zip(chart.labels, zip(*(s.values for s in chart.series), strict=True), strict=True))
    return Table(chart.title, [names, *columns(chart)], rows, is_stacked=False)


def columns(chart: Chart) -> Iterator[Column[tuple[str, Values]]]:
    for place, series in enumerate(chart.series):
        code, value = f"series_{place}", value_at(place)
        yield Column(code, series.name, value, Kind.NUMBER, chart.unit, chart.digits)


def value_at(place: int) -> Callable[[tuple[str, Values]], Decimal | None]:
    return lambda row: row[1][place]
