"""`luodi month`, `confirm`: what the head of a unit answers for."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import Any

from django.utils import timezone

from luodi.config.cli.asking import (
    book_named,
    book_option,
    entry_numbered,
    person_named,
    person_option,
    unit_named,
)
from luodi.config.cli.entering import paper
from luodi.config.cli.layout import columns
from luodi.config.cli.month_sheets import sheet_as_json, sheet_lines
from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Unit
from luodi.kernel.periods import Period, parse_period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.months import add_scan, confirm, report_month
from luodi.records.ledger.queries.months import (
    Punctuality,
    due_day,
    punctuality,
    reporting,
    sheet,
)
from luodi.records.library.actions import upload
from luodi.records.subjects.queries import subject_named

SCAN = "month_report_scan"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    add_month(subparsers)
    parser = subparsers.add_parser("confirm", help="单位确认一条代录的记录")
    parser.add_argument("entry", type=int, metavar="记录编号")
    person_option(parser)
    parser.set_defaults(run=run_confirm)


def add_month(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("month", help="月报：各单位报了没有；一个单位要报什么、报送")
    parser.add_argument("month", type=month_named, metavar="月份", help="如 2023-05")
    parser.add_argument("--unit", help="只看这个单位的月报；不写就列各单位报送情况")
    parser.add_argument("--late", action="store_true", help="各单位里只列迟报的")
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument("--confirm", action="store_true", help="报送：确认所列记录")
    doing.add_argument("--scan", metavar="文件", help="附上盖章扫描件")
    parser.add_argument(
        "--no-change",
        action="append",
        default=[],
        metavar="项目",
        help="报送时说明本月无变化的项目（名称或事项编号），可多次",
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    book_option(parser)
    parser.add_argument("--by", metavar="登录名", help="经办人；报送、附扫描件时必填")
    parser.set_defaults(run=run_month)


def month_named(text: str) -> date:
    """The first day of a month as it is typed, 2023-05."""
    try:
        period = parse_period(text)
    except Refused as refusal:
        raise argparse.ArgumentTypeError("；".join(map(str, refusal.reasons))) from None
    if period != Period.month(period.start.year, period.start.month):
        raise argparse.ArgumentTypeError(f"“{text}”不是一个月，请写成 2023-05")
    return period.start


def run_month(args: argparse.Namespace) -> int:
    book = book_named(args.book)
    require_fitting(args)
    if not args.unit:
        return show_units(book, args)
    unit = unit_named(book, args.unit)
    if args.confirm:
        report_month(
            unit=unit,
            month=args.month,
            unchanged=[subject_named(book, name) for name in args.no_change],
            by=person_named(args.by),
            at=timezone.now(),
        )
    elif args.scan:
        scan(unit, args)
    found = sheet(unit, args.month, timezone.localdate())
    if args.json:
        print(json.dumps(sheet_as_json(found), ensure_ascii=False, indent=1))
    else:
        print(*sheet_lines(found), sep="\n")
    return 0


def require_fitting(args: argparse.Namespace) -> None:
    """Refuse options that make no sense together, before anything is written."""
    writes = args.confirm or args.scan
    if (writes or args.no_change) and not args.unit:
        raise Refused(because(gettext_noop("请用 --unit 写明是哪个单位的月报"), about="unit"))
    if args.no_change and not args.confirm:
        text = gettext_noop("“本月无变化”随报送一起说：请同时写 --confirm")
        raise Refused(because(text, about="unchanged"))
    if writes and not args.by:
        raise Refused(because(gettext_noop("请用 --by 写明经办人的登录名"), about="by"))


def scan(unit: Unit, args: argparse.Namespace) -> None:
    """Put the stamped sheet beside the unit's report of the month."""
    by, month = person_named(args.by), args.month
    report = unit.month_reports.select_related("book", "unit__book").filter(month=month).first()
    if report is None:
        text = gettext_noop("%(unit)s %(month)s 的月报还没有报送，请先用 --confirm 报送")
        raise Refused(because(text, about="month", unit=str(unit), month=f"{month:%Y-%m}"))
    scan = paper(f"{SCAN}={args.scan}", by)
    document = upload(unit=unit, paper=scan, by=by, at=timezone.now())
    add_scan(report=report, document=document, by=by, at=timezone.now())


def show_units(book: Book, args: argparse.Namespace) -> int:
    """Every unit that owes the month's report, and which of them are late."""
    due_on = due_day(book, args.month)
    if due_on is None:
        text = gettext_noop("“%(book)s”还没有口径手册，请先运行 ./luodi rulebook load")
        raise Refused(because(text, book=book.name))
    units = list(reporting(book, args.month))
    found = punctuality(units, args.month, due_on=due_on, today=timezone.localdate())
    rows = [row for row in found if row.is_late or not args.late]
    if args.json:
        said = {"due_on": due_on.isoformat(), "units": [unit_as_json(row) for row in rows]}
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return 0
    reported = sum(row.report is not None for row in found)
    late = sum(row.is_late for row in found)
    print(
        f"{book.name} {label(args.month)}月报，应于 {due_on} 前报送："
        f"{len(found)} 个单位，已报 {reported} 个，迟报 {late} 个"
    )
    if rows:
        print(columns([("单位", "报送日", "状态"), *(unit_cells(row) for row in rows)]))
    return 0


def label(month: date) -> str:
    return Period.month(month.year, month.month).label


def reported_on(row: Punctuality) -> str:
    return row.report.at.astimezone(BOOK_ZONE).date().isoformat() if row.report else ""


def unit_cells(row: Punctuality) -> tuple[str, str, str]:
    day = reported_on(row)
    in_time = "按时" if day else "未到期"
    return str(row.unit), day or "未报", "迟报" if row.is_late else in_time


def unit_as_json(row: Punctuality) -> dict[str, Any]:
    return {"unit": str(row.unit), "reported_on": reported_on(row) or None, "late": row.is_late}


def run_confirm(args: argparse.Namespace) -> int:
    entry, by = entry_numbered(args.entry), person_named(args.by)
    done = confirm(entry=entry, by=by, at=timezone.now())
    print(f"记录 {entry.pk} 已由 {entry.reported_by} 确认（#{done.seq}）")
    return 0
