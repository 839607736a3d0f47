"""`luodi import`: what a unit's workbook says, shown before anything of it is recorded."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from django.utils import timezone

from luodi.config.cli import applying
from luodi.config.cli.layout import padded, width
from luodi.foundation.files.sheets.opening import Opened, read
from luodi.foundation.people.models import Unit
from luodi.intake.workbooks.rules.fields import field
from luodi.intake.workbooks.rules.shapes import (
    Column,
    Region,
    Row,
    Status,
    Total,
    Understood,
)
from luodi.intake.workbooks.rules.telling import as_json
from luodi.intake.workbooks.rules.understanding import understand
from luodi.kernel.grids import Grid, letters
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

STATUS_NAMES = {
    Status.READ: "读出",
    Status.DOUBTFUL: "要问",
    Status.REFUSED: "退回",
    Status.GROUP: "分组行",
    Status.TOTAL: "合计行",
    Status.NOTE: "说明行",
    Status.BLANK: "空行",
}
MOST_ROWS_SHOWN = 20  # of those that are asked or refused, in each table
WIDEST_HEAD = 24
SHOWN_IN = {"元": (Decimal(10_000), "万元"), "m2": (Decimal(1), "平方米")}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("import", help="读一份台账：认出了什么、要问什么、退回什么")
    parser.add_argument(
        "files", type=Path, nargs="*", metavar="文件", help="xlsx、xls、et、csv、docx、zip、文件夹"
    )
    parser.add_argument("--sheet", default="", metavar="工作表", help="只看这一张")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    applying.options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if args.batch:
        return applying.go_on(args)
    if args.apply or args.look:
        return applying.apply_files(args)
    if len(args.files) != 1:
        raise Refused(because(gettext_noop("先看不记时一次看一个文件；要入账请加 --apply")))
    return show(args, args.files[0])


def show(args: argparse.Namespace, file: Path) -> int:
    """What the file says; nothing is kept."""
    opened = read(file, file.name)
    units = Unit.objects.values_list("name", flat=True)
    today = timezone.localdate()
    found = [understand(grid, units=units, today=today) for grid in chosen(opened, args.sheet)]
    if args.json:
        print(json.dumps(as_json(found, opened.notes), ensure_ascii=False, indent=1))
        return 0
    for note in opened.notes:
        print(note)
    for understood in found:
        print("\n".join(sheet(understood)))
    return 0


def chosen(opened: Opened, name: str) -> Sequence[Grid]:
    """The sheets of the file, or the one of this name."""
    if not name:
        return opened.grids
    if wanted := [grid for grid in opened.grids if grid.name == name]:
        return wanted
    there = "、".join(grid.name for grid in opened.grids)
    text = gettext_noop("没有名为“%(name)s”的工作表，有：%(there)s")
    raise Refused(because(text, name=name, there=there))


def sheet(understood: Understood) -> Iterator[str]:
    yield f"工作表 {understood.name}{'（隐藏）' if understood.is_hidden else ''}"
    yield from (f"  {reason}" for reason in understood.reasons)
    for number, region in enumerate(understood.regions, 1):
        title = f" {region.title}" if region.title else ""
        yield f"  表{number}{title}，表头第 {_numbers(region.header_rows)} {_line(region)}"
        yield from _about(region)
        yield from (f"    {line}" for line in columns(region))
        yield from (f"    {line}" for line in rows(region))
        yield from (f"    {line}" for line in totals(region))
    if understood.outside:
        cells = "、".join(f"{letters(o.column)}{o.row}" for o in understood.outside[:10])
        more = f"等 {len(understood.outside)} 格" if len(understood.outside) > 10 else ""
        yield f"  表外的格子，没有读：{cells}{more}"


def _numbers(rows: Sequence[int]) -> str:
    return f"{rows[0]}" if len(rows) == 1 else f"{rows[0]}–{rows[-1]}"


def _line(region: Region) -> str:
    return "列（字段竖排）" if region.is_turned else "行"


def _about(region: Region) -> Iterator[str]:
    if region.as_of:
        yield f"    截至 {region.as_of.isoformat()}"
    if region.reported_by:
        yield f"    填报单位 {region.reported_by}"


def columns(region: Region) -> Iterator[str]:
    """A line for each column: what it is taken for and why."""
    heads = {c.column: "".join(c.header.split()) or "（无表头）" for c in region.columns}
    room = min(max(map(width, heads.values())), WIDEST_HEAD)
    for column in region.columns:
        head = padded(heads[column.column], room, left=True)
        yield f"{column.letter:>3} {head}  {_taken(column)}  {column.reason}"


def _taken(column: Column) -> str:
    if column.is_asked:
        return "？要问"
    if not column.field:
        return "－不读"
    unit = f"（{column.unit}）" if column.unit else ""
    return f"＝{field(column.field).name}{unit} {column.confidence:.0%}"


def rows(region: Region) -> Iterator[str]:
    counted = Counter(row.status for row in region.rows)
    yield "，".join(
        f"{STATUS_NAMES[status]} {counted[status]}" for status in Status if counted[status]
    )
    troubled = [r for r in region.rows if r.status in (Status.DOUBTFUL, Status.REFUSED)]
    for row in troubled[:MOST_ROWS_SHOWN]:
        yield from _row(row)
    if left := len(troubled) - MOST_ROWS_SHOWN:
        yield from ([f"……还有 {left} 行，用 --json 看全部"] if left > 0 else [])


def _row(row: Row) -> Iterator[str]:
    yield f"{STATUS_NAMES[row.status]}：{row.name or '（没有名称）'}"
    yield from (f"  {reason}" for reason in row.reasons)


def totals(region: Region) -> Iterator[str]:
    """Printed totals that do not agree, each with what was worked out; then how many do."""
    differing = [total for total in region.totals if not total.agrees]
    if region.totals:
        yield f"合计核对：{len(region.totals) - len(differing)} 处相符，{len(differing)} 处不符"
    for total in differing:
        shown = [_amount(total, value) for value in (total.printed, total.computed)]
        gap = _amount(total, total.printed - total.computed)
        cell = f"{letters(total.column)}{total.row}"
        yield f"  {cell} {field(total.field).name} 印 {shown[0]}，算得 {shown[1]}，差 {gap}"


def _amount(total: Total, value: Decimal) -> str:
    factor, unit = SHOWN_IN.get(total.unit, (Decimal(1), total.unit))
    plain = f"{value / factor:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) + unit
