"""`luodi rulebook`: check a rulebook file, load it into a book, show what a book goes by."""

from __future__ import annotations

import argparse
from datetime import date
from itertools import groupby
from pathlib import Path

from django.utils import timezone

from luodi.config.cli.asking import (
    book_named,
    book_option,
    day,
    file_content,
    person_named,
    person_option,
)
from luodi.foundation.history.queries import end_of_day, seq_at
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.queries import Edition, editions, in_force
from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.reading import Source, read
from luodi.foundation.rulebook.rules.shipped import DEFAULT, SHIPPED, shipped
from luodi.foundation.rulebook.rules.statements import differences, statements
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("rulebook", help="口径手册：check 检查，load 载入，show 显示")
    steps = parser.add_subparsers(required=True, metavar="check|load|show")
    check = steps.add_parser("check", help="检查一份手册，列出全部问题，不载入")
    file_option(check)
    check.set_defaults(run=run_check)
    loading = steps.add_parser("load", help="把一份手册载入账套，成为新的一版")
    file_option(loading)
    book_option(loading)
    person_option(loading)
    loading.set_defaults(run=run_load)
    show = steps.add_parser("show", help="显示某日有效的口径和历版变化")
    book_option(show)
    show.add_argument("--as-of", type=day, metavar="日期", help="如 2023-03-01；默认今天")
    show.set_defaults(run=run_show)


def file_option(parser: argparse.ArgumentParser) -> None:
    names = "、".join(SHIPPED)
    parser.add_argument("file", metavar="文件", help=f"TOML 文件，或随附手册的名称：{names}")


def run_check(args: argparse.Namespace) -> int:
    base = shipped(DEFAULT)
    rulebook = read(written(args.file), base)
    print(f"没有问题：{summary(rulebook)}")
    for change in differences(read(base, base), rulebook):
        print(f"  {change}")
    return 0


def run_load(args: argparse.Namespace) -> int:
    book, by, given = book_named(args.book), person_named(args.by), written(args.file)
    version = load(book=book, text=given.text, name=given.name, by=by, at=timezone.now())
    print(f"{book.name} 已载入口径手册第{version.number}版：{version.title}（#{version.seq}）")
    print_changes(editions(book, seq=version.seq)[0])
    return 0


def run_show(args: argparse.Namespace) -> int:
    book = book_named(args.book)
    on: date = args.as_of or timezone.localdate()
    seq = seq_at(book, end_of_day(on))
    rulebook = in_force(book, period=Period.custom(on, on), seq=seq, day=on)
    print(f"{book.name} {on}：{summary(rulebook)}")
    for group, rows in groupby(statements(rulebook), key=lambda row: row.group):
        print(f"\n【{group.value}】")
        for row in rows:
            print(f"  {row.label}：{row.text}")
    print("\n【历版】")
    for edition in editions(book, seq=seq):
        version = edition.version
        print(f"  第{version.number}版 {version.title} {version.effective_on}起（#{version.seq}）")
        print_changes(edition)
    return 0


def print_changes(edition: Edition) -> None:
    for remark in edition.remarks:
        print(f"    注意：{remark}")
    for change in edition.changes:
        print(f"    {change}")


def written(name: str) -> Source:
    """The text of a file, or of a rulebook that ships, by its name."""
    path = Path(name)
    if name in SHIPPED and not path.exists():
        return shipped(name)
    try:
        return Source(path.name, file_content(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        text = gettext_noop("“%(name)s”不是 UTF-8 文字，请用编辑器另存为 UTF-8 编码的 TOML 文件")
        raise Refused(because(text, name=path.name)) from error


def summary(rulebook: Rulebook) -> str:
    counts = f"里程碑{len(rulebook.milestones)}个，派生率{len(rulebook.rates)}个"
    return f"{rulebook.title}，{rulebook.effective_on}起生效，{counts}（{rulebook.label}）"
