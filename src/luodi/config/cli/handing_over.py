"""`luodi handover`: the open work of one person at a unit passes to another."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from django.utils import timezone

from luodi.config.cli.asking import (
    account_named,
    book_named,
    book_option,
    person_named,
    person_option,
    unit_named,
)
from luodi.config.cli.month_sheets import entry_words
from luodi.records.ledger.actions.handing_over import hand_over
from luodi.records.ledger.models import Entry


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("handover", help="交接：一个人在本单位没办完的，交给接手的人")
    parser.add_argument("--unit", required=True, help="单位")
    parser.add_argument("--giver", required=True, metavar="登录名", help="移交人")
    parser.add_argument("--taker", required=True, metavar="登录名", help="接收人")
    book_option(parser)
    person_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    unit = unit_named(book_named(args.book), args.unit)
    giver, taker = account_named(args.giver), person_named(args.taker)
    done = hand_over(
        unit=unit, giver=giver, taker=taker, by=person_named(args.by), at=timezone.now()
    )
    desk = done.sheet["drafts"]
    print(f"已交接：{unit} {giver.name} → {taker.name}（#{done.seq}）")
    print(f"草稿 {desk['drafts']} 份，常用视图 {desk['views']} 个")
    show_passed("退回待答复", done.sheet["returned"])
    show_passed("待月报确认", done.sheet["unconfirmed"])
    return 0


def show_passed(words: str, keys: Sequence[int]) -> None:
    """The entries of a handover's sheet, a line each."""
    print(f"{words}的记录 {len(keys)} 条")
    for entry in Entry.objects.filter(pk__in=keys).select_related("subject").order_by("seq", "pk"):
        print(f"  {entry_words(entry)}")
