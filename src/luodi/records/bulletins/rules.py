"""What a published figure says, and how a pasted table of them is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from luodi.foundation.vocabulary.naming import nearest
from luodi.kernel.folding import fold
from luodi.kernel.grids import Grid
from luodi.kernel.numerals import read_number
from luodi.kernel.periods import Period, parse_period
from luodi.kernel.refusal import Collector, Reason, Refused, because, too_long
from luodi.kernel.text import gettext_noop

MOST_FIGURES = 300
# A column by the words that heads say for it.
HEADS = {
    "name": ("指标", "名称", "指标名称", "项目"),
    "about": ("对象", "区县", "县区", "地区", "单位名称", "区域"),
    "period": ("期间", "时期", "所属期", "时间"),
    "words": ("数", "数值", "公布数", "原文", "完成", "值", "位次"),
    "measure": ("计量", "计量单位", "单位"),
}
PLAIN = ("name", "period", "words", "measure", "about")  # of a table without heads


@dataclass(frozen=True)
class Said:
    """One figure as it was printed by whoever published it."""

    name: str
    period: Period
    words: str
    measure: str = ""
    about: str = ""  # of whom, where it is not the district itself

    @property
    def number(self) -> Decimal | None:
        """The number in the words, where they are one."""
        try:
            found = read_number(self.words.rstrip("%％"))
        except Refused:
            return None
        return found.value if found.is_exact else None

    @property
    def printed(self) -> str:
        """The words with their measure, which is not written twice."""
        behind = "" if self.words.endswith(self.measure) else self.measure
        return self.words + behind


@dataclass(frozen=True)
class Heading:
    """Who published, what it is called, under which number, on which day."""

    publisher: str
    title: str
    published_on: date
    document_no: str = ""


def pasted(text: str) -> list[list[str]]:
    """The cells of a table copied from a sheet; without tabs, commas or spaces part them."""
    rows = []
    for line in text.splitlines():
        if line.strip():
            mark = "\t" if "\t" in line else "，" if "，" in line else "," if "," in line else None
            rows.append([cell.strip() for cell in line.split(mark)])
    return rows


def cells_of(grid: Grid) -> list[list[str]]:
    """The cells of a sheet, row by row."""
    last = max((max(row) for row in grid.rows.values() if row), default=0)
    return [
        [row[at].text.strip() if at in row else "" for at in range(1, last + 1)]
        for _, row in sorted(grid.rows.items())
    ]


def figures_in(rows: Sequence[Sequence[str]], period: Period | None) -> list[Said]:
    """The figures of a table; `period` is of rows that say none. Refuses all rows at once."""
    if not rows:
        raise Refused(because(gettext_noop("请至少写一行：指标、期间、数"), about="table"))
    columns, body, first = laid_out(rows)
    found: list[Said] = []
    problems = Collector()
    for number, row in enumerate(body, start=first):
        cells = {name: row[at] for name, at in columns.items() if at < len(row)}
        if any(cells.values()):
            try:
                found.append(read_row(cells, period))
            except Refused as refusal:
                problems.add(*(at_row(number, str(reason)) for reason in refusal.reasons))
    if len(found) > MOST_FIGURES:
        text = gettext_noop("一份公报最多 %(most)s 个数，请分开登记")
        problems.add(because(text, about="table", most=MOST_FIGURES))
    if problems.reasons:
        raise Refused(*problems.reasons)
    return found


def laid_out(
    rows: Sequence[Sequence[str]],
) -> tuple[Mapping[str, int], Sequence[Sequence[str]], int]:
    """The place of each column, the rows below the head, and the number of the first of them."""
    head = [fold(cell) for cell in rows[0]]
    found = {
        name: at for name, words in HEADS.items() for at, cell in enumerate(head) if cell in words
    }
    if "name" in found and "words" in found:
        return found, rows[1:], 2
    if "name" in found or "words" in found:
        lacking = "、".join(HEADS[one][0] for one in ("name", "words") if one not in found)
        near = nearest(lacking, head)
        text = gettext_noop("表头里没有“%(lacking)s”这一列%(near)s")
        hint = f"（{near}）" if near else ""
        raise Refused(because(text, about="table", lacking=lacking, near=hint))
    return {name: at for at, name in enumerate(PLAIN)}, rows, 1


def read_row(cells: Mapping[str, str], period: Period | None) -> Said:
    """One row as a figure; refuses what it lacks."""
    name, words = cells.get("name", ""), cells.get("words", "")
    measure = cells.get("measure", "")
    problems = Collector()
    for field, said in ((gettext_noop("指标"), name), (gettext_noop("数"), words)):
        if not said:
            problems.add(because(gettext_noop("缺“%(field)s”"), field=because(field)))
    problems.add(*too_long(name, 80, about="table"), *too_long(words, 60, about="table"))
    written = cells.get("period", "")
    try:
        when = parse_period(written) if written else period
    except Refused as refusal:
        problems.add(*refusal.reasons)
        when = None
    if not written and period is None:
        problems.add(because(gettext_noop("缺“期间”，如 2023年、2023年上半年")))
    if problems.reasons or when is None:
        raise Refused(*problems.reasons)
    return replace(Said(name, when, words, measure), about=cells.get("about", ""))


def at_row(number: int, said: str) -> Reason:
    return because(
        gettext_noop("第 %(number)s 行：%(said)s"), about="table", number=number, said=said
    )


def twice(figures: Sequence[Said]) -> Iterator[str]:
    """Names that stand twice in one table for the same period and the same body."""
    seen = set()
    for one in figures:
        key = (fold(one.name), one.period, fold(one.about))
        if key in seen:
            yield f"{one.name}{one.about}（{one.period.label}）"
        seen.add(key)
