"""`luodi reclassify`, `reclassify-entry`: counting otherwise from now on (改归类)."""

from __future__ import annotations

import argparse
from dataclasses import replace
from decimal import Decimal, InvalidOperation
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
from luodi.config.cli.entering import typed
from luodi.foundation.history.models import Book
from luodi.foundation.vocabulary.dimensions import dimension
from luodi.foundation.vocabulary.kinds import kind
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.correcting import reclassify, reclassify_entry
from luodi.records.ledger.rules.claims.own_fields import CLASSES
from luodi.records.subjects.queries import current_classing, subject_named
from luodi.records.subjects.queries.changing import AXES, changes
from luodi.records.subjects.rules import WHOLE, Part


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("reclassify", help="改归类：招商方式、活动、行业、份额等")
    parser.add_argument("subject", metavar="事项名称或编号")
    for code in AXES:
        parser.add_argument(option(code), metavar=dimension(code).name, help=choices(code))
    parser.add_argument(
        "--share",
        action="append",
        default=[],
        metavar="单位=百分数",
        help="如 东山镇=70、东山镇:引进单位=70，可多次，合计 100",
    )
    parser.add_argument("--attempt", type=int, metavar="轮次", help="只改这一轮；不写就改各轮")
    book_option(parser)
    finish(parser)
    parser.set_defaults(run=run_subject)
    parser = subparsers.add_parser("reclassify-entry", help="改一条记录的资金来源地、性质、细类")
    parser.add_argument("entry", type=int, metavar="记录编号")
    parser.add_argument("--origin", metavar="资金来源地", help=choices("origin"))
    parser.add_argument("--nature", metavar="资金性质", help=choices("nature"))
    parser.add_argument("--category", metavar="细类", help="原因、五上类别等，随记录种类")
    finish(parser)
    parser.set_defaults(run=run_entry)


def finish(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", required=True, metavar="理由")
    person_option(parser)


def option(code: str) -> str:
    return f"--{code.replace('_', '-')}"


def choices(code: str) -> str:
    """What an axis may be, or where that is listed."""
    axis = dimension(code)
    return "、".join(name for _, name in axis.values) or axis.source


def run_subject(args: argparse.Namespace) -> int:
    book, by = book_named(args.book), person_named(args.by)
    subject = subject_named(book, args.subject)
    before = replace(current_classing(subject, args.attempt), attempt=args.attempt)
    after = replace(before, **given(book, args))
    if after == before:
        text = gettext_noop("改后与现在相同，不需要改归类")
        raise Refused(because(text, about="subject"))
    done = reclassify(subject=subject, classing=after, reason=args.reason, by=by, at=timezone.now())
    print(f"已改归类：{subject}（#{done.seq}）")
    for one in changes(before, after):
        print(f"  {one.name}：{one.before} → {one.after}")
    return 0


def given(book: Book, args: argparse.Namespace) -> dict[str, Any]:
    """What was typed, as the parts of a classing; an empty word takes the value away."""
    found: dict[str, Any] = {}
    for code, is_subject in AXES.items():
        words = getattr(args, code)
        if words is not None and is_subject:
            found[code] = subject_named(book, words).pk if words else None
        elif words is not None:
            found[code] = coded(code, words)
    if args.share:
        found["parts"] = tuple(part_of(book, words) for words in args.share)
    return found


def coded(axis: str, words: str) -> str:
    """The code of a word of the axis; what stands for none is left for the rule to refuse."""
    return next((code for code, name in dimension(axis).values if words == name), words)


def part_of(book: Book, words: str) -> Part:
    """A share as it is typed: 东山镇=70, 东山镇:引进单位=70."""
    named, _, number = words.replace("：", ":").rpartition("=")
    unit, _, role = named.partition(":")
    try:
        weight = Decimal(number.rstrip("%")) * WHOLE / 100
    except InvalidOperation:
        weight = Decimal("NaN")
    if not named or not weight.is_finite() or weight != int(weight):
        text = gettext_noop("份额“%(written)s”应写成 单位=百分数，如 东山镇=70")
        raise Refused(because(text, about="shares", written=words))
    return Part(unit_named(book, unit).pk, coded("unit_role", role), int(weight))


def run_entry(args: argparse.Namespace) -> int:
    entry, by = entry_numbered(args.entry), person_named(args.by)
    own = {field.column: field for field in kind(entry.kind).fields if field.column}
    typed_in = {column: getattr(args, column) for column in CLASSES}
    values = {
        column: str(typed(own[column], words)) if column in own else words
        for column, words in typed_in.items()
        if words is not None
    }
    done = reclassify_entry(entry=entry, **values, reason=args.reason, by=by, at=timezone.now())
    print(f"记录 {entry.pk} 已改归类（#{done.seq}）")
    for column in values:
        print(f"  {own[column].name}：{typed_in[column] or '（无）'}")
    return 0
