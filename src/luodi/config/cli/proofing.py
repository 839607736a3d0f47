"""`luodi proof`: what the numbers of a report or a table say of one another."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.utils import timezone

from luodi.analysis.proofreading.queries.book import Compared, as_values, compared
from luodi.analysis.proofreading.rules.finding import CERTAINTIES, RELATIONS, Finding
from luodi.analysis.proofreading.rules.proof import Proof, proof
from luodi.analysis.proofreading.rules.telling import as_json
from luodi.config.cli.asking import book_named, book_option, file_content
from luodi.foundation.files.texts.opening import read
from luodi.kernel.passages import Block

WIDEST = 60


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("proof", help="核数：一份报告或表格里的数能不能互相印证")
    parser.add_argument(
        "file", type=Path, metavar="文件", help="docx、xlsx、xls、et、csv、txt、pdf"
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    parser.add_argument("--all", action="store_true", help="核对过且相符的也列出来")
    book_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    text = read(file_content(args.file), args.file.name)
    found = proof(text.blocks)
    known = beside(text.blocks, args.book) if args.book else None
    if args.json:
        own = as_json(found)
        said = own if known is None else {"findings": own, "book": as_values(known)}
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return 0
    for note in text.notes:
        print(note)
    print("\n".join(lines(found, with_held=args.all)))
    if known is not None:
        print("\n".join(told_of_book(known)))
    return 0


def beside(blocks: Sequence[Block], book: str) -> list[Compared]:
    return list(compared(blocks, book_named(book), timezone.now()))


def lines(found: Proof, *, with_held: bool) -> Iterator[str]:
    for one in found.wrong:
        yield from wrong(one)
    if with_held:
        for one in found.held:
            yield f"✓ {one.place.said} {RELATIONS[one.relation]} {one.printed}（{one.arithmetic}）"
    yield (
        f"核对 {len(found.findings)} 处：不符 {len(found.wrong)} 处，相符 {len(found.held)} 处；"
        f"另有 {found.untested} 个数没有可以对照的"
    )


def wrong(one: Finding) -> Iterator[str]:
    yield f"✗ {one.place.said} {RELATIONS[one.relation]} {CERTAINTIES[one.certainty]}"
    text = one.text if len(one.text) <= WIDEST else one.text[: WIDEST - 1] + "…"
    yield f"  {text}"
    follows = (
        f"算得 {one.computed}（{one.arithmetic}），相差 {one.difference}。" if one.computed else ""
    )
    yield f"  写的是 {one.printed}。{follows}{one.why}"


FITS = {
    "both": "与账相符",
    "verified": "与核定数相符",
    "claimed": "只与申报数相符",
    "": "与账不符",
}


def told_of_book(known: Sequence[Compared]) -> Iterator[str]:
    """What the book has for the figures whose name and period the text says."""
    yield f"与账对照 {len(known)} 处" if known else "文中没有写明指标和时段、账上也有的数"
    for one in known:
        yield (
            f"  {one.place.said} {one.indicator}，{one.period.label}：写的是 {one.printed}，"
            f"核定 {one.verified}，申报 {one.claimed}，{FITS[one.fits]}"
        )
