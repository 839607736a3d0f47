"""`luodi import --apply`: the files of a unit into the book, and a bar that says how far it is."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.utils import timezone

from luodi.config.cli.asking import book_named, file_content, person_named, unit_named
from luodi.foundation.files.sheets.bundles import members
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.vocabulary.codelists import NATURES, ORIGINS
from luodi.foundation.vocabulary.kinds import START_KINDS
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.intake.workbooks.actions.receiving import receive
from luodi.intake.workbooks.actions.working import start_applying, unhurried, work
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.intake.workbooks.queries.overview import counts_of
from luodi.intake.workbooks.queries.returning import returned_workbook
from luodi.intake.workbooks.rules.kept import reasons_again
from luodi.intake.workbooks.rules.saying import Arrived
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

MOST_SHOWN = 20
WIDTH = 24
# What is said once for all: the word on the terminal, its name, and the words that may be said.
SAYABLE = {
    "签约": ("signed", {kind_named(code).name: code for code in ("contract", "agreement")}),
    "开工": ("started", {kind_named(code).name: code for code in START_KINDS}),
    "资金性质": ("nature", {word: code for code, word in NATURES}),
    "资金来源地": ("origin", {word: code for code, word in ORIGINS}),
}


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--apply", action="store_true", help="核对以后入账")
    parser.add_argument("--look", action="store_true", help="读好、核对好，留到网页上看过再入账")
    parser.add_argument("--unit", help="哪个单位的台账；省略时用经办人的单位")
    parser.add_argument("--by", metavar="登录名", help="经办人")
    parser.add_argument("--book", help="账套（名称或代码）；只有一个区县时可省")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="项=值",
        help="统一说明，如 开工=破土开槽、截至=2023-06-30",
    )
    parser.add_argument("--returned", type=Path, metavar="文件", help="没记的行另存为这个 xlsx")
    parser.add_argument("--batch", type=int, help=argparse.SUPPRESS)


def apply_files(args: argparse.Namespace) -> int:
    """The files handed in, read, held against the book and, where anything is new, applied."""
    unhurried()
    by = person_named(required(args.by))
    unit = unit_named(book_named(args.book), args.unit) if args.unit else own_unit(by)
    batch = receive(
        unit=unit,
        files=arrived(args.files),
        answers=dict(said(pair) for pair in args.set),
        by=by,
        at=timezone.now(),
    )
    work(batch, by, timezone.now, Bar("读取和核对"))
    if args.apply and has_news(batch) and start_applying(batch, timezone.now()):
        work(batch, by, timezone.now, Bar("入账"))
    tell(batch)
    if args.returned:
        args.returned.write_bytes(returned_workbook(batch))
    return 0


def has_news(batch: Batch) -> bool:
    return bool(batch.summary.get("entries") or batch.summary.get("projects"))


def go_on(args: argparse.Namespace) -> int:
    """What a page has begun and left to a process of its own."""
    unhurried()
    batch = Batch.objects.select_related("book", "unit__book").get(pk=args.batch)
    work(batch, person_named(required(args.by)), timezone.now)
    return 0


def required(by: str | None) -> str:
    if by:
        return by
    raise Refused(because(gettext_noop("请用 --by 写明经办人的登录名"), about="by"))


def own_unit(by: Account) -> Unit:
    return Unit.objects.select_related("book").get(pk=by.unit_id)


def arrived(paths: Sequence[Path]) -> list[Arrived]:
    """The files named, and those of the folders named."""
    found = []
    for path in paths:
        if path.is_dir():
            found += [
                Arrived(one.name, one.content, one.refused) for one in members(path, path.name)
            ]
        else:
            found.append(Arrived(path.name, file_content(path)))
    return found


def said(pair: str) -> tuple[str, str]:
    """One 项=值 as an import takes it."""
    name, _, value = pair.partition("=")
    if name == "截至":
        return "as_of", date.fromisoformat(value).isoformat()
    code, words = SAYABLE.get(name, ("", {}))
    if value in words:
        return code, words[value]
    offered = "、".join(words) or "、".join((*SAYABLE, "截至"))
    raise Refused(
        because(
            gettext_noop("“%(pair)s”不是能说明的，可写：%(offered)s"), pair=pair, offered=offered
        )
    )


def tell(batch: Batch) -> None:
    """What was recorded, what was not, and why."""
    for file in batch.files.order_by("pk"):
        for reason in reasons_again(file.troubles):
            print(reason)
    for reason in reasons_again(batch.troubles):
        print(reason)
    names = StagedRow.Outcome
    counted = counts_of(batch).items()
    print("，".join(f"{names(key).label} {count} 行" for key, count in counted) or "没有读到项目")
    if batch.state == Batch.State.APPLIED:
        projects, entries = batch.summary["projects"], batch.summary["entries"]
        print(f"已入账 #{batch.seq}：新登记 {projects} 个项目，记 {entries} 条（申报）")
    else:
        print(f"没有入账。可到网页上逐行定下：/imports/{batch.pk}/")
    left = StagedRow.objects.filter(
        table__file__batch=batch, outcome__in=("DOUBTFUL", "REFUSED")
    ).select_related("table")
    for row in left.order_by("table", "row")[:MOST_SHOWN]:
        why = [str(reason) for reason in reasons_again(row.reasons)]
        why += [f"像是“{one['shown']}”" for one in row.candidates]
        where = f"{row.get_outcome_display()}  {row.table.sheet} 第 {row.row} 行 {row.name}"
        print(f"{where}：{'；'.join(why)}")


class Bar:
    """A bar on the terminal with the time that is left; nothing where nobody watches."""

    def __init__(self, what: str) -> None:
        self.what, self.began, self.last = what, time.monotonic(), 0.0

    def __call__(self, done: int, whole: int) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or not whole or now - self.last < 0.2:
            return
        self.last = now
        full = WIDTH * done // whole
        left = (now - self.began) * (whole - done) / done if done else 0
        bar = f"{'█' * full}{'·' * (WIDTH - full)}"
        print(f"\r{self.what} {bar} {done}/{whole} 约剩 {left:.0f} 秒 ", end="", file=sys.stderr)
