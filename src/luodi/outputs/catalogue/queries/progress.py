"""The targets of a year as the page shows them: what the reader may see, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from luodi.analysis.figures.queries.progressing import progress
from luodi.analysis.figures.rules.completing import Completion
from luodi.analysis.figures.rules.progress import Progress
from luodi.foundation.files.leaflets.leaf import Kind, Leaflet, Part
from luodi.foundation.outgoing.grids import Told, grid_told
from luodi.foundation.people.models import Unit
from luodi.foundation.people.queries import may_in_book
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.text import gettext_noop
from luodi.outputs.catalogue.queries.answer import Asking


@dataclass(frozen=True)
class Row:
    """One unit's part, or the whole, with the way to the figure's page."""

    name: str
    claimed: Completion
    verified: Completion
    query: str
    is_whole: bool = False

    @property
    def tone(self) -> str:
        """behind, ahead, or nothing where there is no pace."""
        pace = self.verified.pace.value
        if not pace:
            return ""
        return "behind" if pace < 0 else "ahead"


@dataclass(frozen=True)
class Block:
    """One figure's targets of one period."""

    of: Progress
    rows: tuple[Row, ...]
    plan: str  # whether the whole goes by months evenly or by a plan of its own
    note: str  # how the parts add up beside the whole

    @property
    def code(self) -> str:
        return self.of.goal.code


def only_of(asking: Asking) -> frozenset[int] | None:
    """The units whose targets the reader sees; None for who reads the whole book."""
    if may_in_book(asking.reader, Right.FIGURES, book=asking.book):
        return None
    units = Unit.objects.reached_by(asking.reader, Right.FIGURES)
    return frozenset(units.filter(book=asking.book).values_list("pk", flat=True))


def blocks(asking: Asking) -> list[Block]:
    year, asked = asking.asked.period.start.year, asking.asked
    found = progress(asking.book, year, asked.as_of, asking.now, only=only_of(asking))
    return [Block(one, tuple(rows(one, asking)), plan_of(one), note_of(one)) for one in found]


def rows(one: Progress, asking: Asking) -> Iterator[Row]:
    if one.whole:
        yield Row(gettext("全部"), *one.whole, query=query(one, asking), is_whole=True)
    for part in one.parts:
        yield Row(part.name, part.claimed, part.verified, query(one, asking, str(part.unit)))


def query(one: Progress, asking: Asking, unit: str = "") -> str:
    event = str(one.goal.event or "")
    return asking.question.query(
        period=one.period.label, unit=unit, event=event, reading="verified"
    )


def plan_of(one: Progress) -> str:
    aim = one.whole[1].aim if one.whole else None
    if aim is None:
        return ""
    return gettext("按分月计划") if aim.plan else gettext("按月均衡")


def note_of(one: Progress) -> str:
    """How the parts add up; nothing where there are none, or not all may be seen."""
    if one.difference is None:
        return ""
    words = {
        "total": f"{one.total}{bare(one)}",
        "difference": f"{one.difference_shown}{bare(one)}",
    }
    if not one.difference:
        return gettext("各单位合计%(total)s，与总目标相等。") % words
    if one.difference > 0:
        return gettext("各单位合计%(total)s，比总目标多%(difference)s。") % words
    return gettext("各单位合计%(total)s，比总目标少%(difference)s，还没有分下去。") % words


def bare(one: Progress) -> str:
    return "" if one.unit in ("%", "百分点") else gettext(one.unit)


COLUMNS: tuple[Told[Row], ...] = (
    Told(gettext_noop("单位"), lambda row: row.name, Kind.NAME),
    Told(gettext_noop("目标"), lambda row: row.verified.target.shown, Kind.NUMBER),
    Told(gettext_noop("申报"), lambda row: row.claimed.figure.shown, Kind.NUMBER),
    Told(gettext_noop("核定"), lambda row: row.verified.figure.shown, Kind.NUMBER),
    Told(gettext_noop("完成率"), lambda row: row.verified.done.shown, Kind.NUMBER),
    Told(gettext_noop("超欠进度"), lambda row: row.verified.pace.shown, Kind.NUMBER),
)


def leaflet(asking: Asking, found: list[Block]) -> Leaflet:
    return Leaflet(
        asking.book.name,
        gettext("%(year)s年目标任务完成情况") % {"year": asking.asked.period.start.year},
        (gettext("核定数"), *moment(asking)),
        tuple(part(block) for block in found),
    )


def moment(asking: Asking) -> Iterator[str]:
    if asking.question.as_of:
        yield gettext("时点 %(moment)s") % {"moment": asking.question.as_of}


def part(block: Block) -> Part:
    one = block.of
    title = f"{gettext(one.name)} {one.period.said(gettext)}（{gettext(one.unit)}）"
    without = gettext("没有下达的：%(units)s。") % {"units": "、".join(one.without)}
    note = block.note + (without if one.without else "")
    return Part(title, grid=grid_told(COLUMNS, block.rows, is_numbered=False), note=note)
