"""`luodi proof`: what the numbers of a report or a table say of one another."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from luodi.analysis.proofreading.rules.finding import CERTAINTIES, RELATIONS, Finding
from luodi.analysis.proofreading.rules.proof import Proof, proof
from luodi.analysis.proofreading.rules.telling import as_json
from luodi.config.cli.asking import file_content
from luodi.foundation.files.texts.opening import read

WIDEST = 60


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("proof", help="核数：一份报告或表格里的数能不能互相印证")
    parser.add_argument(
        "file", type=Path, metavar="文件", help="docx、xlsx、xls、et、csv、txt、pdf"
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    parser.add_argument("--all", action="store_true", help="核对过且相符的也列出来")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    text = read(file_content(args.file), args.file.name)
    found = proof(text.blocks)
    if args.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=1))
        return 0
    for note in text.notes:
        print(note)
    print("\n".join(lines(found, with_held=args.all)))
    return 0


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
