"""The charts of a paper: one figure by months, or by what it is split by, in both readings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from luodi.analysis.figures.rules.asked import Figure
from luodi.analysis.figures.rules.figure import is_rate
from luodi.analysis.figures.rules.trend import is_cumulative
from luodi.foundation.files.charts.bars import CLAIMED, VERIFIED, Bar, Chart, Mark
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.asking import Figures
from luodi.outputs.papers.queries.listing import split_by
from luodi.outputs.papers.rules.answers import Answer
from luodi.outputs.papers.rules.asked import Charting, Listing
from luodi.outputs.papers.rules.placeholders import DIVISIONS, Question
from luodi.outputs.papers.rules.saying import NUMBER_ONLY

ZERO = Decimal(0)
MOST_BARS, MOST_CHARTS = 30, 30
MONTHS = "月"
RESTS = gettext_noop("%(period)s，按%(by)s，时点 %(moment)s")
CUMULATIVE = gettext_noop("%(period)s，按%(by)s（各月从一月起累计），时点 %(moment)s")
NOT_DRAWN = gettext_noop("从大到小，另有 %(count)s 个没有画")


@dataclass(frozen=True)
class Charted:
    """A chart with the figures that it shows, and its words for who cannot see it."""

    chart: Chart
    answers: tuple[Answer, ...]

    @property
    def said(self) -> str:
        bars = "；".join(
            " ".join(filter(None, (b.name, b.words, b.beside))) for b in self.chart.bars
        )
        return f"{self.chart.title}，{self.chart.rests}：{bars}"


def charted(figures: Figures, charting: Charting) -> Charted:
    """The chart that a placeholder asks for; refuses what cannot be drawn."""
    check(charting)
    question = replace(charting.question, measure=charting.question.measure.strip(NUMBER_ONLY))
    parts = list(parts_of(figures, replace(charting, question=question)))
    most = min(charting.most or MOST_BARS, MOST_BARS)
    is_by_months = charting.by == MONTHS
    shown = parts if is_by_months else parts[:most]
    answers = [(name, list(answered(figures, asked))) for name, asked in shown]
    note = NOT_DRAWN % {"count": len(parts) - len(shown)} if len(parts) > len(shown) else ""
    chart = Chart(
        title=title_of(figures, question),
        rests=rests(figures, question, charting.by),
        bars=tuple(bar(name, own) for name, own in answers),
        is_upright=is_by_months,
        note=note,
    )
    return Charted(chart, tuple(one for _, own in answers for one in own if one.number is not None))


def check(charting: Charting) -> None:
    if not charting.by:
        text = gettext_noop('图要写明按什么分，如 图(到位资金, 分="月")，能写的有：%(words)s')
        raise Refused(because(text, words="、".join(DIVISIONS)))
    if charting.question.compared:
        raise Refused(because(gettext_noop("图里只画数，“|”后面不能写比较")))


def parts_of(figures: Figures, charting: Charting) -> Iterator[tuple[str, Question | None]]:
    """The name of each bar and what it asks; nothing where a month is to come."""
    question = charting.question
    if charting.by == MONTHS:
        yield from months(figures, question)
        return
    axis = DIVISIONS[charting.by]
    lines = split_by(figures, axis, Listing(charting.by, question)).lines
    asked = [(line.name, replace(question, **{axis: line.name})) for line in lines]
    yield from sorted(asked, key=lambda part: -(figure(figures, part[1]).value or 0))


def months(figures: Figures, question: Question) -> Iterator[tuple[str, Question | None]]:
    """The months of the period; of a rate or a cohort, the year up to the end of each."""
    meant = figures.meant(question)
    spans = meant.asked.period.months()
    if len(spans) > MOST_BARS:
        text = gettext_noop("按月的图最多画 %(most)s 个月，“%(period)s”有 %(count)s 个月")
        label = meant.asked.period.label
        raise Refused(because(text, most=MOST_BARS, period=label, count=len(spans)))
    is_one_year, day = len({span.start.year for span in spans}) == 1, day_of(figures, question)
    for span in spans:
        name = f"{span.start.month}月"
        whole = Period.to_date(span.last_day) if adds_up(figures, question) else span
        asked = replace(question, period=whole.label) if span.start <= day else None
        yield (name if is_one_year else f"{span.start.year}年{name}"), asked


def day_of(figures: Figures, question: Question) -> date:
    return figures.prior(figures.meant(question)).counted.moment.day


def adds_up(figures: Figures, question: Question) -> bool:
    meant = figures.meant(question)
    return is_cumulative(figures.prior(meant).counted.indicators.get(meant.code))


def answered(figures: Figures, question: Question | None) -> Iterator[Answer]:
    """What is answered in either reading, or in the one that is asked for."""
    if question is None:
        return
    for reading in (question.reading,) if question.reading else (CLAIMED, VERIFIED):
        yield figures.answer(replace(question, reading=reading))


def bar(name: str, answers: list[Answer]) -> Bar:
    marks = {one.reading: Mark(one.number or ZERO, one.words) for one in answers}
    return Bar(name, marks.get(CLAIMED), marks.get(VERIFIED))


def figure(figures: Figures, question: Question) -> Figure:
    return figures.figure(figures.meant(question))


def title_of(figures: Figures, question: Question) -> str:
    found = figure(figures, question)
    unit = "" if is_rate(found) else f"（{question.measure or found.unit}）"
    scope = "、".join(question.scope.values())
    return f"{scope}{found.name}{unit}"


def rests(figures: Figures, question: Question, by: str) -> str:
    meant = figures.meant(question)
    text = CUMULATIVE if by == MONTHS and adds_up(figures, question) else RESTS
    moment = figures.prior(meant).counted.moment
    return text % {"period": meant.asked.period.label, "by": by, "moment": moment}
