"""`luodi figures` and `luodi explain`: what the book says as of a day, and where it comes from."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from decimal import Decimal

from django.utils import timezone

from luodi.analysis.figures.queries.city import city_figures
from luodi.analysis.figures.queries.comparing import today_beside
from luodi.analysis.figures.queries.explaining import Explanation, Part, explain
from luodi.analysis.figures.queries.exporting import (
    city_as_json,
    explanation_as_json,
    table_as_json,
)
from luodi.analysis.figures.queries.figures import figures
from luodi.analysis.figures.queries.paragraph import paragraph
from luodi.analysis.figures.rules.asked import SPLITS, Asked, CityPart, CityTable, Table, shown
from luodi.analysis.figures.rules.figure import gap
from luodi.analysis.figures.rules.moments import as_of
from luodi.config.cli.asking import book_named, book_option, day, unit_named
from luodi.config.cli.layout import columns
from luodi.foundation.history.models import Book
from luodi.foundation.vocabulary.evidence import evidence
from luodi.foundation.vocabulary.indicators import indicator
from luodi.kernel.periods import parse_period
from luodi.kernel.text import CHINESE
from luodi.records.subjects.queries import subject_named

BASES = ("claimed", "verified", "both")
READINGS = {"claimed": (False,), "verified": (True,), "both": (False, True)}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("figures", help="某日的全部指标，申报、核定两种读法")
    parser.add_argument("--basis", choices=BASES, default="both", help="读法（默认两种）")
    parser.add_argument("--by", choices=sorted(SPLITS), default="", help="按什么分列")
    parser.add_argument("--only", action="append", default=[], metavar="指标", help="只要这些")
    common(parser)
    parser.set_defaults(run=run_figures)
    parser = subparsers.add_parser("explain", help="一个指标从哪里来：口径、算式、逐行、证据")
    parser.add_argument("name", metavar="指标", help="如 合同项目个数、开工率")
    parser.add_argument("--basis", choices=BASES[:2], default="verified", help="读法（默认核定）")
    common(parser)
    parser.set_defaults(run=run_explain)


def common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", default="", metavar="时点", help="如 2023-03-01 或 '#18234'")
    parser.add_argument("--period", metavar="期间", help="如 2023、2023-03；默认时点所在的年")
    parser.add_argument("--unit", help="只看一个单位及其下属")
    parser.add_argument("--event", help="只看一次签约活动")
    parser.add_argument("--state-on", type=day, metavar="日期", help="各率的状态日（默认时点）")
    parser.add_argument("--organised-now", action="store_true", help="按现在的机构归并")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    book_option(parser)


def asked_of(args: argparse.Namespace, book: Book) -> Asked:
    """The question that the options make."""
    moment = as_of(args.as_of)
    year = (moment.day or timezone.localdate()).year
    return Asked(
        period=parse_period(args.period or str(year)),
        as_of=moment,
        unit=unit_named(book, args.unit).pk if args.unit else None,
        event=subject_named(book, args.event).pk if args.event else None,
        by=getattr(args, "by", ""),
        state_on=args.state_on,
        as_organised_now=args.organised_now,
    )


def run_figures(args: argparse.Namespace) -> int:
    book, now = book_named(args.book), timezone.now()
    asked = asked_of(args, book)
    if book.kind == Book.Kind.CITY:
        return run_city(city_figures(book, asked, now), args)
    table, today = figures(book, asked, now), today_beside(book, asked, now)
    only = codes(table, args.only)
    if args.json:
        found = table_as_json(table, READINGS[args.basis], only)
        if today:
            found["today"] = table_as_json(today, READINGS[args.basis], only)
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    print(heading(table))
    if today:
        print(f"本期已封账，上列为封账数；今日 {today.moment} 并列于右")
    print(columns(lines(table, today, only, READINGS[args.basis])))
    if args.by:
        show_split(table, only)
    return 0


def run_city(table: CityTable, args: argparse.Namespace) -> int:
    """A city's figures: the sums, and then a column for each of its books."""
    only, readings = codes(table, args.only), READINGS[args.basis]
    if args.json:
        print(json.dumps(city_as_json(table, readings, only), ensure_ascii=False, indent=1))
        return 0
    print(heading(table))
    print(columns(lines(table, None, only, readings)))
    if args.by:
        show_split(table, only)
    for verified in readings:
        print(f"\n各区县{'核定' if verified else '申报'}，按市的口径；括号内为按本区口径")
        print(columns(district_lines(table, only, verified=verified)))
    return 0


def district_lines(table: CityTable, only: set[str], *, verified: bool) -> list[list[str]]:
    """By the city's rulebook and, where the book's own says otherwise, by its own beside it."""
    rows = [["指标", *(part.name for part in table.parts), "单位"]]
    for (code, reading), figure in table.figures.items():
        if reading is verified and (code in only or (not only and figure.value)):
            cells = [district_cell(part, code, verified) for part in table.parts]
            rows.append([figure.name, *cells, figure.unit])
    return rows


