"""A table of targets as documents print it: a row for each unit, or a row for each target."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from luodi.foundation.vocabulary.naming import nearest
from luodi.kernel.folding import fold, quoted
from luodi.kernel.grids import Grid, letters
from luodi.kernel.periods import Period, parse_period
from luodi.kernel.refusal import Collector, Reason, Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.targets.rules.amounts import amount_of
from luodi.records.targets.rules.goal import Goal
from luodi.records.targets.rules.setting import Wanted

UNIT_HEADS = (
    *("承担单位", "责任单位", "任务单位", "牵头单位", "单位名称", "层级", "镇办", "镇街"),
    *("镇(街道)", "镇(办)", "单位/指标", "指标/单位", "对象"),
)
EITHER_HEAD = "单位"  # the unit that owes, or the unit of measure
FIGURE_HEADS = ("指标", "指标名称", "任务名称", "目标名称")
AMOUNT_HEADS = ("目标", "目标值", "目标数", "任务数", "目标任务", "年度目标", "全年目标", "任务")
MEASURE_HEADS = ("计量", "计量单位")
PERIOD_HEADS = ("期间", "时限", "完成时限")
NOT_FIGURES = re.compile("序号|编号|备注|说明|类别|来源|联系人|负责人|责任人|领导")
WHOLE_WORDS = ("合计", "总计", "共计", "全区", "全县", "全市", "全旗", "本区", "本县", "本市")
_OF_WHICH = re.compile("^其中:?")
_MEASURE_BEHIND = re.compile(r"^(?P<name>.+?)[(\[](?P<measure>[^()\[\]]+)[)\]]$")
_SUBTOTAL = re.compile("小计")
BLANK = ("", "-", "—", "/", "——")


@dataclass(frozen=True)
class Named:
    """One figure that a target can be of."""

    code: str
    name: str
    unit: str  # what it is shown in


@dataclass(frozen=True)
class Known:
    """The names of a book, as a table may write them."""

    whole: int
    units: Mapping[str, int]  # by folded name and short name
    figure: Callable[[str], Named]  # refuses a name that is none
    called: Mapping[int, str] = field(default_factory=dict)

    def unit(self, name: str) -> int:
        """The unit of this name, or the whole; refuses with the names nearest to it."""
        folded = fold(name)
        if folded in WHOLE_WORDS:
            return self.whole
        if folded in self.units:
            return self.units[folded]
        if near := nearest(folded, self.units):
            text = gettext_noop("没有“%(given)s”这个单位，相近的有：%(nearest)s")
            raise Refused(because(text, given=quoted(name), nearest=near))
        raise Refused(because(gettext_noop("没有“%(given)s”这个单位"), given=quoted(name)))


@dataclass(frozen=True)
class Column:
    """One figure of a table that has a row for each unit."""

    at: int
    figure: Named
    measure: str


NO_TABLE = gettext_noop(
    "找不到表头：一行一个单位的，表头写“单位”和各指标；一行一个目标的，表头写“承担单位、指标、目标”"
)


def wanted_in_any(grids: Iterable[Grid], known: Known, period: Period) -> list[Wanted]:
    """The targets of every sheet that is a table of them; refuses a file in which none is."""
    heads = [(grid, head) for grid in grids if (head := head_of(grid)) is not None]
    if not heads:
        raise Refused(because(NO_TABLE, about="table"))
    problems = Collector()
    found = [one for grid, head in heads for one in wanted_in(grid, head, known, period, problems)]
    if problems.reasons:
        raise Refused(*problems.reasons)
    if not found:
        raise Refused(because(gettext_noop("表里没有一个目标数"), about="table"))
    return found


def wanted_in(
    grid: Grid, head: int, known: Known, period: Period, problems: Collector
) -> Iterator[Wanted]:
    """The targets of one sheet; what cannot be read goes to the problems with its cell."""
    reading = listed if is_list(grid, head) else by_unit
    yield from reading(grid, head, known, period, problems)


def text_at(grid: Grid, row: int, column: int) -> str:
    cell = grid.cell(row, column)
    return cell.text.strip() if cell else ""


def head_of(grid: Grid) -> int | None:
    """The row that holds the heads: a word for the unit, or for figure and target."""
    for row in sorted(grid.rows):
        words = {fold(text_at(grid, row, at)) for at in grid.rows[row]}
        if words & {*UNIT_HEADS, EITHER_HEAD} and len(words) > 1:
            return row
        if words & set(FIGURE_HEADS) and words & set(AMOUNT_HEADS):
            return row
    return None


def is_list(grid: Grid, head: int) -> bool:
    words = {fold(text_at(grid, head, at)) for at in grid.rows[head]}
    return bool(words & set(FIGURE_HEADS) and words & set(AMOUNT_HEADS))


def body(grid: Grid, head: int) -> Iterator[int]:
    yield from (row for row in sorted(grid.rows) if row > head and row not in grid.hidden_rows)


def at_cell(grid: Grid, row: int, column: int, reason: Reason) -> Reason:
    text = gettext_noop("表“%(sheet)s”%(cell)s：%(why)s")
    cell = f"{letters(column)}{row}"
    return because(text, about="table", sheet=grid.name, cell=cell, why=reason)


def place_of(grid: Grid, head: int, words: Sequence[str]) -> int | None:
    for at in sorted(grid.rows[head]):
        if fold(text_at(grid, head, at)) in words:
            return at
    return None


def by_unit(
    grid: Grid, head: int, known: Known, period: Period, problems: Collector
) -> Iterator[Wanted]:
    """A row for each unit, a column for each figure."""
    unit_at = place_of(grid, head, (*UNIT_HEADS, EITHER_HEAD)) or 1
    columns = list(columns_of(grid, head, unit_at, known, problems))
    for row in body(grid, head):
        name = text_at(grid, row, unit_at)
        if not name or _SUBTOTAL.search(name):
            continue
        try:
            unit = known.unit(name)
        except Refused as refusal:
            problems.add(*(at_cell(grid, row, unit_at, one) for one in refusal.reasons))
            continue
        for column in columns:
            text = text_at(grid, row, column.at)
            if text in BLANK:
                continue
            try:
                amount = amount_of(text, column.figure.unit, column.measure)
            except Refused as refusal:
                problems.add(*(at_cell(grid, row, column.at, one) for one in refusal.reasons))
                continue
            goal = Goal(unit, column.figure.code, period)
            yield Wanted(goal, amount, called=called(name, column.figure))


def called(unit: str, figure: Named) -> str:
    return f"{unit}{figure.name}"


def columns_of(
    grid: Grid, head: int, unit_at: int, known: Known, problems: Collector
) -> Iterator[Column]:
    """The figures of the heads; a head that is none is refused with its cell."""
    for at in sorted(grid.rows[head]):
        word = _OF_WHICH.sub("", fold(text_at(grid, head, at)))
        if at == unit_at or at in grid.hidden_columns or not word or NOT_FIGURES.search(word):
            continue
        split = _MEASURE_BEHIND.match(word)
        name, measure = (split["name"], split["measure"]) if split else (word, "")
        try:
            yield Column(at, known.figure(name), measure)
        except Refused as refusal:
            problems.add(*(at_cell(grid, head, at, one) for one in refusal.reasons))


def listed(
    grid: Grid, head: int, known: Known, period: Period, problems: Collector
) -> Iterator[Wanted]:
    """A row for each target: whose, of which figure, how much, by when."""
    columns = places(grid, head, known)
    for row in body(grid, head):
        words = {name: text_at(grid, row, at) for name, at in columns.items()}
        if not words["figure"] or words["amount"] in BLANK:
            continue
        try:
            yield one_of(words, known, period)
        except Refused as refusal:
            problems.add(*(at_cell(grid, row, columns["amount"], one) for one in refusal.reasons))


def places(grid: Grid, head: int, known: Known) -> dict[str, int]:
    """The place of each column; a lone 单位 is the unit that owes if its cells name units."""
    heads = {
        "figure": FIGURE_HEADS,
        "amount": AMOUNT_HEADS,
        "unit": UNIT_HEADS,
        "measure": MEASURE_HEADS,
        "period": PERIOD_HEADS,
    }
    found = {name: at for name, words in heads.items() if (at := place_of(grid, head, words))}
    either = place_of(grid, head, (EITHER_HEAD,))
    if either:
        names = {fold(text_at(grid, row, either)) for row in body(grid, head)}
        names_units = bool(names & (set(known.units) | set(WHOLE_WORDS)))
        found.setdefault("unit" if names_units else "measure", either)
    return found


def one_of(words: Mapping[str, str], known: Known, period: Period) -> Wanted:
    """One row; without a unit it is of the whole."""
    name = _OF_WHICH.sub("", fold(words["figure"]))
    figure, unit = known.figure(name), words.get("unit", "")
    when = parse_period(words["period"]) if words.get("period") else period
    goal = Goal(known.unit(unit) if unit else known.whole, figure.code, when)
    amount = amount_of(words["amount"], figure.unit, words.get("measure", ""))
    return Wanted(goal, amount, called=called(unit, figure))
