"""`luodi target`: targets set by a document or a table of it, listed with what came of them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from luodi.analysis.figures.queries.progressing import progress
from luodi.analysis.figures.rules.completing import Completion
from luodi.analysis.figures.rules.moments import as_of
from luodi.analysis.figures.rules.progress import Progress
from luodi.config.cli.asking import (
    book_named,
    book_option,
    day,
    file_content,
    person_named,
    person_option,
    unit_named,
)
from luodi.config.cli.layout import columns
from luodi.foundation.files.sheets.opening import read
from luodi.foundation.history.models import Book
from luodi.foundation.rulebook.rules.formula import plain
from luodi.kernel.periods import Period, parse_period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.library.rules import Paper
from luodi.records.subjects.queries import subject_named
from luodi.records.targets.actions import assign, withdraw
from luodi.records.targets.models import Target
from luodi.records.targets.queries.naming import known_in
from luodi.records.targets.queries.standing import in_force, whole_of
from luodi.records.targets.rules.amounts import amount_of, steps_of
from luodi.records.targets.rules.goal import Goal, Heading
from luodi.records.targets.rules.setting import Wanted, changed, plan_of
from luodi.records.targets.rules.table import wanted_in_any


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = "目标任务：set 下达，load 读分解表，list 看完成，withdraw 撤销"
    parser = subparsers.add_parser("target", help=about)
    steps = parser.add_subparsers(required=True, metavar="set|load|list|withdraw")
    setting = steps.add_parser("set", help="下达或调整一个目标")
    setting.add_argument("figure", metavar="指标", help="如 到位资金、合同项目数、开工率")
    setting.add_argument("amount", metavar="目标", help="如 45亿元、12个、85%%")
    setting.add_argument("--unit", help="承担单位（默认全区）")
    setting.add_argument("--event", help="只算一次签约活动的")
    setting.add_argument("--plan", default="", metavar="各月", help="分月计划，12 个数用逗号隔开")
    document_options(setting)
    setting.set_defaults(run=run_set)
    loading = steps.add_parser("load", help="读一张分解表（Excel、Word、CSV），一次下达")
    loading.add_argument("file", type=Path, metavar="文件")
    document_options(loading)
    loading.set_defaults(run=run_load)
    listing = steps.add_parser("list", help="一年的目标、完成率、超欠进度、各单位")
    listing.add_argument("--year", type=int, help="默认时点所在的年")
    listing.add_argument("--as-of", default="", metavar="时点", help="如 2023-10-31 或 '#18234'")
    listing.add_argument("--json", action="store_true", help="以 JSON 输出")
    book_option(listing)
    listing.set_defaults(run=run_list)
    withdrawing = steps.add_parser("withdraw", help="撤销一个目标")
    withdrawing.add_argument("number", type=int, metavar="编号", help="list 里写着")
    withdrawing.add_argument("--reason", required=True, metavar="原因")
    person_option(withdrawing)
    withdrawing.set_defaults(run=run_withdraw)


def document_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--period", metavar="期间", help="如 2024、2024年上半年、截至2024年5月15日")
    parser.add_argument("--title", required=True, metavar="文件", help="由哪份文件或会议下达")
    parser.add_argument("--number", default="", metavar="文号")
    parser.add_argument("--issued", type=day, metavar="日期", help="下达日期（默认今天）")
    parser.add_argument("--reason", default="", metavar="原因", help="调整已有目标的原因")
    book_option(parser)
    person_option(parser)


def run_set(args: argparse.Namespace) -> int:
    book = book_named(args.book)
    figure = known_in(book).figure(args.figure)
    unit = unit_named(book, args.unit) if args.unit else whole_of(book)
    event = subject_named(book, args.event).pk if args.event else None
    period, amount = period_of(args), amount_of(args.amount, figure.unit)
    plan = plan_of(steps_of(args.plan, figure.unit), amount, period)
    goal = Goal(unit.pk, figure.code, period, event)
    return put(args, book, [Wanted(goal, amount, plan, f"{unit}{figure.name}")])


def run_load(args: argparse.Namespace) -> int:
    book = book_named(args.book)
    content = file_content(args.file)
    known, period = known_in(book), period_of(args)
    found = wanted_in_any(read(content, args.file.name).grids, known, period)
    fresh = changed(found, in_force(book.pk, book.seq))
    if same := len(found) - len(fresh):
        print(f"{same} 个与现行目标相同，不重记")
    if not fresh:
        return 0
    return put(args, book, fresh, Paper(content, args.file.name, "", "命令行"))


def put(
    args: argparse.Namespace, book: Book, targets: list[Wanted], paper: Paper | None = None
) -> int:
    by = person_named(args.by)
    made = assign(
        unit=whole_of(book),
        heading=Heading(args.title, args.issued or timezone.localdate(), args.number),
        targets=targets,
        reason=args.reason,
        paper=paper,
        by=by,
        at=timezone.now(),
    )
    print(f"已下达 {len(targets)} 个目标：{made.heading.cited}（#{made.seq}）")
    return 0


def period_of(args: argparse.Namespace) -> Period:
    return parse_period(args.period or str((args.issued or timezone.localdate()).year))


def run_list(args: argparse.Namespace) -> int:
    book, now, moment = book_named(args.book), timezone.now(), as_of(args.as_of)
    year = args.year or (moment.day or timezone.localdate()).year
    found = progress(book, year, moment, now)
    if args.json:
        print(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=1))
        return 0
    if not found:
        print(f"{book.name} {year}年没有下达过目标任务")
    for one in found:
        print(f"\n{one.title} {one.period.label}（{one.unit}）")
        print(columns(list(rows(one))))
        print("\n".join(notes(one)))
    return 0


def rows(one: Progress) -> Iterator[tuple[str, ...]]:
    yield ("", "编号", "目标", "核定", "完成率", "超欠进度")
    if one.whole:
        yield ("全部", *cells(one.whole[1]))
    for part in one.parts:
        yield (part.name, *cells(part.verified))


def cells(one: Completion) -> tuple[str, ...]:
    number = str(one.aim.row) if one.aim else ""
    return (number, one.target.shown, one.figure.shown, one.done.shown, one.pace.shown)


def notes(one: Progress) -> Iterator[str]:
    """What the parts come to beside the whole, and who has none."""
    if one.difference:
        word = "多" if one.difference > 0 else "少"
        yield f"各单位合计 {one.total}{one.unit}，比总目标{word} {one.difference_shown}{one.unit}"
    elif one.difference is not None:
        yield f"各单位合计 {one.total}{one.unit}，与总目标相等"
    if one.without:
        yield f"没有下达：{'、'.join(one.without)}"


def as_json(one: Progress) -> dict[str, object]:
    return {
        "code": one.goal.code,
        "name": one.name,
        "unit": one.unit,
        "scope": one.scope,
        "period": one.period.label,
        "whole": pair_as_json(*one.whole) if one.whole else None,
        "parts": [
            {"unit": part.name, **pair_as_json(part.claimed, part.verified)} for part in one.parts
        ],
        "difference": None if one.difference is None else plain(one.difference),
        "without": list(one.without),
    }


def pair_as_json(claimed: Completion, verified: Completion) -> dict[str, object]:
    aim = verified.aim
    return {
        "number": aim.row if aim else None,
        "target": verified.target.shown,
        "document": aim.heading.cited if aim else None,
        "issued_on": aim.heading.issued_on.isoformat() if aim else None,
        "claimed": reading_as_json(claimed),
        "verified": reading_as_json(verified),
    }


def reading_as_json(one: Completion) -> dict[str, object]:
    return {
        "value": one.figure.shown,
        "done": one.done.shown,
        "pace": one.pace.shown,
        "why_not": one.done.why_not or None,
    }


def run_withdraw(args: argparse.Namespace) -> int:
    target = Target.objects.select_related("book", "assignment__unit__book").filter(pk=args.number)
    found = target.first()
    if found is None:
        raise Refused(because(gettext_noop("没有编号为 %(number)s 的目标"), number=args.number))
    made = withdraw(target=found, reason=args.reason, by=person_named(args.by), at=timezone.now())
    print(f"已撤销目标 {found.pk}（#{made.seq}）")
    return 0
