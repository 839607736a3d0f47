"""`luodi opening`, `close`, `verify`, `rebuild`, `redact`: what is done with a whole book."""

from __future__ import annotations

import argparse
import sys

from django.utils import timezone

from luodi.analysis.figures.queries.keeping import forget
from luodi.config.cli.asking import (
    book_named,
    book_option,
    entry_numbered,
    person_named,
    person_option,
    received_numbered,
)
from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import (
    Break,
    head,
    is_head,
    removed_values,
    verify,
    version_breaks,
    was_head,
)
from luodi.foundation.people.queries import unit_breaks
from luodi.intake.inbox.actions import redact_text
from luodi.kernel.periods import parse_period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.periods import begin_opening, close_period, end_opening
from luodi.records.ledger.actions.rebuilding import rebuild, stray_rows
from luodi.records.ledger.actions.redacting import redact_entry
from luodi.records.ledger.queries.integrity import content_breaks, head_breaks


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("opening", help="建账：begin 开始，end 结束")
    parser.add_argument("step", choices=("begin", "end"))
    book_option(parser)
    person_option(parser)
    parser.set_defaults(run=run_opening)
    parser = subparsers.add_parser("close", help="封账")
    parser.add_argument("period", metavar="期间", help="如 2023、2023-03")
    book_option(parser)
    person_option(parser)
    parser.set_defaults(run=run_close)
    parser = subparsers.add_parser("verify", help="核对账套：行、流水、计数、现状、资料")
    parser.add_argument("--head", metavar="链首", help="纸面上印的链首，如 #123:0a1b…")
    book_option(parser)
    parser.set_defaults(run=run_verify)
    parser = subparsers.add_parser("rebuild", help="由记录重建计数和现状")
    parser.add_argument("--check", action="store_true", help="只核对，不改")
    book_option(parser)
    parser.set_defaults(run=run_rebuild)
    parser = subparsers.add_parser("redact", help="隐去一条记录里的个人信息，或一件收件的文字")
    parser.add_argument("entry", type=int, metavar="编号")
    parser.add_argument("--received", action="store_true", help="编号是收件的")
    parser.add_argument("--reason", required=True, metavar="原因")
    person_option(parser)
    parser.set_defaults(run=run_redact)


def run_opening(args: argparse.Namespace) -> int:
    book, by = book_named(args.book), person_named(args.by)
    act = begin_opening if args.step == "begin" else end_opening
    done = act(book=book, by=by, at=timezone.now())
    print(f"{book.name}：{done.get_step_display()}（#{done.seq}）")
    return 0


def run_close(args: argparse.Namespace) -> int:
    book, by = book_named(args.book), person_named(args.by)
    period = parse_period(args.period)
    done = close_period(book=book, period=period, by=by, at=timezone.now())
    print(f"{book.name} {period.label} 已封账，链首 {head(book)}（#{done.seq}）")
    return 0


def run_verify(args: argparse.Namespace) -> int:
    books = [book_named(args.book)] if args.book else list(Book.objects.order_by("pk"))
    return max([verified(book, args.head or "") for book in books], default=0)


def verified(book: Book, printed: str) -> int:
    """Everything that can be checked of one book, and what was found, on the terminal."""
    found: list[Break] = [*verify(book), *head_breaks(book), *content_breaks(book)]
    found += [*version_breaks(book), *unit_breaks(book)]
    if wrong := stray_rows(book):
        text = gettext_noop("计数或现状有 %(count)s 行与记录不符，请运行 ./luodi rebuild")
        found.append(Break(0, because(text, count=wrong)))
    if printed and not was_head(book, checked_head(printed)):
        text = gettext_noop("纸面链首 %(head)s 不在链上：链尾被截断或改写过")
        found.append(Break(0, because(text, head=printed)))
    for item in found:
        print(f"✗ {book.name}：{item}")
    for words in removed_values(book):
        print(f"  {book.name} 已隐去：{words}")
    if not found:
        print(f"✓ {book.name}：{head(book)}，账实相符")
    return 1 if found else 0


def checked_head(printed: str) -> str:
    """A head as it was printed; refuses what is none."""
    if not is_head(printed):
        text = gettext_noop("链首应写成 #123:0a1b2c3d4e5f6071，现为“%(head)s”")
        raise Refused(because(text, head=printed))
    return printed


def run_rebuild(args: argparse.Namespace) -> int:
    books = [book_named(args.book)] if args.book else list(Book.objects.order_by("pk"))
    wrong = 0
    for book in books:
        count = stray_rows(book) if args.check else rebuild(book)
        wrong += count
        verb = "不符" if args.check else "改正"
        print(f"{book.name}：{verb} {count} 行")
    if not args.check:
        forget()
    if args.check and wrong:
        print("请运行 ./luodi verify 查明原因，再运行 ./luodi rebuild", file=sys.stderr)
    return 1 if args.check and wrong else 0


def run_redact(args: argparse.Namespace) -> int:
    by = person_named(args.by)
    if args.received:
        received = received_numbered(args.entry)
        redact_text(received=received, reason=args.reason, by=by, at=timezone.now())
        print(f"收件 {received.pk} 的文字已隐去")
        return 0
    entry = entry_numbered(args.entry)
    done = redact_entry(entry=entry, reason=args.reason, by=by, at=timezone.now())
    print(f"记录 {entry.pk} 已隐去 {len(done)} 项")
    return 0