def district_cell(part: CityPart, code: str, verified: bool) -> str:
    counted = part.figures[code, verified].shown
    own = part.own.figures.get((code, verified)) if part.own else None
    return counted if own is None or own.shown == counted else f"{counted}（{own.shown}）"


def codes(table: Table | CityTable, names: Sequence[str]) -> set[str]:
    """The codes that names mean, other names included; none named means every figure."""
    known = {figure.name: code for (code, _), figure in table.figures.items()}
    found = set()
    for name in names:
        code = known.get(name, name)
        found.add(code if (code, True) in table.figures else indicator(name).code)
    return found


def lines(
    table: Table | CityTable, today: Table | None, only: set[str], readings: Sequence[bool]
) -> list[list[str]]:
    """The figures that are not zero (or were asked for), a line each, under their headings."""
    words = {False: "申报", True: "核定"}
    head = ["指标", *(words[reading] for reading in readings)]
    head += ["差距"] if len(readings) == 2 else []
    head += [f"今日{words[reading]}" for reading in readings] if today else []
    rows = [[*head, "单位"]]
    for code in dict.fromkeys(code for code, _ in table.figures):
        pair = [table.figures[code, reading] for reading in readings]
        if code in only or (not only and any(figure.value for figure in pair)):
            cells = [pair[0].name, *(figure.shown for figure in pair)]
            cells += [gap(pair[0], pair[1])] if len(pair) == 2 else []
            cells += [today.figures[code, reading].shown for reading in readings] if today else []
            rows.append([*cells, pair[0].unit])
    return rows


def heading(table: Table | CityTable) -> str:
    """What a paper prints above its figures: book, period, moment, rulebook, marks."""
    marks = "".join(f" 〔{mark}〕" for mark in table.marks)
    moment = f"时点 {table.moment}（链首 {table.head}）"
    return f"{table.book} {table.period.label}，{moment}，{table.rulebook}{marks}"


def show_split(table: Table | CityTable, only: set[str]) -> None:
    """The same figures by key, one line a key and reading-pair, only where something is."""
    for code, values in table.values.items():
        figure = table.figures[code, True]
        if not values or (only and code not in only):
            continue
        print(f"\n{figure.name}（{figure.unit}）")
        rows = [("", "申报", "核定")]
        for key, word in table.keys.items():
            if (False, key) in values or (True, key) in values:
                claimed, verified = (
                    shown(values.get((reading, key), Decimal(0)), figure.unit)
                    for reading in (False, True)
                )
                rows.append((word, claimed, verified))
        print(columns(rows))


def run_explain(args: argparse.Namespace) -> int:
    book = book_named(args.book)
    found = explain(
        book,
        args.name,
        asked_of(args, book),
        timezone.now(),
        verified=args.basis == "verified",
        reader=None,
    )
    if args.json:
        print(json.dumps(explanation_as_json(found), ensure_ascii=False, indent=1))
        return 0
    print(heading(found.table))
    print(paragraph(found, CHINESE))
    figure, other = found.figure, found.other
    readings = ("核定", "申报") if figure.verified else ("申报", "核定")
    unit = "" if figure.shown.endswith(figure.unit) else figure.unit
    print(f"{figure.name}：{readings[0]} {figure.shown}{unit}（{readings[1]} {other.shown}{unit}）")
    print(f"口径：{figure.sentence}")
    if figure.why_not:
        print(f"无数：{figure.why_not}")
    if found.formula:
        print(f"公式：{found.formula}\n算式：{figure.arithmetic} ＝ {figure.shown}")
    for part in found.parts:
        show_part(found, part)
    return 0


def show_part(found: Explanation, part: Part) -> None:
    """One base indicator: its rows, and under each the entries and papers it rests on."""
    figure = part.figure
    print(f"\n{figure.name} {figure.shown}{figure.unit}，共 {len(part.rows)} 行")
    for row in part.rows:
        what = f"事项 {row.subject} {row.name}（{row.unit}）" if row.subject else row.name
        print(f"  {what} {row.amount.normalize():f}")
        for proof in row.proofs:
            days = proof.occurred_from.isoformat()
            if proof.occurred_to != proof.occurred_from:
                days += f"至{proof.occurred_to.isoformat()}"
            grade = f"，核定 {proof.grade} 级" if proof.grade else ""
            print(f"    记录 {proof.entry} {proof.kind} {days}：{proof.said}")
            print(f"      {proof.reported_by} {proof.recorded_by} {proof.source}{grade}")
            for paper in proof.papers:
                name = evidence(paper.type).name
                print(f"      证据 资料 {paper.document} {paper.title}（{name}）")
    if part.hidden:
        print(f"  另有 {part.hidden} 条您无权查看")
    for row in part.uncertain:
        proof = row.proofs[0]
        days = f"{proof.occurred_from.isoformat()}至{proof.occurred_to.isoformat()}"
        print(f"  日期不详，未计入：{row.name} {proof.kind} {days}")
